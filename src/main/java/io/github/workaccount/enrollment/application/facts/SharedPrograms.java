package io.github.workaccount.enrollment.application.facts;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.model.microsoft.PartnerProgram;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Finds two partner programs that would share one tenant: they belong in two (rule B4). */
@Component
public class SharedPrograms {

  private static final String LINKED = "An earlier enrollment linked the tenant %s for the %s";
  private static final String RUNNING =
      "Another enrollment that is under way is to link the tenant %s for the %s";

  private final Enrollments enrollments;

  public SharedPrograms(Enrollments enrollments) {
    this.enrollments = enrollments;
  }

  /**
   * Looks at what is asked for, and at every enrollment that linked the tenant or may link it.
   *
   * @param enrollment the enrollment
   * @param facts what is known of its tenant
   * @return why two programs would share it, a sentence that names nobody else's enrollment; null
   *     when they would not
   */
  String shared(Enrollment enrollment, TenantFacts facts) {
    if (enrollment.request().partnerProgram() == PartnerProgram.BOTH) {
      return "The request is for both partner programs, and they belong in two separate tenants.";
    }
    String linked = mixed(enrollment, facts, enrollments::linkedTo, LINKED);
    return linked != null ? linked : mixed(enrollment, facts, this::running, RUNNING);
  }

  /**
   * Looks again when an enrollment is approved: others may have been approved since it was looked
   * at.
   *
   * @param enrollment the enrollment
   * @return as above
   */
  public String approvedMeanwhile(Enrollment enrollment) {
    return mixed(
        enrollment,
        enrollment.facts(),
        tenant -> running(tenant).stream().filter(other -> other.route().chosen() != null).toList(),
        RUNNING);
  }

  private List<Enrollment> running(String tenantId) {
    return enrollments.leadingTo(tenantId).stream()
        .filter(other -> other.withdrawal() == null)
        .toList();
  }

  private static String mixed(
      Enrollment enrollment,
      TenantFacts facts,
      Function<String, List<Enrollment>> others,
      String beginning) {
    PartnerProgram program = enrollment.request().partnerProgram();
    Tenant target = facts.target().orElse(null);
    if (program == null || target == null) {
      return null;
    }
    return others.apply(target.id()).stream()
        .filter(other -> !other.id().equals(enrollment.id()))
        .map(other -> other.request().partnerProgram())
        .filter(other -> other != null && program.mixesWith(other))
        .findFirst()
        .map(
            other ->
                beginning.formatted(target.inFull(), other.words())
                    + ", and this request is for the %s; the two belong in separate tenants."
                        .formatted(program.words()))
        .orElse(null);
  }
}
