package io.github.workaccount.enrollment.operation;

import io.github.workaccount.enrollment.application.operation.Outage;
import io.github.workaccount.enrollment.application.operation.ProductMetrics;
import io.github.workaccount.enrollment.application.operation.ProductMetrics.StateCount;
import io.github.workaccount.enrollment.application.operation.ProductMetrics.Watch;
import io.github.workaccount.enrollment.application.operation.ProductMetrics.WatchKind;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Lane;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.process.EngineMetrics;
import io.github.workaccount.enrollment.process.EngineMetrics.Jobs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * Gauges of how things stand. They are read from the database, so each node tells the same; a
 * scrape costs six counting queries at most every ten seconds. What cannot be read is NaN.
 */
@Component
class ProductMeters implements MeterBinder {

  private static final Duration HOLDS = Duration.ofSeconds(10);

  private final Cached<List<StateCount>> enrollments;
  private final Cached<Map<WatchKind, Watch>> watches;
  private final Cached<Map<Lane, Watch>> lanes;
  private final Cached<Jobs> jobs;
  private final CountingMonitor monitor;
  private final Outage outage;
  private final Clock clock;

  ProductMeters(
      ProductMetrics metrics,
      EngineMetrics engine,
      CountingMonitor monitor,
      Outage outage,
      Clock clock) {
    this.enrollments = new Cached<>("enrollments by state", metrics::enrollments, HOLDS, outage);
    this.watches =
        new Cached<>("watches' lag", () -> metrics.watches(clock.instant()), HOLDS, outage);
    this.lanes =
        new Cached<>("DNS looks' lag", () -> metrics.lanes(clock.instant()), HOLDS, outage);
    this.jobs = new Cached<>("engine's jobs", engine::jobs, HOLDS, outage);
    this.monitor = monitor;
    this.outage = outage;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (EnrollmentState state : EnrollmentState.values()) {
      if (state != EnrollmentState.NEEDS_ATTENTION) {
        bindState(registry, state);
      }
    }
    Gauge.builder("enrollment.store.up", () -> outage.trouble().isEmpty() ? 1 : 0)
        .description("Whether this node can write to its database: 1 or 0")
        .register(registry);
    bindJobs(registry, "due", Jobs::due);
    bindJobs(registry, "timer", Jobs::timers);
    bindJobs(registry, "failed", Jobs::failed);
    Gauge.builder("enrollment.incidents", () -> value(jobs, Jobs::incidents))
        .description("Enrollments that need attention")
        .register(registry);
    for (WatchKind kind : WatchKind.values()) {
      bindWatch(registry, kind);
    }
    for (Lane lane : Lane.values()) {
      bindLane(registry, lane);
    }
    monitor.prepare();
  }

  private void bindState(MeterRegistry registry, EnrollmentState state) {
    Gauge.builder("enrollment.enrollments", () -> count(state))
        .description("Enrollments by state")
        .tag("state", state.key())
        .register(registry);
    if (!state.isEnd()) {
      Gauge.builder("enrollment.oldest", () -> age(state))
          .description("How long the enrollment that has been in a state longest is in it")
          .baseUnit("seconds")
          .tag("state", state.key())
          .register(registry);
    }
  }

  private void bindWatch(MeterRegistry registry, WatchKind kind) {
    Gauge.builder("enrollment.watch.open", () -> value(watches, all -> all.get(kind).open()))
        .description("Enrollments that wait for a watch")
        .tag("kind", kind.key())
        .register(registry);
    Gauge.builder("enrollment.watch.lag", () -> value(watches, all -> seconds(all.get(kind).lag())))
        .description("How late the most overdue look of a watch is")
        .baseUnit("seconds")
        .tag("kind", kind.key())
        .register(registry);
  }

  private void bindLane(MeterRegistry registry, Lane lane) {
    Gauge.builder("enrollment.dns.open", () -> value(lanes, all -> all.get(lane).open()))
        .description("Enrollments that wait for a DNS record")
        .tag("lane", lane.key())
        .register(registry);
    Gauge.builder("enrollment.dns.lag", () -> value(lanes, all -> seconds(all.get(lane).lag())))
        .description("How late the most overdue look for a DNS record is")
        .baseUnit("seconds")
        .tag("lane", lane.key())
        .register(registry);
  }

  private void bindJobs(MeterRegistry registry, String state, ToDoubleFunction<Jobs> number) {
    Gauge.builder("enrollment.jobs", () -> value(jobs, number))
        .description("The engine's jobs")
        .tag("state", state)
        .register(registry);
  }

  private double count(EnrollmentState state) {
    return value(
        enrollments,
        all -> stateCount(all, state).map(StateCount::count).map(Long::doubleValue).orElse(0.0));
  }

  private double age(EnrollmentState state) {
    return value(
        enrollments,
        all ->
            stateCount(all, state)
                .map(standing -> seconds(Duration.between(standing.since(), clock.instant())))
                .orElse(0.0));
  }

  private static Optional<StateCount> stateCount(List<StateCount> all, EnrollmentState state) {
    return all.stream().filter(standing -> standing.state() == state).findFirst();
  }

  private static <T> double value(Cached<T> source, ToDoubleFunction<T> number) {
    return source.get().map(number::applyAsDouble).orElse(Double.NaN);
  }

  private static double seconds(Duration duration) {
    return Math.max(0, duration.toMillis()) / 1000.0;
  }
}
