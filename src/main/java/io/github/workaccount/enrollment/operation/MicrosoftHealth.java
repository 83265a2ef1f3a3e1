package io.github.workaccount.enrollment.operation;

import io.github.workaccount.enrollment.application.Connection;
import io.github.workaccount.enrollment.application.Connection.Check;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
 * Whether the connection to Microsoft works, as of at most about a minute ago. Who asks never
 * waits: the answer is the last one known, and a look whose turn it is runs beside.
 */
final class MicrosoftHealth implements HealthIndicator, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(MicrosoftHealth.class);
  private static final Duration HOLDS = Duration.ofMinutes(1);

  private final Connection connection;
  private final Clock clock;
  private final ThreadPoolExecutor looks;
  private volatile Health last = Health.unknown().withDetail("checks", "Not run yet").build();
  private Instant nextLook = Instant.MIN;

  /**
   * @param connection the connection to Microsoft's cloud
   * @param clock the time
   */
  MicrosoftHealth(Connection connection, Clock clock) {
    this.connection = connection;
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
    List<Check> checks = connection.checks();
    boolean failed = checks.stream().anyMatch(check -> check.status() == Connection.Status.FAILED);
    Health.Builder health = failed ? Health.status(HealthIndicators.DEGRADED) : Health.up();
    checks.forEach(check -> health.withDetail(check.id(), told(check)));
    last = health.withDetail("at", clock.instant().toString()).build();
  }

  private static String told(Check check) {
    String said = check.status().key() + ": " + check.text();
    return check.advice() == null ? said : said + " " + check.advice();
  }

  @Override
  public void destroy() {
    looks.shutdownNow();
  }
}
