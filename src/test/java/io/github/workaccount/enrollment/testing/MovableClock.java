package io.github.workaccount.enrollment.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The time of the product and of its engine, which a test sets forward. */
public final class MovableClock extends Clock {

  private volatile Duration ahead = Duration.ZERO;

  /** Sets the time forward. */
  public void forward(Duration by) {
    ahead = ahead.plus(by);
    ClockUtil.offset(ahead.toMillis());
  }

  /** It is now again. */
  public void reset() {
    ahead = Duration.ZERO;
    ClockUtil.reset();
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The product works in UTC");
  }

  /** Puts it in place of the product's clock. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Configuration {

    @Bean
    @Primary
    MovableClock movableClock() {
      return new MovableClock();
    }
  }
}
