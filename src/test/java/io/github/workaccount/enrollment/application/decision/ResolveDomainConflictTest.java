package io.github.workaccount.enrollment.application.decision;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import org.junit.jupiter.api.Test;

/** What is kept of a decision on a domain that another tenant holds (rule D2). */
class ResolveDomainConflictTest {

  private final TestUseCases world = new TestUseCases();

  @Test
  void keepsWhatAnAdminDecidedOnTheConflict() {
    world.stores.enrollments().add(TestEnrollments.askedForBy("kim"));

    new ResolveDomainConflict(world.decisions()).decide(SAM, ID, Choice.GIVE_UP, "They keep it.");

    assertThat(world.stores.decisions().of(ID))
        .containsExactly(
            new Decision(
                ID,
                UserTask.RESOLVE_DOMAIN_CONFLICT,
                "sam",
                NOW,
                Choice.GIVE_UP,
                null,
                "They keep it."));
  }
}
