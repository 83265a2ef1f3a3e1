package io.github.workaccount.enrollment.process.listener;

import static java.util.Map.entry;

import io.github.workaccount.enrollment.application.outcome.EndEnrollment;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.process.EarlierElements;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.Variables;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Keeps where an enrollment stands while its process instance moves. */
@Component
public class StateListener {

  /** What the enrollment waits for, or has come to, at an element. */
  public static final Map<String, EnrollmentState> ENTERED =
      Map.ofEntries(
          entry(Elements.CORRECT_REQUEST, EnrollmentState.AWAITING_CORRECTION),
          entry(Elements.APPROVE_ENROLLMENT, EnrollmentState.AWAITING_APPROVAL),
          entry(Elements.CREATE_WORK_ACCOUNT, EnrollmentState.AWAITING_WORK_ACCOUNT),
          entry(Elements.TAKE_OVER_TENANT, EnrollmentState.AWAITING_TAKE_OVER),
          entry(Elements.GRANT_CONSENT, EnrollmentState.AWAITING_CONSENT),
          entry(Elements.APPROVE_PLAN, EnrollmentState.AWAITING_PLAN_APPROVAL),
          entry(Elements.PUBLISH_DNS_RECORD, EnrollmentState.AWAITING_DNS_RECORD),
          entry(Elements.RESOLVE_DOMAIN_CONFLICT, EnrollmentState.AWAITING_CONFLICT_RESOLUTION),
          entry(Elements.ADD_DOMAIN_BY_HAND, EnrollmentState.APPLYING),
          entry(Elements.VERIFY_DOMAIN_BY_HAND, EnrollmentState.APPLYING),
          entry(Elements.APPLY_CHANGE_BY_HAND, EnrollmentState.APPLYING),
          entry(Elements.ASSOCIATE_IN_PARTNER_CENTER, EnrollmentState.AWAITING_ASSOCIATION),
          entry("ReserveInitialDomain", EnrollmentState.CHECKING),
          entry(Elements.UNDO_CHANGES, EnrollmentState.APPLYING),
          entry("Enrolled", EnrollmentState.ENROLLED),
          entry("Rejected", EnrollmentState.REJECTED),
          entry("PlanRejected", EnrollmentState.REJECTED),
          entry("Stopped", EnrollmentState.STOPPED),
          entry("DryRunDone", EnrollmentState.STOPPED),
          entry("AccountDryRunDone", EnrollmentState.STOPPED),
          entry(EarlierElements.CREATION_DRY_RUN_DONE, EnrollmentState.STOPPED),
          entry(EarlierElements.TAKE_OVER_DRY_RUN_DONE, EnrollmentState.STOPPED),
          entry("DomainNotAvailable", EnrollmentState.STOPPED),
          entry("Expired", EnrollmentState.EXPIRED),
          entry("Withdrawn", EnrollmentState.WITHDRAWN));

  /** What goes on when a task is done; the created work account is still awaited after its task. */
  private static final Map<String, EnrollmentState> LEFT =
      Map.of(
          Elements.CORRECT_REQUEST, EnrollmentState.CHECKING,
          Elements.APPROVE_ENROLLMENT, EnrollmentState.CHECKING,
          Elements.TAKE_OVER_TENANT, EnrollmentState.CHECKING,
          Elements.GRANT_CONSENT, EnrollmentState.CHECKING,
          Elements.APPROVE_PLAN, EnrollmentState.APPLYING,
          Elements.PUBLISH_DNS_RECORD, EnrollmentState.APPLYING,
          Elements.RESOLVE_DOMAIN_CONFLICT, EnrollmentState.APPLYING);

  private final EndEnrollment enrollments;

  StateListener(EndEnrollment enrollments) {
    this.enrollments = enrollments;
  }

  void entered(DelegateExecution execution) {
    reach(execution, ENTERED);
  }

  void left(DelegateExecution execution) {
    reach(execution, LEFT);
  }

  private void reach(DelegateExecution execution, Map<String, EnrollmentState> states) {
    Optional.ofNullable(states.get(execution.getCurrentActivityId()))
        .ifPresent(state -> enrollments.reach(Variables.enrollment(execution), state));
  }
}
