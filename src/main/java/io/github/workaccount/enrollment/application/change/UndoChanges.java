package io.github.workaccount.enrollment.application.change;

import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantChanges;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Undone;
import io.github.workaccount.enrollment.application.directory.UndoableChange;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.failure.Postponed;
import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Takes back what a withdrawn enrollment changed: only what it made itself, and only what is still
 * unused. What a person made by hand is for a person to take back.
 */
@Service
public class UndoChanges {

  private final Enrollments enrollments;
  private final Plans plans;
  private final TenantChanges directory;
  private final OwnWrites ownWrites;
  private final Evidence evidence;

  UndoChanges(
      Enrollments enrollments,
      Plans plans,
      TenantChanges directory,
      OwnWrites ownWrites,
      Evidence evidence) {
    this.enrollments = enrollments;
    this.plans = plans;
    this.directory = directory;
    this.ownWrites = ownWrites;
    this.evidence = evidence;
  }

  /**
   * Takes back the latest change that is not looked at yet.
   *
   * @param id the enrollment
   * @return whether more are left
   * @throws DirectoryFailure as Microsoft answers
   * @throws Postponed when what is missing may only not be seen yet
   */
  public boolean undoNext(EnrollmentId id) {
    next(id).ifPresent(this::undo);
    return next(id).isPresent();
  }

  /** The latest first, but a group before its members: they go with it. */
  private Optional<PlannedChange> next(EnrollmentId id) {
    return plans.allChanges(id).stream()
        .sorted(Comparator.comparing(change -> change.change().kind() == ChangeKind.ADD_MEMBER))
        .filter(change -> !change.undoTried() && change.change().by() == Change.By.PRODUCT)
        .filter(PlannedChange::isOwn)
        .findFirst();
  }

  /** A member goes with a group that was made for it, and alone out of one that was there. */
  private Undone undone(PlannedChange change) {
    List<PlannedChange> all = plans.allChanges(change.enrollment());
    if (change.change().kind() != ChangeKind.ADD_MEMBER) {
      return directory.undo(undoable(change, change.objectId(), members(change, all)));
    }
    MembersGroup group = MembersGroup.of(change, all);
    if (!group.isOwn()) {
      return directory.undo(undoable(change, group.id(), Set.of()));
    }
    return group.isGone()
        ? new Undone(true, null)
        : new Undone(false, "It was left with its group.");
  }

  private UndoableChange undoable(PlannedChange change, String objectId, Set<String> members) {
    return new UndoableChange(
        enrollments.get(change.enrollment()),
        change.tenantId(),
        change.change(),
        objectId,
        members);
  }

  /** Whom this enrollment added in the same tenant, or may have added. */
  private static Set<String> members(PlannedChange group, List<PlannedChange> all) {
    return all.stream()
        .filter(change -> change.change().kind() == ChangeKind.ADD_MEMBER)
        .filter(change -> change.tenantId().equalsIgnoreCase(group.tenantId()))
        .filter(PlannedChange::isOwn)
        .map(change -> change.change().parameter("userId"))
        .collect(Collectors.toSet());
  }

  private void undo(PlannedChange change) {
    Undone undone;
    try {
      undone = undone(change);
    } catch (DirectoryFailure.NoConsent e) {
      undone = new Undone(false, "The tenant has taken its consent back, so it was left there.");
    } catch (DirectoryFailure.NotFound e) {
      if (mayComeToLight(change)) {
        ownWrites.await(change, e);
      }
      undone = new Undone(true, null);
    } catch (DirectoryFailure.Refused | DirectoryFailure.Invalid e) {
      undone = new Undone(false, "It was left there: " + e.getMessage());
    }
    ChangeStatus status = undone.gone() ? ChangeStatus.UNDONE : change.status();
    plans.mark(change.afterUndo(status, undone.reason()));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("tenant", change.tenantId());
    data.put("kind", change.change().kind().key());
    data.put("what", change.change().what());
    data.put("gone", undone.gone());
    data.put("reason", undone.reason());
    evidence.add(change.enrollment(), EvidenceKind.UNDO, Evidence.SYSTEM, data);
  }

  /** A verification that was not answered with success is over: Microsoft looks at once. */
  private static boolean mayComeToLight(PlannedChange change) {
    return change.change().kind() != ChangeKind.VERIFY_DOMAIN
        || change.status() == ChangeStatus.APPLIED;
  }
}
