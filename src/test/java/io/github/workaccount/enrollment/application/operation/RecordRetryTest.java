package io.github.workaccount.enrollment.application.operation;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.TestUseCases;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of a failed step that somebody had tried again. */
class RecordRetryTest {

  private final TestUseCases world = new TestUseCases();

  @Test
  void keepsWhoHadAStepTriedAgain() {
    new RecordRetry(world.stores.evidence()).record(SAM, ID, "CreateGroup");

    assertThat(world.stores.evidence().only(ID, "retry").actor()).isEqualTo("sam");
    assertThat(world.stores.evidence().only(ID, "retry").data())
        .isEqualTo(Map.of("step", "CreateGroup"));
  }
}
