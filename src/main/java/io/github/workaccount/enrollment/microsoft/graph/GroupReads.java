package io.github.workaccount.enrollment.microsoft.graph;

import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.Group;
import io.github.workaccount.enrollment.microsoft.settings.TenantName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the groups of a tenant. */
final class GroupReads {

  private static final String PERMISSION = "GroupMember.Read.All";

  private GroupReads() {}

  /** The groups with this mail nickname; Microsoft does not keep it unique for security groups. */
  static TenantGraph.Answer<List<Group>> byNickname(TenantGraph graph, String nickname) {
    return where(
        graph,
        nickname,
        "mailNickname",
        group -> nickname.equalsIgnoreCase(group.getMailNickname()));
  }

  /** The groups with exactly this name; Microsoft compares it without regard to case. */
  static TenantGraph.Answer<List<Group>> byName(TenantGraph graph, String name) {
    TenantGraph.Answer<List<Group>> found =
        where(graph, name, "displayName", group -> group.getDisplayName() != null);
    return new TenantGraph.Answer<>(
        found.value().stream().filter(group -> name.equals(group.getDisplayName())).toList(),
        found.requestId());
  }

  private static TenantGraph.Answer<List<Group>> where(
      TenantGraph graph, String value, String property, Predicate<Group> asked) {
    return graph.list(
        "Looking for the group " + value,
        PERMISSION,
        (client, call) ->
            client
                .groups()
                .get(
                    request -> {
                      call.on(request);
                      request.queryParameters.filter = property + " eq " + ODataText.literal(value);
                      request.queryParameters.select =
                          new String[] {"id", "displayName", "mailNickname"};
                    }),
        (client, call, link) -> client.groups().withUrl(link).get(call::on),
        page -> page.getValue(),
        group -> TenantName.isId(group.getId()) && asked.test(group));
  }

  /** A group; nothing when it is not there. */
  static Optional<Group> byId(TenantGraph graph, String id) {
    return graph
        .find(
            "Reading the group " + id,
            PERMISSION,
            (client, call) ->
                client
                    .groups()
                    .byGroupId(id)
                    .get(
                        request -> {
                          call.on(request);
                          request.queryParameters.select =
                              new String[] {"id", "displayName", "mailNickname"};
                        }),
            group -> id.equalsIgnoreCase(group.getId()))
        .map(TenantGraph.Answer::value);
  }

  /** The direct members of a group. */
  static TenantGraph.Answer<List<DirectoryObject>> members(TenantGraph graph, String id) {
    return graph.list(
        "Reading the members of the group " + id,
        PERMISSION,
        (client, call) ->
            client
                .groups()
                .byGroupId(id)
                .members()
                .get(
                    request -> {
                      call.on(request);
                      request.queryParameters.select = new String[] {"id"};
                    }),
        (client, call, link) -> client.groups().byGroupId(id).members().withUrl(link).get(call::on),
        page -> page.getValue(),
        member -> TenantName.isId(member.getId()));
  }

  /** Whether a user is among the members that were read. */
  static boolean has(TenantGraph.Answer<List<DirectoryObject>> members, String user) {
    return members.value().stream().anyMatch(member -> user.equalsIgnoreCase(member.getId()));
  }
}
