package io.github.workaccount.enrollment.application.change;

import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The group that a change adds a member to, as the changes of the same enrollment in the same
 * tenant know it.
 *
 * @param id its id; null when none of them knows it
 * @param made the change that made it or found it; null when it was there before the plan
 */
record MembersGroup(String id, PlannedChange made) {

  /**
   * The group of a member.
   *
   * @param member the change that adds the member
   * @param all all changes of the enrollment, the latest first
   */
  static MembersGroup of(PlannedChange member, List<PlannedChange> all) {
    String named = member.change().parameters().get("groupId");
    Optional<PlannedChange> made =
        all.stream()
            .filter(change -> change.change().kind() == ChangeKind.CREATE_GROUP)
            .filter(change -> change.tenantId().equalsIgnoreCase(member.tenantId()))
            .filter(change -> named == null || mayBe(named, change))
            .min(Comparator.comparing(change -> change.objectId() == null));
    return new MembersGroup(
        named != null ? named : made.map(PlannedChange::objectId).orElse(null), made.orElse(null));
  }

  /** Where the answer of its making was lost, the group was found again by its nickname. */
  private static boolean mayBe(String id, PlannedChange change) {
    return id.equalsIgnoreCase(change.objectId())
        || change.objectId() == null && change.maybeDone();
  }

  /** Whether the product made it for this enrollment, or may have made it. */
  boolean isOwn() {
    return made != null && made.change().by() == Change.By.PRODUCT && (made.isOwn() || isGone());
  }

  /** Whether it was made for this enrollment and has been taken back. */
  boolean isGone() {
    return made != null && made.status() == ChangeStatus.UNDONE;
  }
}
