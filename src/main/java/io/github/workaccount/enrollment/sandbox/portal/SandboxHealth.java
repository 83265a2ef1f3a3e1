package io.github.workaccount.enrollment.sandbox.portal;

import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import io.github.workaccount.enrollment.sandbox.state.UnusableState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Whether the stand-in can keep what it is told, as of at most three seconds ago. The log has a
 * line when that changes.
 */
@Component("sandboxHealthIndicator")
@ConditionalOnSandbox
public class SandboxHealth implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(SandboxHealth.class);

  private static final Duration HOLDS = Duration.ofSeconds(3);

  private final SandboxState state;
  private final Clock clock;
  private Health last = Health.up().build();
  private Instant expires = Instant.MIN;

  public SandboxHealth(SandboxState state, Clock clock) {
    this.state = state;
    this.clock = clock;
  }

  @Override
  public synchronized Health health() {
    Instant now = clock.instant();
    // A clock that was set back must not keep an old answer.
    if (!now.isBefore(expires) || now.plus(HOLDS).isBefore(expires)) {
      Health before = last;
      last = look();
      expires = now.plus(HOLDS);
      tell(before.getStatus());
    }
    return last;
  }

  private Health look() {
    try {
      state.requireWritable();
      return Health.up().build();
    } catch (UnusableState e) {
      LOG.debug("The sandbox's state can't be written", e);
      return Health.down().withDetail("error", e.getMessage()).build();
    }
  }

  private void tell(Status before) {
    if (last.getStatus().equals(before)) {
      return;
    }
    if (last.getStatus().equals(Status.UP)) {
      LOG.info("The sandbox's state can be written again.");
    } else {
      LOG.error("{} Until then this node is not ready.", last.getDetails().get("error"));
    }
  }
}
