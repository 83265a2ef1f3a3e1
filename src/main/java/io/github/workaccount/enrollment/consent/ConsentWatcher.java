package io.github.workaccount.enrollment.consent;

import io.github.workaccount.enrollment.application.ConsentLook;
import io.github.workaccount.enrollment.application.Consents;
import io.github.workaccount.enrollment.application.Consents.Consent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has the consents looked for that are due, one after the other, outside the process engine.
 * Several nodes share the rows; those of a dead node are taken over when its claim runs out.
 */
@Component
class ConsentWatcher implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ConsentWatcher.class);
  private static final Duration TICK = Duration.ofSeconds(5);

  /** Above the time-outs of one look, which may ask our own tenant as well. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final Consents consents;
  private final ConsentLook look;
  private final Clock clock;
  private final String node = "consent-" + UUID.randomUUID();
  private ScheduledExecutorService ticker;

  ConsentWatcher(Consents consents, ConsentLook look, Clock clock) {
    this.consents = consents;
    this.look = look;
    this.clock = clock;
  }

  private void tick() {
    try {
      // One at a time, so that no claim outlives its lease.
      for (List<Consent> due = claim(); !due.isEmpty(); due = claim()) {
        due.forEach(look::look);
      }
    } catch (RuntimeException e) {
      // The tick must go on: the database may be back in a moment.
      LOG.warn("Consents could not be looked for; trying again. {}", e.toString());
    }
  }

  private List<Consent> claim() {
    return consents.claimDue(node, clock.instant(), LEASE, 1);
  }

  @Override
  public synchronized void start() {
    if (ticker != null) {
      return;
    }
    ticker =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "consent-watch");
              thread.setDaemon(true);
              return thread;
            });
    ticker.scheduleWithFixedDelay(this::tick, 1, TICK.toSeconds(), TimeUnit.SECONDS);
  }

  /** What is under way ends by itself, or is looked for again when its claim has run out. */
  @Override
  public synchronized void stop() {
    if (ticker != null) {
      ticker.shutdown();
      ticker = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return ticker != null;
  }
}
