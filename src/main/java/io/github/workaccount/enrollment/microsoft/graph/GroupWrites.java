package io.github.workaccount.enrollment.microsoft.graph;

import com.microsoft.graph.models.Group;
import io.github.workaccount.enrollment.application.directory.ApprovedChange;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Applied;
import io.github.workaccount.enrollment.microsoft.settings.TenantName;
import io.github.workaccount.enrollment.model.plan.Change;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Makes the group of those who need Partner Center, as approved (rule B3). */
public final class GroupWrites {

  private final URI graphUrl;

  public GroupWrites(URI graphUrl) {
    this.graphUrl = graphUrl;
  }

  /** {@code POST /groups}. */
  public Applied create(TenantGraph graph, ApprovedChange change) {
    String nickname = change.change().parameter("mailNickname");
    if (change.repeated()) {
      TenantGraph.Answer<List<Group>> there = GroupReads.byNickname(graph, nickname);
      if (!there.value().isEmpty()) {
        return new Applied(true, there.requestId(), there.value().get(0).getId());
      }
      if (!change.sendable()) {
        // A second one would be made, because nicknames are not unique.
        throw new DirectoryFailure.NotFound(
            "The group %s was asked for and is not seen yet.".formatted(nickname),
            there.requestId());
      }
    }
    TenantGraph.Answer<Group> made =
        graph.write(
            "Creating the group " + nickname,
            "Group.Create",
            WritePermit.of(change, null, graphUrl),
            Group::createFromDiscriminatorValue,
            group ->
                TenantName.isId(group.getId())
                    && nickname.equalsIgnoreCase(group.getMailNickname()));
    if (made.value() == null) {
      throw new DirectoryFailure.Unreadable(
          ("Creating the group %s was answered without the group: try again, it is looked for"
                  + " first.")
              .formatted(nickname),
          made.requestId());
    }
    return new Applied(false, made.requestId(), made.value().getId());
  }

  /** {@code POST /groups/{id}/members/$ref}. */
  public Applied addMember(TenantGraph graph, ApprovedChange change) {
    String user = change.change().parameter("userId");
    String group = groupId(change.change(), change.groupId());
    if (change.repeated()) {
      Optional<Applied> there = member(graph, group, user);
      if (there.isPresent()) {
        return there.get();
      }
    }
    try {
      String requestId =
          graph.writeSilently(
              "Adding a member to the group " + group,
              "GroupMember.ReadWrite.All",
              WritePermit.of(change, group, graphUrl));
      return new Applied(false, requestId, null);
    } catch (DirectoryFailure.Invalid | DirectoryFailure.Conflict e) {
      return member(graph, group, user).orElseThrow(() -> e);
    }
  }

  private static Optional<Applied> member(TenantGraph graph, String group, String user) {
    var members = GroupReads.members(graph, group);
    return GroupReads.has(members, user)
        ? Optional.of(new Applied(true, members.requestId(), null))
        : Optional.empty();
  }

  /** The group that a member is added to: the change names it, or an earlier one made it. */
  static String groupId(Change change, String madeBefore) {
    String named = change.parameters().get("groupId");
    String group = named != null ? named : madeBefore;
    if (group == null) {
      throw new DirectoryFailure.Invalid(
          "The group of the new member is not known: the change that makes it comes first.", null);
    }
    return group;
  }
}
