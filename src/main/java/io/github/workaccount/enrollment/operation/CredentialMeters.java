package io.github.workaccount.enrollment.operation;

import io.github.workaccount.enrollment.application.directory.Connection;
import io.github.workaccount.enrollment.application.directory.Connection.CredentialEnd;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How long the credentials still hold; NaN where that is not known, as with most secrets. */
@Component
class CredentialMeters implements MeterBinder {

  private final Connection connection;
  private final Clock clock;

  CredentialMeters(Connection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    connection.credentials().stream()
        .map(CredentialEnd::registration)
        .forEach(
            registration ->
                Gauge.builder("enrollment.microsoft.credential.expiry", () -> left(registration))
                    .description("How long the credential of an app registration still holds")
                    .baseUnit("seconds")
                    .tag("registration", registration)
                    .register(registry));
  }

  private double left(String registration) {
    return connection.credentials().stream()
        .filter(end -> end.registration().equals(registration) && end.expiresAt() != null)
        .map(end -> Duration.between(clock.instant(), end.expiresAt()).toSeconds())
        .findFirst()
        .map(Long::doubleValue)
        .orElse(Double.NaN);
  }
}
