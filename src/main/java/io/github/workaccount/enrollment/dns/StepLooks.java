package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.application.failure.Postponed;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Bounds the looks that steps of enrollments make on threads of the process engine, so that those
 * at slow name servers leave threads to the other steps.
 */
final class StepLooks {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Semaphore places;
  private final Clock clock;

  /**
   * @param most how many at once
   */
  StepLooks(int most, Clock clock) {
    this.places = new Semaphore(most);
    this.clock = clock;
  }

  /**
   * Looks.
   *
   * @throws Postponed when so many look already
   */
  <T> T look(Supplier<T> look) {
    if (!places.tryAcquire()) {
      throw new Postponed(
          "Other steps are looking for DNS records right now, at slow name servers.",
          clock.instant().plus(PAUSE),
          null);
    }
    try {
      return look.get();
    } finally {
      places.release();
    }
  }
}
