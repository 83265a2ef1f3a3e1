package io.github.workaccount.enrollment.operation;

import io.github.workaccount.enrollment.application.Directory;
import io.github.workaccount.enrollment.application.DirectoryFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Whether Microsoft's login authority answers, as of at most about a minute ago. Who asks never
 * waits: the answer is the last one known, and a look whose turn it is runs beside.
 */
final class MicrosoftHealth implements HealthIndicator, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(MicrosoftHealth.class);
  private static final Duration HOLDS = Duration.ofMinutes(1);

  private final Directory directory;
  private final String ownTenant;
  private final Clock clock;
  private final ThreadPoolExecutor looks;
  private volatile Health last = Health.unknown().withDetail("login", "Not asked yet").build();
  private Instant nextLook = Instant.MIN;

  /**
   * @param directory Microsoft's directory
   * @param ownTenant our own tenant, which exists
   * @param clock the time
   */
  MicrosoftHealth(Directory directory, String ownTenant, Clock clock) {
    this.directory = directory;
    this.ownTenant = ownTenant;
    this.clock = clock;
    this.looks =
        new ThreadPoolExecutor(
            0,
            1,
            5,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            work -> {
              Thread thread = new Thread(work, "microsoft-health");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public Health health() {
    lookIfDue();
    return last;
  }

  private synchronized void lookIfDue() {
    Instant now = clock.instant();
    if (now.isBefore(nextLook)) {
      return;
    }
    nextLook = now.plus(HOLDS);
    try {
      looks.execute(this::look);
    } catch (RejectedExecutionException e) {
      LOG.debug("The last look at Microsoft is still under way, or the product stops.");
    }
  }

  private void look() {
    Health.Builder health;
    try {
      boolean known = directory.tenantExists(null, ownTenant);
      health =
          known
              ? Health.up()
              : Health.status(HealthIndicators.DEGRADED)
                  .withDetail("login", "It does not know our tenant: check tenant-id and cloud");
    } catch (DirectoryFailure e) {
      health =
          Health.status(HealthIndicators.DEGRADED)
              .withDetail("login", String.valueOf(e.getMessage()));
    }
    last = health.withDetail("at", clock.instant().toString()).build();
  }

  @Override
  public void destroy() {
    looks.shutdownNow();
  }
}
