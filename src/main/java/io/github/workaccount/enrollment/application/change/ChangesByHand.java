package io.github.workaccount.enrollment.application.change;

import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.decision.RecordDecision;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantChanges;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Sighting;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Sought;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.failure.PlanOutdated;
import io.github.workaccount.enrollment.application.failure.ToBeDoneByHand;
import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Changes that a person makes in Microsoft's portal, because the tenant grants no permission to
 * write: the product reads them back, and never writes them.
 */
@Service
public class ChangesByHand {

  private final Plans plans;
  private final TenantChanges directory;
  private final Decisions decided;
  private final RecordDecision decisions;
  private final Evidence evidence;

  public ChangesByHand(
      Plans plans,
      TenantChanges directory,
      Decisions decided,
      RecordDecision decisions,
      Evidence evidence) {
    this.plans = plans;
    this.directory = directory;
    this.decided = decided;
    this.decisions = decisions;
    this.evidence = evidence;
  }

  /**
   * Keeps who says that a change is made.
   *
   * @param user who says so
   * @param id the enrollment
   * @param task at which task
   */
  public void done(User user, EnrollmentId id, UserTask task) {
    decisions.record(user, id, task, Choice.LOOK_NOW, null, null);
  }

  /**
   * The changes that are still to be made by hand at a task, in order.
   *
   * @param id the enrollment
   * @param task the task
   */
  public List<PlannedChange> left(EnrollmentId id, UserTask task) {
    return plans.currentChanges(id).stream()
        .filter(change -> change.change().by() == Change.By.HAND)
        .filter(change -> task(change) == task)
        .filter(change -> !change.status().isDone())
        .toList();
  }

  /**
   * What the last look found, once somebody has said that the change is made.
   *
   * @param id the enrollment
   * @param task the task
   * @return what was looked for and what was found; nothing before the first look
   */
  public Optional<String> lastFinding(EnrollmentId id, UserTask task) {
    return decided.latest(id, task).isEmpty()
        ? Optional.empty()
        : left(id, task).stream().findFirst().map(PlannedChange::note);
  }

  /**
   * Looks whether a change has been made, and keeps it when it has.
   *
   * @param change the change
   * @param groupId the group that an earlier change made or found; null when there is none
   * @throws ToBeDoneByHand when it is not there
   * @throws PlanOutdated when the facts are no longer those of the plan
   */
  void look(PlannedChange change, String groupId) {
    Sighting seen;
    try {
      seen =
          directory.look(
              new Sought(change.enrollment(), change.tenantId(), change.change(), groupId));
    } catch (DirectoryFailure.NotFound | DirectoryFailure.NoConsent e) {
      throw new PlanOutdated(e.getMessage(), e);
    }
    if (!seen.there()) {
      plans.mark(change.as(change.status(), null, seen.text()));
      throw new ToBeDoneByHand(seen.text());
    }
    Optional<String> by = decided.latest(change.enrollment(), task(change)).map(Decision::by);
    ChangeStatus status = by.isPresent() ? ChangeStatus.APPLIED : ChangeStatus.ALREADY_THERE;
    String note = by.map(user -> "by hand, by " + user).orElse("there already");
    plans.mark(change.as(status, seen.objectId(), note));
    evidence.add(
        change.enrollment(),
        EvidenceKind.CHANGE,
        Evidence.SYSTEM,
        describe(change, status, by, seen));
  }

  /** A subdomain that needs no proof is added where the tenant is linked. */
  private UserTask task(PlannedChange change) {
    return switch (change.change().kind()) {
      case ADD_DOMAIN ->
          plans.current(change.enrollment()).filter(Plan::provesDomain).isPresent()
              ? UserTask.ADD_DOMAIN_BY_HAND
              : UserTask.APPLY_CHANGE_BY_HAND;
      case VERIFY_DOMAIN -> UserTask.VERIFY_DOMAIN_BY_HAND;
      case CREATE_GROUP, ADD_MEMBER -> UserTask.APPLY_CHANGE_BY_HAND;
    };
  }

  private static Map<String, Object> describe(
      PlannedChange change, ChangeStatus status, Optional<String> by, Sighting seen) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("number", change.change().number());
    data.put("kind", change.change().kind().key());
    data.put("by", change.change().by().key());
    data.put("doneBy", by.orElse(null));
    data.put("tenant", change.tenantId());
    data.put("status", status.key());
    data.put("found", seen.text());
    data.put("requestId", seen.requestId());
    data.put("objectId", seen.objectId());
    return data;
  }
}
