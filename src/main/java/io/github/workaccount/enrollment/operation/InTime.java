package io.github.workaccount.enrollment.operation;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** A part of the health that is unknown when it does not answer in time, as one that reads does. */
final class InTime implements HealthIndicator, DisposableBean {

  private final HealthIndicator part;
  private final Duration longest;
  private final ExecutorService looks;
  private Future<Health> look;

  /**
   * @param name of its thread
   * @param part the part
   * @param longest how long it is waited for
   */
  InTime(String name, HealthIndicator part, Duration longest) {
    this.part = part;
    this.longest = longest;
    this.looks =
        Executors.newSingleThreadExecutor(
            new ThreadFactoryBuilder().setNameFormat(name).setDaemon(true).build());
  }

  @Override
  public Health health() {
    try {
      return underway().get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return unknown("No answer within " + longest.toMillis() + " ms");
    } catch (ExecutionException e) {
      return unknown(String.valueOf(e.getCause().getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unknown("Interrupted");
    }
  }

  /** Who asks while a look hangs waits for that one: no more of them pile up. */
  private synchronized Future<Health> underway() {
    if (look == null || look.isDone()) {
      look = looks.submit(() -> part.health());
    }
    return look;
  }

  private static Health unknown(String why) {
    return Health.unknown().withDetail("error", why).build();
  }

  @Override
  public void destroy() {
    looks.shutdownNow();
  }
}
