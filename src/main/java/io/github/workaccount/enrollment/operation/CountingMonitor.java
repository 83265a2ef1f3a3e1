package io.github.workaccount.enrollment.operation;

import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Counts and times what happens. What alerts are made of exists with 0 from the start, for a series
 * that appears with its first event hides that event from {@code increase()}.
 */
@Component
class CountingMonitor implements Monitor {

  private static final Logger LOG = LoggerFactory.getLogger(CountingMonitor.class);
  private static final Duration[] ANSWER_TIMES = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(20)
  };
  private static final String OUTCOME = "outcome";
  private static final String SYSTEM = "system";

  /** Asked for late: the registry needs beans that need this one. */
  private final ObjectProvider<MeterRegistry> registry;

  CountingMonitor(ObjectProvider<MeterRegistry> registry) {
    this.registry = registry;
  }

  /** Makes the counters that exist from the start. */
  void prepare() {
    List.of("graph", "login").forEach(this::throttled);
    List.of(Outcome.OK, Outcome.REFUSED, Outcome.UNREACHABLE).forEach(this::tokens);
  }

  @Override
  public void called(Call call) {
    quietly(
        () -> {
          Timer.builder("enrollment.microsoft.calls")
              .description("Calls of Microsoft")
              .tag(SYSTEM, call.system())
              .tag("kind", call.kind())
              .tag(OUTCOME, call.outcome().key())
              .serviceLevelObjectives(ANSWER_TIMES)
              .register(registry.getObject())
              .record(call.took());
          if (call.outcome() == Outcome.THROTTLED) {
            throttled(call.system()).increment();
          }
          if (call.token()) {
            tokens(call.outcome()).increment();
          }
        });
  }

  @Override
  public void looked(String finding, Duration took) {
    quietly(
        () ->
            Timer.builder("enrollment.dns.looks")
                .description("Looks for a record in the DNS")
                .tag("finding", finding)
                .serviceLevelObjectives(ANSWER_TIMES)
                .register(registry.getObject())
                .record(took));
  }

  @Override
  public void moved(EnrollmentState from, EnrollmentState to, Duration stayed) {
    quietly(
        () ->
            Timer.builder("enrollment.state.time")
                .description("How long enrollments were in a state that they left")
                .tag("state", from.key())
                .tag("next", to.key())
                .register(registry.getObject())
                .record(stayed));
  }

  private Counter throttled(String system) {
    return Counter.builder("enrollment.microsoft.throttled")
        .description("Calls that Microsoft asked to send later")
        .tag(SYSTEM, system)
        .register(registry.getObject());
  }

  private Counter tokens(Outcome outcome) {
    return Counter.builder("enrollment.microsoft.token.requests")
        .description("Requests for an access token")
        .tag(OUTCOME, outcome.key())
        .register(registry.getObject());
  }

  /** Counting is never a reason to fail. */
  private static void quietly(Runnable count) {
    try {
      count.run();
    } catch (RuntimeException e) {
      LOG.warn("Something was not counted: {}", e.toString());
    }
  }
}
