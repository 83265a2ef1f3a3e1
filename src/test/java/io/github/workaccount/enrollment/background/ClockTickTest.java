package io.github.workaccount.enrollment.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.application.operation.StuckJobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** When the steps are freed that the time has left behind. */
@ExtendWith(OutputCaptureExtension.class)
class ClockTickTest {

  private final Timekeeping timekeeping = mock(Timekeeping.class);
  private final StuckJobs jobs = mock(StuckJobs.class);
  private final ClockTick tick = new ClockTick(timekeeping, jobs);

  @Test
  void atTheStartAndWheneverTheNodeGoesOn(CapturedOutput log) {
    when(timekeeping.mayWork()).thenReturn(true);
    when(jobs.free()).thenReturn(2, 0);
    tick.run();
    tick.run();
    verify(jobs, times(1)).free();
    assertThat(log).contains("2 steps were locked or due later than any can be");

    when(timekeeping.mayWork()).thenReturn(false);
    tick.run();
    verify(jobs, times(1)).free();
    when(timekeeping.mayWork()).thenReturn(true);
    tick.run();
    verify(jobs, times(2)).free();
  }

  @Test
  void alsoAfterAMomentThatNoMeasurementSaw() {
    when(timekeeping.mayWork()).thenReturn(true, true, false, true);
    tick.run();
    tick.run();

    verify(jobs, times(2)).free();
  }

  @Test
  void neverWhileTheDatabaseDoesNotTellTheTimeWhichIsLoggedOnce(CapturedOutput log) {
    doThrow(new IllegalStateException("away")).when(timekeeping).measure();
    tick.run();
    tick.run();
    verify(jobs, never()).free();
    assertThat(log.getOut().split("does not tell the time")).hasSize(2);

    doNothing().when(timekeeping).measure();
    when(timekeeping.mayWork()).thenReturn(true);
    tick.run();
    verify(jobs).free();
  }
}
