package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping.Hold;
import io.github.workaccount.enrollment.testing.EvenTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The time that the engine has. */
class EngineTimeTest {

  private static final Instant THEN = Instant.parse("2026-11-01T08:00:00.123Z");

  @AfterEach
  void itIsNowAgain() {
    ClockUtil.reset();
  }

  @Test
  void isTheProductsClock() {
    time(EvenTime.SINCE_EVER).set();

    assertThat(ClockUtil.getCurrentTime().toInstant()).isEqualTo(THEN);
  }

  @Test
  void jobsAreTakenWhileItCanBeReliedOn() {
    assertThat(acquisition(EvenTime.SINCE_EVER)).isInstanceOf(AcquireJobsCmd.class);
  }

  @Test
  void withoutAnyQueryNoneAreTakenWhileItCannot() {
    AcquiredJobs taken = acquisition(new EvenTime(THEN, Hold.OFF)).execute(null);

    assertThat(taken.size()).isZero();
    assertThat(taken.getNumberOfJobsAttemptedToAcquire()).isEqualTo(5);
  }

  private static Command<AcquiredJobs> acquisition(Timekeeping timekeeping) {
    DefaultJobExecutor executor = new DefaultJobExecutor();
    time(timekeeping).guard(executor);
    return executor.getAcquireJobsCmdFactory().getCommand(5);
  }

  private static EngineTime time(Timekeeping timekeeping) {
    return new EngineTime(Clock.fixed(THEN, ZoneOffset.UTC), timekeeping);
  }
}
