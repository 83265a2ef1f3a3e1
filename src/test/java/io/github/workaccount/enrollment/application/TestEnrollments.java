package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.DomainName;
import io.github.workaccount.enrollment.model.DomainState;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.EnrollmentRequest;
import io.github.workaccount.enrollment.model.EnrollmentRequest.PartnerCenterAccount;
import io.github.workaccount.enrollment.model.EnrollmentState;
import io.github.workaccount.enrollment.model.PartnerCenterUser;
import io.github.workaccount.enrollment.model.RouteChoice;
import io.github.workaccount.enrollment.model.Tenant;
import io.github.workaccount.enrollment.model.TenantFacts;
import io.github.workaccount.enrollment.model.TenantInside;
import io.github.workaccount.enrollment.model.TenantInside.AdminRole;
import io.github.workaccount.enrollment.model.TenantInside.DomainPresence;
import java.time.Instant;
import java.util.List;

/** Enrollments for tests of use cases. */
final class TestEnrollments {

  static final EnrollmentId ID = new EnrollmentId("contoso.com-7K3Q9");

  private TestEnrollments() {}

  static Enrollment askedForBy(String requester) {
    return new Enrollment(
        ID,
        "instance",
        requester,
        Instant.EPOCH,
        new EnrollmentRequest(
            "kim@contoso.com",
            "Contoso",
            "US",
            List.of(new PartnerCenterUser("kim@contoso.com", null)),
            null,
            PartnerCenterAccount.EXISTING,
            null,
            null,
            false),
        new DomainName("contoso.com"),
        EnrollmentState.AWAITING_PLAN_APPROVAL,
        null,
        RouteChoice.none(),
        null,
        null,
        null,
        0);
  }

  /** One whose tenant was looked into, with an administrator of these roles. */
  static Enrollment with(AdminRole role) {
    Tenant tenant = new Tenant("tenant-id", "Contoso", "contoso.com");
    TenantInside inside =
        new TenantInside("Contoso", "US", 40, DomainPresence.VERIFIED, List.of(), null, role);
    return askedForBy("kim")
        .withFacts(
            new TenantFacts(
                DomainState.MANAGED,
                tenant,
                null,
                "microsoftonline.com",
                null,
                inside,
                Instant.EPOCH));
  }
}
