package io.github.workaccount.enrollment.application.plan;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Why a plan replaces an approved one. */
class OutdatedPlansTest {

  private final TestUseCases world = new TestUseCases();
  private final OutdatedPlans outdated = new OutdatedPlans(world.stores.evidence());

  private void planned() {
    world.stores.evidence().add(ID, EvidenceKind.PLAN, Evidence.SYSTEM, Map.of());
  }

  @Test
  void isNothingForAFirstPlan() {
    assertThat(outdated.reason(ID)).isEmpty();
    planned();
    assertThat(outdated.reason(ID)).isEmpty();
  }

  @Test
  void isToldWithThePlanThatReplacesIt() {
    planned();
    outdated.because(ID, "The group is gone.");
    assertThat(outdated.reason(ID)).as("there is no newer plan yet").isEmpty();

    planned();

    assertThat(outdated.reason(ID)).contains("The group is gone.");
  }

  @Test
  void isToldNoMoreWithThePlanAfterThat() {
    planned();
    outdated.because(ID, "The group is gone.");
    planned();
    planned();

    assertThat(outdated.reason(ID)).isEmpty();
  }

  @Test
  void isTheLatestOfSeveral() {
    planned();
    outdated.because(ID, "The group is gone.");
    outdated.because(ID, "The domain is gone.");
    planned();

    assertThat(outdated.reason(ID)).contains("The domain is gone.");
  }
}
