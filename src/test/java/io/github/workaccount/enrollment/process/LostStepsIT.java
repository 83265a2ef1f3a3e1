package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A node dies after Microsoft's answer and before its commit, in every step: what was done is found
 * again, and nothing is done twice.
 */
class LostStepsIT extends TroubledTest {

  @ParameterizedTest
  @EnumSource(TroubledRoute.class)
  void endsTheSameWhenEveryStepIsLostBeforeItsCommit(TroubledRoute route) {
    TroubledEnrollment enrollment = TroubledEnrollment.of(drive, route).losingEachStepOnce();

    enrollment.finish();

    assertDone(route, enrollment);
  }

  @ParameterizedTest
  @EnumSource(
      value = TroubledRoute.class,
      names = {"LINK_WITH_DOMAIN", "LINK_LOOKING_INSIDE"})
  void undoesTheSameWhenEveryStepIsLostBeforeItsCommit(TroubledRoute route) {
    TroubledEnrollment enrollment = TroubledEnrollment.of(drive, route).approve();
    enrollment.workUntilTask();
    enrollment.losingEachStepOnce().withdraw();

    enrollment.finish();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(drive.world.groups("contoso.com")).isEmpty();
    assertThat(drive.world.domains("northwind.onmicrosoft.com"))
        .doesNotContainKey("northwindtraders.com");
    assertThat(writes.all()).doesNotHaveDuplicates();
    assertThat(writes.all()).filteredOn(write -> write.contains(": DELETE ")).hasSize(1);
  }
}
