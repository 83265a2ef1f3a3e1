package io.github.workaccount.enrollment.microsoft.graph;

import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.Domain;
import com.microsoft.graph.models.Group;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Undone;
import io.github.workaccount.enrollment.application.directory.UndoableChange;
import io.github.workaccount.enrollment.model.address.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes back what an enrollment made: only what is its own and still unused. */
public final class Undoing {

  private static final Undone GONE = new Undone(true, null);

  private Undoing() {}

  /** Takes one change back. */
  public static Undone undo(TenantGraph graph, UndoableChange change) {
    return switch (change.change().kind()) {
      case ADD_DOMAIN -> removeDomain(graph, change);
      case VERIFY_DOMAIN -> leaveVerified(graph, change);
      case CREATE_GROUP -> removeGroups(graph, change);
      case ADD_MEMBER -> removeMember(graph, change);
    };
  }

  private static Undone leaveVerified(TenantGraph graph, UndoableChange change) {
    DomainName domain = new DomainName(change.change().parameter("domain"));
    if (DomainReads.find(graph, domain).filter(DomainReads::isVerified).isEmpty()) {
      throw new DirectoryFailure.NotFound("The domain %s is not verified.".formatted(domain), null);
    }
    return new Undone(
        false,
        "The domain %s is verified and may be in use: its administrator decides over it."
            .formatted(domain));
  }

  private static Undone removeDomain(TenantGraph graph, UndoableChange change) {
    DomainName domain = new DomainName(change.change().parameter("domain"));
    Optional<TenantGraph.Answer<Domain>> there = DomainReads.find(graph, domain);
    if (there.isEmpty()) {
      throw new DirectoryFailure.NotFound("The domain %s is not there.".formatted(domain), null);
    }
    if (DomainReads.isVerified(there.get())) {
      return new Undone(
          false,
          "The domain %s is verified and may be in use: it stays in the tenant.".formatted(domain));
    }
    return delete(
        graph,
        "Removing the unverified domain " + domain,
        "Domain.ReadWrite.All",
        WritePermit.of(change, null));
  }

  private static Undone removeGroups(TenantGraph graph, UndoableChange change) {
    List<Group> groups = ownGroups(graph, change);
    if (groups.isEmpty()) {
      throw new DirectoryFailure.NotFound("The enrollment's group is not there.", null);
    }
    for (Group group : groups) {
      if (hasOtherMembers(graph, group, change)) {
        return new Undone(
            false,
            "The group %s has members that this enrollment did not add: it stays in the tenant."
                .formatted(group.getMailNickname()));
      }
      Undone undone =
          delete(
              graph,
              "Deleting the group " + group.getMailNickname(),
              "Group.ReadWrite.All",
              WritePermit.of(change, group.getId()));
      if (!undone.gone()) {
        return undone;
      }
    }
    return GONE;
  }

  /** Who is in it that nobody asked this enrollment for: then somebody else uses the group. */
  private static boolean hasOtherMembers(TenantGraph graph, Group group, UndoableChange change) {
    return GroupReads.members(graph, group.getId()).value().stream()
        .map(DirectoryObject::getId)
        .anyMatch(id -> !change.memberIds().contains(id));
  }

  /** The mail nickname holds the enrollment's id: what has it, this enrollment made. */
  private static List<Group> ownGroups(TenantGraph graph, UndoableChange change) {
    String nickname = change.change().parameter("mailNickname");
    List<Group> found = new ArrayList<>(GroupReads.byNickname(graph, nickname).value());
    String id = change.objectId();
    boolean listed = found.stream().anyMatch(group -> group.getId().equalsIgnoreCase(id));
    if (id != null && !listed) {
      // The list may lag behind; the object itself does not.
      GroupReads.byId(graph, id).ifPresent(found::add);
    }
    return found.stream().filter(group -> nickname.equals(group.getMailNickname())).toList();
  }

  /** Out of a group that was there before; a group of the enrollment's own goes as a whole. */
  private static Undone removeMember(TenantGraph graph, UndoableChange change) {
    String group = GroupWrites.groupId(change.change(), change.objectId());
    String user = change.change().parameter("userId");
    if (!GroupReads.has(GroupReads.members(graph, group), user)) {
      throw new DirectoryFailure.NotFound(
          "The user %s is not in the group %s.".formatted(user, group), null);
    }
    return delete(
        graph,
        "Removing a member from the group " + group,
        "GroupMember.ReadWrite.All",
        WritePermit.of(change, group));
  }

  private static Undone delete(
      TenantGraph graph, String what, String permission, WritePermit permit) {
    try {
      graph.writeSilently(what, permission, permit);
      return GONE;
    } catch (DirectoryFailure.Invalid | DirectoryFailure.Conflict e) {
      return new Undone(false, e.getMessage());
    }
  }
}
