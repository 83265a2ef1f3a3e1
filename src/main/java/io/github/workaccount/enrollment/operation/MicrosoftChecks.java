package io.github.workaccount.enrollment.operation;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.github.workaccount.enrollment.application.directory.Connection;
import io.github.workaccount.enrollment.application.directory.Connection.Check;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
 * Whether the connection to Microsoft works, as of at most about a minute ago, in parts. Who asks
 * never waits: the answer is the last one known, and a look whose turn it is runs beside.
 */
final class MicrosoftChecks implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(MicrosoftChecks.class);
  private static final Duration HOLDS = Duration.ofMinutes(1);

  private final Connection connection;
  private final Clock clock;
  private final ThreadPoolExecutor looks;
  private volatile Seen last = new Seen(null, List.of());
  private Instant nextLook = Instant.MIN;

  /**
   * @param connection the connection to Microsoft's cloud
   * @param clock the time
   */
  MicrosoftChecks(Connection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
    this.looks =
        new ThreadPoolExecutor(
            0,
            1,
            5,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            new ThreadFactoryBuilder().setNameFormat("microsoft-health").setDaemon(true).build());
  }

  /**
   * What was seen last.
   *
   * @param at when; null before the first look
   * @param checks how each check came out
   */
  private record Seen(Instant at, List<Check> checks) {}

  /**
   * A part of the connection.
   *
   * @param names what the ids of its checks are or begin with, up to a dot
   */
  HealthIndicator part(String... names) {
    return () -> {
      lookIfDue();
      return health(last, Set.of(names));
    };
  }

  private static Health health(Seen seen, Set<String> names) {
    if (seen.at() == null) {
      return Health.unknown().withDetail("checks", "Not run yet").build();
    }
    List<Check> part =
        seen.checks().stream()
            .filter(check -> names.contains(check.id().replaceFirst("\\..*", "")))
            .toList();
    boolean failed = part.stream().anyMatch(check -> check.status() == Connection.Status.FAILED);
    Health.Builder health = failed ? Health.status(HealthIndicators.DEGRADED) : Health.up();
    if (part.isEmpty()) {
      health.unknown().withDetail("checks", "Not to be seen before what fails is mended");
    }
    part.forEach(check -> health.withDetail(check.id(), told(check)));
    return health.withDetail("at", seen.at().toString()).build();
  }

  private synchronized void lookIfDue() {
    Instant now = clock.instant();
    // A clock that was set back must not put it off for longer.
    if (now.isBefore(nextLook) && !now.plus(HOLDS).isBefore(nextLook)) {
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
    last = new Seen(clock.instant(), checks);
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
