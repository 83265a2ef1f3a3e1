package io.github.workaccount.enrollment.persistence;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.microsoft.PartnerProgram;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest.PartnerCenterAccount;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.request.PartnerCenterUser;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.MailReception;
import io.github.workaccount.enrollment.model.tenant.Surroundings;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import io.github.workaccount.enrollment.model.tenant.TenantInside.AdminRole;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DirectoryUser;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What is stored in the tests; each domain and id is another. */
final class Samples {

  /** Letters and signs that a database may lose. */
  static final String TEXT = "Ünïcode 日本 😀 'quoted' \"twice\" ; -- \\ {x} ${y} ?\n";

  private Samples() {}

  static DomainName domain() {
    return new DomainName("d" + UUID.randomUUID() + ".example");
  }

  static EnrollmentId id() {
    return new EnrollmentId("request-" + UUID.randomUUID());
  }

  /** An enrollment that has just begun. */
  static Enrollment enrollment(DomainName domain) {
    return new Enrollment(
        id(),
        UUID.randomUUID().toString(),
        "kim",
        Storage.NOW,
        request(),
        domain,
        EnrollmentState.CHECKING,
        null,
        RouteChoice.none(),
        null,
        null,
        null,
        0);
  }

  /** An enrollment with everything that one can have. */
  static Enrollment full(Enrollment begun) {
    return new Enrollment(
        begun.id(),
        begun.processInstanceId(),
        begun.requester(),
        begun.requestedAt(),
        begun.request(),
        begun.domain(),
        begun.state(),
        facts(),
        RouteChoice.none()
            .recommending(Route.LINK, TEXT, List.of(TEXT, "two"))
            .choosing(Route.CREATE, true),
        "alex@contoso.com",
        new Enrollment.Withdrawal("kim", Storage.NOW, TEXT),
        begun.outcome(),
        begun.version());
  }

  private static EnrollmentRequest request() {
    return new EnrollmentRequest(
        "kim@contoso.com",
        TEXT,
        "DE",
        List.of(
            new PartnerCenterUser("kim@contoso.com", "Referrals admin"),
            new PartnerCenterUser("al@contoso.com", null)),
        "contoso.onmicrosoft.com",
        PartnerCenterAccount.EXISTING,
        null,
        PartnerProgram.BOTH,
        true);
  }

  private static TenantFacts facts() {
    return new TenantFacts(
        DomainState.FEDERATED,
        new Tenant("holder", TEXT, "contoso.com"),
        new Tenant("stated", null, null),
        "microsoftonline.com",
        "https://signin.contoso.com",
        new TenantInside(
            TEXT,
            null,
            12_000,
            DomainPresence.UNVERIFIED,
            List.of(new DirectoryUser("kim@contoso.com", "id", "kim@contoso.onmicrosoft.com")),
            "group",
            new AdminRole("alex@contoso.com", true, List.of("Global Administrator")),
            true,
            List.of("Domain.Read.All")),
        Storage.NOW,
        new Surroundings(
            MailReception.NULL_MX,
            List.of(new DomainName("contoso.example")),
            new Surroundings.OtherDomain(
                new DomainName("emea.contoso.example"),
                DomainState.MANAGED,
                new Tenant("other", null, null)),
            TEXT));
  }

  /** A plan of two changes. */
  static Plan plan(EnrollmentId enrollment, String warning) {
    return new Plan(
        enrollment,
        Route.TAKE_OVER,
        "tenant-id",
        TEXT,
        List.of(
            change(1, ChangeKind.ADD_DOMAIN, Map.of("domain", "contoso.com")),
            change(2, ChangeKind.CREATE_GROUP, Map.of("displayName", TEXT, "mailNickname", "x"))),
        List.of(warning),
        Map.of("Users in the tenant", 12_000L));
  }

  private static Change change(int number, ChangeKind kind, Map<String, String> parameters) {
    return new Change(
        number,
        kind,
        TEXT,
        "POST /x",
        "Because.",
        new TreeMap<>(parameters),
        number == 1 ? Change.By.PRODUCT : Change.By.HAND);
  }
}
