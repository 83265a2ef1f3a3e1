package io.github.workaccount.enrollment.microsoft.check;

import io.github.workaccount.enrollment.application.directory.Connection;
import io.github.workaccount.enrollment.application.directory.Connection.CredentialEnd;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Warns once a day, from 30 days before, that a credential ends. */
public final class ExpiryWarning {

  private static final Logger LOG = LoggerFactory.getLogger(ExpiryWarning.class);

  private final Connection connection;
  private final Clock clock;

  public ExpiryWarning(Connection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /** Those that end within 30 days or have ended. */
  public List<CredentialEnd> ending() {
    Instant horizon = clock.instant().plus(ConnectionChecks.EXPIRY_WARNING);
    return connection.credentials().stream()
        .filter(end -> end.expiresAt() != null && end.expiresAt().isBefore(horizon))
        .toList();
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
  void warn() {
    ending()
        .forEach(
            end ->
                LOG.warn(
                    "The credential of the registration \"{}\" ends on {}: register a new one in"
                        + " the app registration and configure it before.",
                    end.registration(),
                    end.expiresAt()));
  }
}
