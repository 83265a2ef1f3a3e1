package io.github.workaccount.enrollment.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.sandbox.http.Answer;
import io.github.workaccount.enrollment.sandbox.state.EntraUser;
import io.github.workaccount.enrollment.sandbox.state.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Graph's answers about security groups and their members. */
public final class GroupResources {

  private static final Set<String> READ =
      Set.of(
          "Group.ReadBasic.All",
          "GroupMember.Read.All",
          "Group.Read.All",
          "Group.ReadWrite.All",
          "Directory.Read.All");
  private static final Set<String> READ_MEMBERS =
      Set.of(
          "GroupMember.Read.All",
          "GroupMember.ReadWrite.All",
          "Group.Read.All",
          "Group.ReadWrite.All",
          "Directory.Read.All");
  private static final Set<String> CREATE = Set.of("Group.Create", "Group.ReadWrite.All");
  private static final Set<String> DELETE = Set.of("Group.ReadWrite.All");
  private static final Set<String> CHANGE_MEMBERS =
      Set.of("GroupMember.ReadWrite.All", "Group.ReadWrite.All");
  private static final Set<String> FILTERABLE = Set.of("id", "mailNickname", "displayName");
  private static final Set<String> SETTABLE =
      Set.of("displayName", "mailNickname", "mailEnabled", "securityEnabled", "description");

  private GroupResources() {}

  public static List<GraphRoute> routes() {
    return List.of(
        GraphRoute.of("GET", "/groups", READ, GroupResources::list),
        GraphRoute.of("POST", "/groups", CREATE, GroupResources::create),
        GraphRoute.of("GET", "/groups/{id}", READ, GroupResources::one),
        GraphRoute.of("DELETE", "/groups/{id}", DELETE, GroupResources::delete),
        GraphRoute.of("GET", "/groups/{id}/members", READ_MEMBERS, GroupResources::members),
        GraphRoute.of(
            "POST", "/groups/{id}/members/$ref", CHANGE_MEMBERS, GroupResources::addMember),
        GraphRoute.of(
            "DELETE",
            "/groups/{id}/members/{member}/$ref",
            CHANGE_MEMBERS,
            GroupResources::removeMember));
  }

  private static Map<String, Object> entity(Group group) {
    return OData.properties(
        "id", group.id(),
        "deletedDateTime", null,
        "createdDateTime", group.created().toString(),
        "description", group.description(),
        "displayName", group.displayName(),
        "groupTypes", List.of(),
        "mail", null,
        "mailEnabled", false,
        "mailNickname", group.mailNickname(),
        "securityEnabled", true,
        "visibility", null);
  }

  private static Group require(GraphRequest call) {
    String id = call.parameter("id");
    return call.directory().group(call.tenantId(), id).orElseThrow(() -> GraphFailure.notFound(id));
  }

  private static Answer list(GraphRequest call) {
    ODataFilter filter = ODataFilter.parse(call.http().query().get("$filter"), FILTERABLE);
    List<Map<String, Object>> found = new ArrayList<>();
    for (Group group : call.directory().groupsOf(call.tenantId())) {
      Map<String, Object> entity = entity(group);
      if (filter.accepts(entity)) {
        found.add(entity);
      }
    }
    return OData.collection(call, "groups", found);
  }

  private static Answer one(GraphRequest call) {
    return OData.entity(call, 200, "groups/$entity", entity(require(call)));
  }

  /** A nickname need not be unique among security groups: sending it twice makes two groups. */
  private static Answer create(GraphRequest call) {
    JsonNode body = call.body();
    requireKnownProperties(body);
    String displayName = call.requiredText("displayName");
    String mailNickname = call.requiredText("mailNickname");
    requireSecurityGroup(body);
    Group group =
        new Group(
            UUID.randomUUID().toString(),
            call.tenantId(),
            displayName,
            body.path("description").isTextual() ? body.path("description").asText() : null,
            mailNickname,
            call.now(),
            initialMembers(call, body));
    call.directory().groups().put(group.id(), group);
    return OData.entity(call, 201, "groups/$entity", entity(group));
  }

  private static void requireKnownProperties(JsonNode body) {
    body.fieldNames()
        .forEachRemaining(
            property -> {
              if (!SETTABLE.contains(property) && !property.contains("@odata.")) {
                throw GraphFailure.invalid("A group has no property '" + property + "' to set.");
              }
            });
  }

  private static void requireSecurityGroup(JsonNode body) {
    for (String property : List.of("mailEnabled", "securityEnabled")) {
      if (!body.path(property).isBoolean()) {
        throw GraphFailure.invalid(
            "A value is required for property '" + property + "' of the resource.");
      }
    }
    if (body.path("mailEnabled").asBoolean() || !body.path("securityEnabled").asBoolean()) {
      throw GraphFailure.invalid("The sandbox has security groups without a mailbox only.");
    }
  }

  private static List<String> initialMembers(GraphRequest call, JsonNode body) {
    List<String> members = new ArrayList<>();
    for (JsonNode reference : body.path("members@odata.bind")) {
      members.add(referencedUser(call, reference.asText()).id());
    }
    return List.copyOf(members);
  }

  private static Answer delete(GraphRequest call) {
    call.directory().groups().remove(require(call).id());
    return Answer.noContent();
  }

  private static Answer members(GraphRequest call) {
    List<Map<String, Object>> members = new ArrayList<>();
    for (String id : require(call).memberIds()) {
      call.directory()
          .user(call.tenantId(), id)
          .ifPresent(
              user -> {
                Map<String, Object> entity =
                    OData.properties("@odata.type", "#microsoft.graph.user");
                entity.putAll(UserResources.entity(user));
                members.add(entity);
              });
    }
    return OData.collection(call, "directoryObjects", members);
  }

  private static Answer addMember(GraphRequest call) {
    Group group = require(call);
    EntraUser user = referencedUser(call, call.requiredText("@odata.id"));
    if (group.memberIds().contains(user.id())) {
      throw GraphFailure.invalid(
          "One or more added object references already exist for the following modified"
              + " properties: 'members'.");
    }
    List<String> members = new ArrayList<>(group.memberIds());
    members.add(user.id());
    call.directory().groups().put(group.id(), group.withMembers(members));
    return Answer.noContent();
  }

  private static Answer removeMember(GraphRequest call) {
    Group group = require(call);
    List<String> members = new ArrayList<>(group.memberIds());
    if (!members.removeIf(call.parameter("member")::equalsIgnoreCase)) {
      throw GraphFailure.notFound(call.parameter("member"));
    }
    call.directory().groups().put(group.id(), group.withMembers(members));
    return Answer.noContent();
  }

  /** The user that an address such as {@code https://…/v1.0/directoryObjects/{id}} means. */
  private static EntraUser referencedUser(GraphRequest call, String address) {
    String id = address.substring(address.lastIndexOf('/') + 1);
    if (id.equals(address) || id.isBlank()) {
      throw GraphFailure.invalid("'@odata.id' must be the address of a directory object.");
    }
    return UserResources.require(call, id);
  }
}
