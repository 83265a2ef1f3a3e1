package io.github.workaccount.enrollment.microsoft.graph;

import com.microsoft.graph.models.Domain;
import com.microsoft.graph.models.Group;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Sighting;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Sought;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.plan.Change;
import java.util.List;
import java.util.Optional;

/** Looks for changes that people make by hand in the portal. It only reads. */
public final class ChangeReads {

  private final DomainHolders holders;

  public ChangeReads(DomainHolders holders) {
    this.holders = holders;
  }

  /** Whether the change is there. */
  public Sighting look(TenantGraph graph, Sought sought) {
    Change change = sought.change();
    return switch (change.kind()) {
      case ADD_DOMAIN -> added(graph, domain(change));
      case VERIFY_DOMAIN -> verified(graph, domain(change));
      case CREATE_GROUP -> created(graph, change);
      case ADD_MEMBER -> filled(graph, change, GroupWrites.groupId(change, sought.groupId()));
    };
  }

  private Sighting added(TenantGraph graph, DomainName domain) {
    Optional<TenantGraph.Answer<Domain>> there = DomainReads.find(graph, domain);
    if (there.isPresent()) {
      return found(there.get().requestId(), domain.value(), "The domain is in the tenant.");
    }
    String said = "The domain %s is not in the tenant.".formatted(domain);
    holders.requireFree(graph, domain, said, null);
    return missing(null, said);
  }

  private Sighting verified(TenantGraph graph, DomainName domain) {
    TenantGraph.Answer<Domain> there =
        DomainReads.find(graph, domain)
            .orElseThrow(
                () ->
                    new DirectoryFailure.NotFound(
                        "The domain %s is no longer in the tenant: add it again.".formatted(domain),
                        null));
    if (DomainReads.isVerified(there)) {
      return found(there.requestId(), domain.value(), "The domain is verified in the tenant.");
    }
    String said = "The domain %s is in the tenant and not verified.".formatted(domain);
    holders.requireFree(graph, domain, said, there.requestId());
    return missing(there.requestId(), said);
  }

  /**
   * The nickname tells the group for sure; the portal may not let people choose it, and then the
   * exact name has to.
   */
  private static Sighting created(TenantGraph graph, Change change) {
    String nickname = change.parameter("mailNickname");
    String name = change.parameter("displayName");
    TenantGraph.Answer<List<Group>> byNickname = GroupReads.byNickname(graph, nickname);
    if (!byNickname.value().isEmpty()) {
      return one(byNickname, "with the mail nickname " + nickname);
    }
    TenantGraph.Answer<List<Group>> byName = GroupReads.byName(graph, name);
    return byName.value().isEmpty()
        ? missing(
            byName.requestId(),
            "No group has the mail nickname %s, and none has the name \"%s\"."
                .formatted(nickname, name))
        : one(byName, "with the name \"%s\"".formatted(name));
  }

  private static Sighting one(TenantGraph.Answer<List<Group>> groups, String which) {
    int count = groups.value().size();
    return count == 1
        ? found(
            groups.requestId(), groups.value().get(0).getId(), "There is the group " + which + ".")
        : missing(
            groups.requestId(),
            "There are %d groups %s, so it is not clear which one is meant: leave one of them under it."
                .formatted(count, which));
  }

  private static Sighting filled(TenantGraph graph, Change change, String group) {
    String user = change.parameter("userId");
    var members = GroupReads.members(graph, group);
    return GroupReads.has(members, user)
        ? found(members.requestId(), null, "The user %s is a member of the group.".formatted(user))
        : missing(
            members.requestId(),
            "The group %s does not have the user with the object id %s as a member."
                .formatted(group, user));
  }

  private static Sighting found(String requestId, String objectId, String text) {
    return new Sighting(true, requestId, objectId, text);
  }

  private static Sighting missing(String requestId, String text) {
    return new Sighting(
        false, requestId, null, text + " What was made a moment ago may take a minute to be seen.");
  }

  private static DomainName domain(Change change) {
    return new DomainName(change.parameter("domain"));
  }
}
