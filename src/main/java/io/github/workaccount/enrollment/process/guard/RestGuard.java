package io.github.workaccount.enrollment.process.guard;

import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;

/**
 * Puts what guards the web applications' REST interfaces into each of them. They are applications
 * of their own, which Camunda makes, so that this is found by {@code META-INF/services}.
 */
public final class RestGuard implements AutoDiscoverable {

  @Override
  public void configure(FeatureContext context) {
    context
        .register(new RequestChecks())
        .register(new MissingParts())
        .register(new RefusalAnswers())
        .register(new UnreadableParts())
        .register(new TaskAsGiven());
  }
}
