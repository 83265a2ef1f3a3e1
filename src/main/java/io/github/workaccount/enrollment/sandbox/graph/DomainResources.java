package io.github.workaccount.enrollment.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.sandbox.http.Answer;
import io.github.workaccount.enrollment.sandbox.state.DomainNames;
import io.github.workaccount.enrollment.sandbox.state.EntraDirectory;
import io.github.workaccount.enrollment.sandbox.state.EntraTenant;
import io.github.workaccount.enrollment.sandbox.state.TenantDomain;
import io.github.workaccount.enrollment.sandbox.state.TenantKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Graph's answers about the domains of a tenant; proving one is in {@link DomainVerification}. */
public final class DomainResources {

  private static final Set<String> READ =
      Set.of("Domain.Read.All", "Domain.ReadWrite.All", "Directory.Read.All");
  private static final Set<String> READ_RECORDS = Set.of("Domain.Read.All", "Domain.ReadWrite.All");
  private static final Set<String> WRITE = Set.of("Domain.ReadWrite.All");

  private DomainResources() {}

  public static List<GraphRoute> routes() {
    return List.of(
        GraphRoute.of("GET", "/domains", READ, DomainResources::list),
        GraphRoute.of("POST", "/domains", WRITE, DomainResources::add),
        GraphRoute.of("GET", "/domains/{id}", READ, DomainResources::one),
        GraphRoute.of("DELETE", "/domains/{id}", WRITE, DomainResources::delete),
        GraphRoute.of(
            "GET",
            "/domains/{id}/verificationDnsRecords",
            READ_RECORDS,
            DomainVerification::records),
        GraphRoute.of("POST", "/domains/{id}/verify", WRITE, DomainVerification::verify));
  }

  static TenantDomain require(GraphRequest call) {
    String id = call.parameter("id");
    return DomainNames.normalize(id)
        .flatMap(name -> call.directory().domain(call.tenantId(), name))
        .orElseThrow(() -> GraphFailure.notFound(id));
  }

  /** A domain as Graph shows it. */
  static Map<String, Object> entity(GraphRequest call, TenantDomain domain, String availability) {
    boolean root =
        domain.verified()
            && call.directory().verifiedParent(domain.tenantId(), domain.name()).isEmpty();
    return OData.properties(
        "authenticationType",
        domain.federated() ? "Federated" : "Managed",
        "availabilityStatus",
        availability,
        "id",
        domain.name(),
        "isAdminManaged",
        true,
        "isDefault",
        domain.standard(),
        "isInitial",
        domain.initial(),
        "isRoot",
        root,
        "isVerified",
        domain.verified(),
        "supportedServices",
        domain.verified() ? List.of("Email", "OfficeCommunicationsOnline") : List.of(),
        "passwordValidityPeriodInDays",
        domain.federated() ? null : Integer.MAX_VALUE,
        "passwordNotificationWindowInDays",
        domain.federated() ? null : 14,
        "state",
        state(domain));
  }

  /** Assumed: that the state tells the last operation, and one that still runs. */
  private static Map<String, Object> state(TenantDomain domain) {
    boolean moving = domain.takeOverFrom() != null;
    String operation = moving ? "EmailVerifiedDomainTakeover" : "Add";
    return OData.properties(
        "status", moving ? "InProgress" : "Success",
        "operation", domain.verified() ? "Verify" : operation,
        "lastActionDateTime", domain.lastAction().toString());
  }

  private static Answer list(GraphRequest call) {
    List<Map<String, Object>> entities = new ArrayList<>();
    for (TenantDomain domain : call.directory().domainsOf(call.tenantId())) {
      entities.add(entity(call, domain, null));
    }
    return OData.collection(call, "domains", entities);
  }

  private static Answer one(GraphRequest call) {
    return OData.entity(call, 200, "domains/$entity", entity(call, require(call), null));
  }

  private static Answer add(GraphRequest call) {
    requireIdOnly(call.body());
    String id = call.requiredText("id");
    String name =
        DomainNames.normalize(id)
            .filter(domain -> !domain.endsWith(".onmicrosoft.com"))
            .orElseThrow(() -> GraphFailure.invalid("'" + id + "' can't be added as a domain."));
    EntraDirectory directory = call.directory();
    if (directory.domain(call.tenantId(), name).isPresent() || ownedElsewhere(directory, name)) {
      // Assumed: status and code, and that both cases share them; a read tells them apart.
      throw GraphFailure.invalid(
          "A conflicting object with one or more of the specified property values is present.");
    }
    TenantDomain domain = TenantDomain.unverified(call.tenantId(), name, call.now());
    Optional<TenantDomain> above = directory.verifiedParent(call.tenantId(), name);
    if (above.isPresent()) {
      // Rule D5: the verified root proves its subdomains.
      domain = domain.below(above.get(), call.now());
    }
    if (domain.federated() && call.http().target().startsWith("/graph/")) {
      // From public reports; nobody else holds it then. By hand, in the portal, it can be added.
      throw GraphFailure.invalid("A subdomain of a federated domain can't be added like this.");
    }
    directory.add(domain);
    return OData.entity(call, 201, "domains/$entity", entity(call, domain, null));
  }

  private static void requireIdOnly(JsonNode body) {
    body.fieldNames()
        .forEachRemaining(
            property -> {
              if (!"id".equals(property) && !property.startsWith("@odata.")) {
                throw GraphFailure.invalid(
                    "Property '" + property + "' can't be set when a domain is created.");
              }
            });
  }

  /** A domain verified in a managed tenant can't be taken; one in an unmanaged tenant can (D4). */
  static boolean ownedElsewhere(EntraDirectory directory, String name) {
    Optional<EntraTenant> owner =
        directory
            .verifiedDomain(name)
            .flatMap(domain -> directory.tenants().get(domain.tenantId()));
    return owner.isPresent() && owner.get().kind() == TenantKind.MANAGED;
  }

  private static Answer delete(GraphRequest call) {
    TenantDomain domain = require(call);
    boolean used =
        call.directory().usersOf(call.tenantId()).stream()
            .anyMatch(user -> user.userPrincipalName().endsWith("@" + domain.name()));
    if (domain.initial() || domain.standard() || used) {
      throw GraphFailure.invalid(
          "The domain is the initial or the default one, or users still have names in it.");
    }
    call.directory().domains().remove(domain.key());
    return Answer.noContent();
  }
}
