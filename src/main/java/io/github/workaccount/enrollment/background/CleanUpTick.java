package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.application.operation.CleanUp;
import io.github.workaccount.enrollment.application.operation.CleanUpProperties;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Cleans up now and then; every node does, and finds what the others have left. */
@Component
class CleanUpTick implements SchedulingConfigurer {

  private final CleanUp cleanUp;
  private final Timekeeping timekeeping;
  private final CleanUpProperties settings;

  CleanUpTick(CleanUp cleanUp, Timekeeping timekeeping, CleanUpProperties settings) {
    this.cleanUp = cleanUp;
    this.timekeeping = timekeeping;
    this.settings = settings;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar ticks) {
    ticks.addFixedDelayTask(this::run, settings.every());
  }

  void run() {
    // What is old is told by the time.
    if (timekeeping.mayWork()) {
      cleanUp.run();
    }
  }
}
