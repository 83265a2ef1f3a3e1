package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.DomainName;
import io.github.workaccount.enrollment.model.DomainState;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.EnrollmentRequest;
import io.github.workaccount.enrollment.model.EnrollmentRequest.PartnerCenterAccount;
import io.github.workaccount.enrollment.model.EnrollmentState;
import io.github.workaccount.enrollment.model.PartnerCenterUser;
import io.github.workaccount.enrollment.model.PartnerProgram;
import io.github.workaccount.enrollment.model.RouteChoice;
import io.github.workaccount.enrollment.model.Tenant;
import io.github.workaccount.enrollment.model.TenantFacts;
import io.github.workaccount.enrollment.model.TenantInside;
import io.github.workaccount.enrollment.model.TenantInside.AdminRole;
import io.github.workaccount.enrollment.model.TenantInside.DomainPresence;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Enrollments for tests of use cases. */
final class TestEnrollments {

  static final EnrollmentId ID = new EnrollmentId("contoso.com-7K3Q9");

  static final DomainName DOMAIN = new DomainName("contoso.com");

  static final Tenant TENANT = new Tenant("tenant-id", "Contoso", "contoso.onmicrosoft.com");

  static final User KIM = new User("kim", Set.of(User.REQUESTERS));
  static final User SAM = new User("sam", Set.of(User.ENROLLMENT_ADMINS));

  private TestEnrollments() {}

  static Enrollment askedForBy(String requester) {
    return new Enrollment(
        ID,
        "instance",
        requester,
        Instant.EPOCH,
        request("kim@contoso.com", null, null),
        DOMAIN,
        EnrollmentState.AWAITING_PLAN_APPROVAL,
        null,
        RouteChoice.none(),
        null,
        null,
        null,
        0);
  }

  /** One of another address, domain, named tenant or partner program. */
  static Enrollment askedFor(
      String email, DomainName domain, String namedTenant, PartnerProgram program) {
    return askedForBy("kim").withRequest(request(email, namedTenant, program), domain);
  }

  private static EnrollmentRequest request(
      String email, String namedTenant, PartnerProgram program) {
    return new EnrollmentRequest(
        email,
        "Contoso",
        "US",
        List.of(new PartnerCenterUser("kim@contoso.com", null)),
        namedTenant,
        PartnerCenterAccount.EXISTING,
        null,
        program,
        false);
  }

  /** One that leads to Contoso's tenant, where the domain is. */
  static Enrollment leadingToTenant(DomainPresence presence) {
    return askedForBy("kim").withFacts(facts(presence));
  }

  /** The domain is in no tenant but Contoso's, which was looked into. */
  static TenantFacts facts(DomainPresence presence) {
    return facts(presence, TENANT);
  }

  /** The domain is in no tenant but this one, which was looked into. */
  static TenantFacts facts(DomainPresence presence, Tenant tenant) {
    return new TenantFacts(
        presence == DomainPresence.VERIFIED ? DomainState.MANAGED : DomainState.NONE,
        presence == DomainPresence.VERIFIED ? tenant : null,
        tenant,
        "microsoftonline.com",
        null,
        new TenantInside("Contoso", "US", 40, presence, List.of(), null, AdminRole.unknown()),
        Instant.EPOCH);
  }

  /** Somebody else's, of another domain, with nothing found yet. */
  static Enrollment another(String domain) {
    Enrollment like = askedForBy("al");
    return new Enrollment(
        new EnrollmentId(domain + "-8M4R2"),
        "instance of " + domain,
        like.requester(),
        like.requestedAt(),
        like.request(),
        new DomainName(domain),
        EnrollmentState.APPLYING,
        null,
        like.route(),
        null,
        null,
        null,
        0);
  }

  /** The same enrollment as a dry run. */
  static Enrollment dryRun(Enrollment enrollment) {
    return enrollment.withRequest(enrollment.request().withDryRun(true), enrollment.domain());
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
