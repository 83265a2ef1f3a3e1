package io.github.workaccount.enrollment.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.change.ApplyChange;
import io.github.workaccount.enrollment.application.change.ChangesByHand;
import io.github.workaccount.enrollment.application.change.OwnWrites;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.decision.RecordDecision;
import io.github.workaccount.enrollment.application.directory.ApprovedChange;
import io.github.workaccount.enrollment.application.directory.TenantChanges;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Sighting;
import io.github.workaccount.enrollment.application.directory.TenantReads;
import io.github.workaccount.enrollment.application.directory.UndoableChange;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping.Hold;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.failure.Postponed;
import io.github.workaccount.enrollment.application.failure.ToBeDoneByHand;
import io.github.workaccount.enrollment.application.plan.ApprovePlan;
import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.plan.GraphWrite;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.testing.EvenTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A write takes a permit, a permit takes an approved change, and there is none for a dry run or for
 * what a person makes by hand: whichever way the process went, and whatever was approved.
 */
class NothingWrittenTest {

  private static final EnrollmentId ID = new EnrollmentId("contoso.com-7K3Q9");
  private static final Map<String, String> DOMAIN = Map.of("domain", "contoso.com");

  private final Enrollments enrollments = mock(Enrollments.class);
  private final Plans plans = mock(Plans.class);
  private final ApprovePlan approval = mock(ApprovePlan.class);
  private final TenantChanges directory = mock(TenantChanges.class);
  private final Decisions decisions = mock(Decisions.class);
  private final Evidence evidence = mock(Evidence.class);
  private final ApplyChange changes = changes(EvenTime.SINCE_EVER);

  private ApplyChange changes(Timekeeping timekeeping) {
    return new ApplyChange(
        enrollments,
        plans,
        approval,
        mock(TenantReads.class),
        directory,
        new OwnWrites(plans, Clock.systemUTC(), timekeeping),
        new ChangesByHand(plans, directory, decisions, mock(RecordDecision.class), evidence),
        evidence,
        Clock.systemUTC());
  }

  @Test
  void makesNoApprovedAndNoUndoableChangeOfADryRun() {
    Enrollment dryRun = TestChanges.enrollment(ID, true);
    Change change = TestChanges.change(ChangeKind.ADD_DOMAIN, DOMAIN, Change.By.PRODUCT);

    assertThatThrownBy(() -> new ApprovedChange(dryRun, "tenant", change, null, false, true))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("is a dry run: nothing is written");
    assertThatThrownBy(() -> new UndoableChange(dryRun, "tenant", change, null, Set.of()))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void makesNoApprovedAndNoUndoableChangeOfWhatAPersonMakesByHand() {
    Enrollment real = TestChanges.enrollment(ID, false);
    Change change = TestChanges.change(ChangeKind.ADD_DOMAIN, DOMAIN, Change.By.HAND);

    assertThatThrownBy(() -> new ApprovedChange(real, "tenant", change, null, false, true))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("is made by hand");
    assertThatThrownBy(() -> new UndoableChange(real, "tenant", change, null, Set.of()))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void intendsAndAsksNothingInADryRunAlthoughItsPlanIsApproved() {
    approved(true, Change.By.PRODUCT);

    assertThatThrownBy(() -> changes.apply(ID, ChangeKind.ADD_DOMAIN))
        .isInstanceOf(NotAllowed.class);

    verify(plans, never()).markNow(any());
    verifyNoInteractions(directory);
  }

  @Test
  void intendsAndSendsNothingWhileTheTimeCannotBeReliedOn() {
    approved(false, Change.By.PRODUCT);
    ApplyChange unsure = changes(new EvenTime(Instant.EPOCH, Hold.UNMEASURED));

    assertThatThrownBy(() -> unsure.apply(ID, ChangeKind.ADD_DOMAIN)).isInstanceOf(Postponed.class);

    verify(plans, never()).markNow(any());
    verify(directory, never()).apply(any());
  }

  @Test
  void onlyLooksForAChangeThatAPersonMakes() {
    approved(false, Change.By.HAND);
    when(directory.look(any())).thenReturn(new Sighting(false, "request", null, "Not there."));

    assertThatThrownBy(() -> changes.apply(ID, ChangeKind.ADD_DOMAIN))
        .isInstanceOf(ToBeDoneByHand.class)
        .hasMessage("Not there.");

    verify(plans, never()).markNow(any());
    verify(directory, never()).apply(any());
  }

  private void approved(boolean dryRun, Change.By by) {
    String call = GraphWrite.planned(ChangeKind.ADD_DOMAIN, DOMAIN, null).text();
    Change change =
        new Change(1, ChangeKind.ADD_DOMAIN, "what", call, "why", new TreeMap<>(DOMAIN), by);
    Plan plan = new Plan(ID, Route.LINK, "tenant", "Contoso", List.of(change), List.of(), Map.of());
    when(enrollments.get(ID)).thenReturn(TestChanges.enrollment(ID, dryRun));
    when(approval.approved(ID)).thenReturn(plan);
    when(plans.currentChanges(ID))
        .thenReturn(
            List.of(
                new PlannedChange(
                    1, ID, "tenant", change, ChangeStatus.PLANNED, null, null, false, null)));
    assertThat(plan.changes()).containsExactly(change);
  }
}
