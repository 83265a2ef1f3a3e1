package io.github.workaccount.enrollment.operation;

import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How this node's clock stands to the database's; each node tells its own. */
@Component
class ClockMeters implements MeterBinder {

  private final Timekeeping timekeeping;

  ClockMeters(Timekeeping timekeeping) {
    this.timekeeping = timekeeping;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder(
            "enrollment.clock.offset",
            timekeeping,
            time -> time.reading().offset().toMillis() / 1000.0)
        .description("How far this machine's clock is ahead of the database's")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("enrollment.clock.holds", timekeeping, time -> time.mayWork() ? 0 : 1)
        .description("Whether this node begins no job because of the clocks")
        .register(registry);
    FunctionCounter.builder("enrollment.clock.steps", timekeeping, time -> time.reading().steps())
        .description("How often the database's clock was set")
        .register(registry);
  }
}
