package io.github.workaccount.enrollment.sandbox.graph;

import io.github.workaccount.enrollment.sandbox.http.Answer;
import io.github.workaccount.enrollment.sandbox.state.EntraDirectory;
import io.github.workaccount.enrollment.sandbox.state.EntraTenant;
import io.github.workaccount.enrollment.sandbox.state.EntraUser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Graph's answers about users: how many, who, and with which directory roles. */
final class UserResources {

  private static final Set<String> READ_USERS =
      Set.of("User.ReadBasic.All", "User.Read.All", "Directory.Read.All");
  private static final Set<String> READ_ROLES =
      Set.of("Directory.Read.All", "RoleManagement.Read.Directory");
  private static final Set<String> FILTERABLE = Set.of("id", "userPrincipalName", "mail");

  private UserResources() {}

  static List<GraphRoute> routes() {
    return List.of(
        GraphRoute.of("GET", "/users/$count", READ_USERS, UserResources::count),
        GraphRoute.of("GET", "/users", READ_USERS, UserResources::list),
        GraphRoute.of("GET", "/users/{id}", READ_USERS, UserResources::one),
        GraphRoute.of(
            "GET",
            "/users/{id}/transitiveMemberOf/microsoft.graph.directoryRole",
            READ_ROLES,
            UserResources::roles),
        // Graph takes both names of the type; its client libraries use the short one.
        GraphRoute.of(
            "GET",
            "/users/{id}/transitiveMemberOf/graph.directoryRole",
            READ_ROLES,
            UserResources::roles));
  }

  /** A user as Graph shows it, here and among the members of a group. */
  static Map<String, Object> entity(EntraUser user) {
    return OData.properties(
        "businessPhones", List.of(),
        "displayName", user.displayName(),
        "givenName", user.givenName(),
        "jobTitle", null,
        "mail", user.mail(),
        "mobilePhone", null,
        "officeLocation", null,
        "preferredLanguage", null,
        "surname", user.surname(),
        "userPrincipalName", user.userPrincipalName(),
        "id", user.id());
  }

  /** With what Graph shows only where it is asked for. */
  private static Map<String, Object> selectable(
      GraphRequest call, EntraUser user, Map<String, Object> entity) {
    if (call.http().query().getOrDefault("$select", "").contains("userType")) {
      entity.put("userType", user.userType());
    }
    return entity;
  }

  static EntraUser require(GraphRequest call, String idOrName) {
    return call.directory()
        .user(call.tenantId(), idOrName)
        .orElseThrow(() -> GraphFailure.notFound(idOrName));
  }

  private static Answer count(GraphRequest call) {
    if (!"eventual".equalsIgnoreCase(call.http().header("consistencylevel").orElse(""))) {
      throw GraphFailure.badRequest(
          "$count is not currently supported without the header ConsistencyLevel: eventual.");
    }
    EntraTenant tenant = call.directory().tenants().get(call.tenantId()).orElseThrow();
    long named = call.directory().usersOf(tenant.id()).size();
    return Answer.text(Long.toString(named + tenant.unnamedUsers()));
  }

  private static Answer list(GraphRequest call) {
    ODataFilter filter = ODataFilter.parse(call.http().query().get("$filter"), FILTERABLE);
    List<Map<String, Object>> found = new ArrayList<>();
    for (EntraUser user : call.directory().usersOf(call.tenantId())) {
      Map<String, Object> entity = entity(user);
      if (filter.accepts(entity)) {
        found.add(selectable(call, user, entity));
      }
    }
    return OData.collection(call, "users", found);
  }

  private static Answer one(GraphRequest call) {
    EntraUser user = require(call, call.parameter("id"));
    return OData.entity(call, 200, "users/$entity", selectable(call, user, entity(user)));
  }

  private static Answer roles(GraphRequest call) {
    EntraUser user = require(call, call.parameter("id"));
    List<Map<String, Object>> roles = new ArrayList<>();
    for (String template : user.roleTemplateIds()) {
      String seed = call.tenantId() + template;
      roles.add(
          OData.properties(
              "@odata.type",
              "#microsoft.graph.directoryRole",
              "id",
              UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString(),
              "displayName",
              EntraDirectory.GLOBAL_ADMINISTRATOR.equals(template)
                  ? "Global Administrator"
                  : template,
              "description",
              null,
              "roleTemplateId",
              template));
    }
    return OData.collection(call, "directoryRoles", roles);
  }
}
