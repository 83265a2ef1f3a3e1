package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.application.change.ApplyChange;
import io.github.workaccount.enrollment.application.change.ChangesByHand;
import io.github.workaccount.enrollment.application.change.OwnWrites;
import io.github.workaccount.enrollment.application.consent.ConsentNeed;
import io.github.workaccount.enrollment.application.consent.ConsentProperties;
import io.github.workaccount.enrollment.application.consent.ConsentRemoval;
import io.github.workaccount.enrollment.application.decision.ApproveEnrollment;
import io.github.workaccount.enrollment.application.decision.DomainChoice;
import io.github.workaccount.enrollment.application.decision.FourEyes;
import io.github.workaccount.enrollment.application.decision.FourEyesProperties;
import io.github.workaccount.enrollment.application.decision.RecordDecision;
import io.github.workaccount.enrollment.application.decision.ReopenApproval;
import io.github.workaccount.enrollment.application.decision.RoleEnforcement;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.facts.SharedPrograms;
import io.github.workaccount.enrollment.application.plan.ApprovePlan;
import io.github.workaccount.enrollment.application.request.RequestEnrollment;
import io.github.workaccount.enrollment.testing.EvenTime;
import io.github.workaccount.enrollment.testing.StoppedClock;
import io.github.workaccount.enrollment.testing.memory.FakeDirectory;
import io.github.workaccount.enrollment.testing.memory.FakeWorkflow;
import io.github.workaccount.enrollment.testing.memory.FakeWorkforce;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What a use case under test is made of: stores in memory, what is outside as the test says, and
 * real use cases where one uses another.
 */
public final class TestUseCases {

  public static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");

  public final StoppedClock clock = new StoppedClock(NOW);
  public final Stores stores = new Stores(clock);
  public final FakeDirectory directory = new FakeDirectory();
  public final FakeWorkflow workflow = new FakeWorkflow();
  public final FakeWorkforce workforce = new FakeWorkforce();

  public FourEyes fourEyes() {
    return new FourEyes(
        new FourEyesProperties(FourEyes.Mode.REQUIRED, FourEyes.PlanMode.WHEN_POSSIBLE), workforce);
  }

  public RecordDecision decisions() {
    return new RecordDecision(
        stores.decisions(), stores.enrollments(), stores.evidence(), fourEyes(), clock);
  }

  public ApprovePlan approvePlan(boolean rolesEnforced) {
    return new ApprovePlan(
        stores.enrollments(),
        stores.plans(),
        decisions(),
        stores.decisions(),
        fourEyes(),
        new RoleEnforcement(rolesEnforced));
  }

  public OwnWrites ownWrites() {
    return new OwnWrites(stores.plans(), clock, EvenTime.SINCE_EVER);
  }

  public ChangesByHand byHand() {
    return new ChangesByHand(
        stores.plans(), directory, stores.decisions(), decisions(), stores.evidence());
  }

  public ApplyChange applyChange() {
    return new ApplyChange(
        stores.enrollments(),
        stores.plans(),
        approvePlan(false),
        directory,
        directory,
        ownWrites(),
        byHand(),
        stores.evidence(),
        clock);
  }

  public ConsentNeed consentNeed(boolean rolesEnforced) {
    return new ConsentNeed(
        stores.enrollments(),
        stores.plans(),
        stores.decisions(),
        directory,
        new RoleEnforcement(rolesEnforced));
  }

  public ConsentRemoval consentRemoval() {
    return new ConsentRemoval(
        stores.enrollments(),
        stores.consents(),
        directory,
        stores.evidence(),
        new ConsentProperties(Duration.ofDays(1), Duration.ofDays(30)),
        clock);
  }

  public ReopenApproval reopening() {
    return new ReopenApproval(stores.enrollments(), stores.evidence());
  }

  public RequestEnrollment requests() {
    return new RequestEnrollment(
        TestAddresses.form(Set.of("gmail.com")),
        stores.enrollments(),
        stores.keys(),
        directory,
        stores.evidence(),
        workflow,
        clock);
  }

  public ApproveEnrollment approveEnrollment() {
    return new ApproveEnrollment(
        stores.enrollments(),
        decisions(),
        requests(),
        TestAddresses.form(Set.of("gmail.com")),
        new DomainChoice(TestAddresses.TEXT),
        new SharedPrograms(stores.enrollments()),
        stores.evidence());
  }

  /** The enrollment of {@link TestEnrollments}, as it is kept. */
  public Enrollment enrollment() {
    return stores.enrollments().get(TestEnrollments.ID);
  }

  /** Keeps another state of it. */
  public void keep(Enrollment changed) {
    stores.enrollments().update(changed);
  }
}
