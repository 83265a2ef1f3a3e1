package io.github.workaccount.enrollment.sandbox.graph;

import io.github.workaccount.enrollment.sandbox.http.Answer;
import io.github.workaccount.enrollment.sandbox.state.DomainNames;
import io.github.workaccount.enrollment.sandbox.state.EntraTenant;
import io.github.workaccount.enrollment.sandbox.state.TenantDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Graph's answers about tenants: the caller's own organization, and other ones from outside. */
final class TenantResources {

  private static final Set<String> LOOK_UP = Set.of("CrossTenantInformation.ReadBasic.All");
  private static final Set<String> READ_ORGANIZATION =
      Set.of("Organization.Read.All", "Directory.Read.All");

  private TenantResources() {}

  static List<GraphRoute> routes() {
    return List.of(
        GraphRoute.of(
            "GET",
            "/tenantRelationships/findTenantInformationByDomainName(domainName='{name}')",
            LOOK_UP,
            call -> information(call, byDomain(call))),
        GraphRoute.of(
            "GET",
            "/tenantRelationships/findTenantInformationByTenantId(tenantId='{id}')",
            LOOK_UP,
            call -> information(call, byId(call))),
        GraphRoute.of("GET", "/organization", READ_ORGANIZATION, TenantResources::organizations),
        GraphRoute.of("GET", "/organization/{id}", READ_ORGANIZATION, TenantResources::one));
  }

  /** Assumed: 404 where no tenant of this cloud has the domain verified. */
  private static EntraTenant byDomain(GraphRequest call) {
    String name = call.parameter("name");
    return DomainNames.normalize(name)
        .flatMap(call.directory()::globalTenant)
        .orElseThrow(() -> GraphFailure.notFound(name));
  }

  /** Assumed: 404 where this cloud has no such tenant. */
  private static EntraTenant byId(GraphRequest call) {
    String id = call.parameter("id");
    return call.directory()
        .globalTenant(id)
        .filter(tenant -> tenant.id().equalsIgnoreCase(id))
        .orElseThrow(() -> GraphFailure.notFound(id));
  }

  private static Answer information(GraphRequest call, EntraTenant tenant) {
    boolean federated =
        call.directory().domainsOf(tenant.id()).stream().anyMatch(TenantDomain::federated);
    return OData.entity(
        call,
        200,
        "microsoft.graph.tenantInformation",
        OData.properties(
            "tenantId", tenant.id(),
            "federationBrandName", federated ? tenant.displayName() : null,
            "displayName", tenant.displayName(),
            "defaultDomainName", call.directory().defaultDomain(tenant)));
  }

  private static Answer organizations(GraphRequest call) {
    return OData.collection(call, "organization", List.of(organization(call)));
  }

  private static Answer one(GraphRequest call) {
    if (!call.tenantId().equalsIgnoreCase(call.parameter("id"))) {
      throw GraphFailure.notFound(call.parameter("id"));
    }
    return OData.entity(call, 200, "organization/$entity", organization(call));
  }

  private static Map<String, Object> organization(GraphRequest call) {
    EntraTenant tenant = call.directory().tenants().get(call.tenantId()).orElseThrow();
    List<Map<String, Object>> domains = new ArrayList<>();
    for (TenantDomain domain : call.directory().domainsOf(tenant.id())) {
      if (domain.verified()) {
        domains.add(
            OData.properties(
                "capabilities", "Email, OfficeCommunicationsOnline",
                "isDefault", domain.standard(),
                "isInitial", domain.initial(),
                "name", domain.name(),
                "type", domain.federated() ? "Federated" : "Managed"));
      }
    }
    return OData.properties(
        "id", tenant.id(),
        "displayName", tenant.displayName(),
        "countryLetterCode", tenant.country(),
        "tenantType", "AAD",
        "technicalNotificationMails", List.of("alex@" + tenant.initialDomain()),
        "assignedPlans", List.of(),
        "provisionedPlans", List.of(),
        "verifiedDomains", domains);
  }
}
