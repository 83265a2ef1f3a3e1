package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.address.TestAddresses;
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
final class TestUseCases {

  static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");

  final StoppedClock clock = new StoppedClock(NOW);
  final Stores stores = new Stores(clock);
  final FakeDirectory directory = new FakeDirectory();
  final FakeWorkflow workflow = new FakeWorkflow();
  final FakeWorkforce workforce = new FakeWorkforce();

  FourEyes fourEyes() {
    return new FourEyes(FourEyes.Mode.REQUIRED, FourEyes.PlanMode.WHEN_POSSIBLE, workforce);
  }

  RecordDecision decisions() {
    return new RecordDecision(
        stores.decisions(), stores.enrollments(), stores.evidence(), fourEyes(), clock);
  }

  ApprovePlan approvePlan(boolean rolesEnforced) {
    return new ApprovePlan(
        stores.enrollments(),
        stores.plans(),
        decisions(),
        stores.decisions(),
        fourEyes(),
        new RoleEnforcement(rolesEnforced));
  }

  OwnWrites ownWrites() {
    return new OwnWrites(stores.plans(), clock, EvenTime.SINCE_EVER);
  }

  ChangesByHand byHand() {
    return new ChangesByHand(
        stores.plans(), directory, stores.decisions(), decisions(), stores.evidence());
  }

  ApplyChange applyChange() {
    return new ApplyChange(
        stores.enrollments(),
        stores.plans(),
        approvePlan(false),
        directory,
        ownWrites(),
        byHand(),
        stores.evidence(),
        clock);
  }

  ConsentNeed consentNeed(boolean rolesEnforced) {
    return new ConsentNeed(
        stores.enrollments(),
        stores.plans(),
        stores.decisions(),
        directory,
        new RoleEnforcement(rolesEnforced));
  }

  ConsentRemoval consentRemoval() {
    return new ConsentRemoval(
        stores.enrollments(),
        stores.consents(),
        directory,
        stores.evidence(),
        Duration.ofDays(1),
        Duration.ofDays(30),
        clock);
  }

  ReopenApproval reopening() {
    return new ReopenApproval(stores.enrollments(), stores.evidence());
  }

  RequestEnrollment requests() {
    return new RequestEnrollment(
        TestAddresses.form(Set.of("gmail.com")),
        stores.enrollments(),
        stores.keys(),
        directory,
        stores.evidence(),
        workflow,
        clock);
  }

  ApproveEnrollment approveEnrollment() {
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
  Enrollment enrollment() {
    return stores.enrollments().get(TestEnrollments.ID);
  }

  /** Keeps another state of it. */
  void keep(Enrollment changed) {
    stores.enrollments().update(changed);
  }
}
