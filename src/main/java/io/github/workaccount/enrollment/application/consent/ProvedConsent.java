package io.github.workaccount.enrollment.application.consent;

import io.github.workaccount.enrollment.application.consent.ConsentRequests.ConsentRequest;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.Workflow;
import io.github.workaccount.enrollment.application.failure.WrongState;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a consent once a token has proved it, and lets its enrollment go on: all or nothing. */
@Service
class ProvedConsent {

  private final Enrollments enrollments;
  private final ConsentRequests requests;
  private final ConsentRemoval removal;
  private final Evidence evidence;
  private final Workflow workflow;
  private final Clock clock;

  ProvedConsent(
      Enrollments enrollments,
      ConsentRequests requests,
      ConsentRemoval removal,
      Evidence evidence,
      Workflow workflow,
      Clock clock) {
    this.enrollments = enrollments;
    this.requests = requests;
    this.removal = removal;
    this.evidence = evidence;
    this.workflow = workflow;
    this.clock = clock;
  }

  /**
   * Uses a request up.
   *
   * @param request whose consent was proved
   * @param permissions what the token allows
   * @return false when somebody else used it meanwhile
   * @throws WrongState when the enrollment went on meanwhile
   */
  @Transactional
  boolean keep(ConsentRequest request, List<String> permissions) {
    EnrollmentId id = request.enrollment();
    if (!requests.use(request, clock.instant())) {
      return false;
    }
    removal.proved(id, request.tenantId(), request.access());
    evidence.add(
        id,
        EvidenceKind.CONSENT,
        Evidence.SYSTEM,
        Map.of(
            "tenant",
            request.tenantId(),
            "access",
            request.access().key(),
            "permissions",
            permissions));
    if (!workflow.consentGranted(enrollments.get(id).processInstanceId())) {
      throw new WrongState("The enrollment %s does not wait for consent any more.".formatted(id));
    }
    return true;
  }
}
