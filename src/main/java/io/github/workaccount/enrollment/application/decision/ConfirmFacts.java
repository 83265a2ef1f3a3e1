package io.github.workaccount.enrollment.application.decision;

import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.PublicDirectory;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.PublicDomain;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Reads what an approval rests on once more: days may lie between the facts and the approval. On
 * the route that changes nothing in the tenant, this is the last look before the association.
 */
@Service
public class ConfirmFacts {

  private final Enrollments enrollments;
  private final ApproveEnrollment approvals;
  private final PublicDirectory directory;
  private final ReopenApproval reopening;
  private final Clock clock;

  ConfirmFacts(
      Enrollments enrollments,
      ApproveEnrollment approvals,
      PublicDirectory directory,
      ReopenApproval reopening,
      Clock clock) {
    this.enrollments = enrollments;
    this.approvals = approvals;
    this.directory = directory;
    this.reopening = reopening;
    this.clock = clock;
  }

  /**
   * Looks. Where something differs, the approval is taken back with the reason.
   *
   * @param id an enrollment that was just approved
   * @return whether domain and tenant are as they were approved; not where the approval named
   *     another tenant or domain, whose facts nobody has read yet
   * @throws DirectoryFailure when Microsoft cannot be asked
   */
  public boolean stillHold(EnrollmentId id) {
    Enrollment enrollment = enrollments.get(id);
    if (enrollment.route().chosen() == Route.STOP) {
      return true;
    }
    if (enrollment.facts() == null) {
      return false;
    }
    Optional<String> difference = difference(enrollment);
    difference.ifPresent(why -> reopening.because(id, why));
    return difference.isEmpty() && !approvals.factsAreStale(id);
  }

  private Optional<String> difference(Enrollment enrollment) {
    TenantFacts approved = enrollment.facts();
    PublicDomain found = directory.lookUp(enrollment.id(), enrollment.domain());
    if (approved.stated() == null) {
      return differenceOfDomain(enrollment, TenantFacts.of(found, null, clock.instant()));
    }
    String named = enrollment.request().existingTenant();
    Tenant stated = directory.findTenant(enrollment.id(), named).orElse(null);
    return approved.stated().isSame(stated)
        ? differenceOfDomain(enrollment, TenantFacts.of(found, stated, clock.instant()))
        : Optional.of(differenceOfTenant(named, approved.stated(), stated));
  }

  private static String differenceOfTenant(String named, Tenant before, Tenant after) {
    return after == null
        ? before.goneSentence()
        : "%s was the tenant %s when it was approved, and is now the tenant %s."
            .formatted(named, before.inFull(), after.inFull());
  }

  private static Optional<String> differenceOfDomain(Enrollment enrollment, TenantFacts now) {
    TenantFacts approved = enrollment.facts();
    return approved.isWhere(now)
        ? Optional.empty()
        : Optional.of(
            "%s was %s when it was approved, and is %s now."
                .formatted(enrollment.domain(), approved.whereabouts(), now.whereabouts()));
  }
}
