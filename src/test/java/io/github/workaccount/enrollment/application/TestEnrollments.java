package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.microsoft.PartnerProgram;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest.PartnerCenterAccount;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.request.PartnerCenterUser;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import io.github.workaccount.enrollment.model.tenant.TenantInside.AdminRole;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Enrollments for tests of use cases. */
public final class TestEnrollments {

  public static final EnrollmentId ID = new EnrollmentId("contoso.com-7K3Q9");

  public static final DomainName DOMAIN = new DomainName("contoso.com");

  public static final Tenant TENANT = new Tenant("tenant-id", "Contoso", "contoso.onmicrosoft.com");

  public static final User KIM = new User("kim", Set.of(User.REQUESTERS));
  public static final User SAM = new User("sam", Set.of(User.ENROLLMENT_ADMINS));

  private TestEnrollments() {}

  public static Enrollment askedForBy(String requester) {
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
  public static Enrollment askedFor(
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
  public static Enrollment leadingToTenant(DomainPresence presence) {
    return askedForBy("kim").withFacts(facts(presence));
  }

  /** The domain is in no tenant but Contoso's, which was looked into. */
  public static TenantFacts facts(DomainPresence presence) {
    return facts(presence, TENANT);
  }

  /** The domain is in no tenant but this one, which was looked into. */
  public static TenantFacts facts(DomainPresence presence, Tenant tenant) {
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
  public static Enrollment another(String domain) {
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
  public static Enrollment dryRun(Enrollment enrollment) {
    return enrollment.withRequest(enrollment.request().withDryRun(true), enrollment.domain());
  }

  /** One whose tenant was looked into, with an administrator of these roles. */
  public static Enrollment with(AdminRole role) {
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
