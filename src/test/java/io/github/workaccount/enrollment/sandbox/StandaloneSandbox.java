package io.github.workaccount.enrollment.sandbox;

import io.github.workaccount.enrollment.sandbox.http.Fault;
import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.Seed;

/** The sandbox in memory without the product around it, for tests in other packages. */
public final class StandaloneSandbox implements AutoCloseable {

  private final RunningSandbox running = new RunningSandbox();

  /** Its address without a slash at the end. */
  public String url() {
    return running.url("");
  }

  /** The tenant in which the product is registered. */
  public String ownTenantId() {
    return Seed.OWN_TENANT_ID;
  }

  /** The product's id there. */
  public String clientId() {
    return AppRegistration.CLIENT_ID;
  }

  /** The product's secret there. */
  public String clientSecret() {
    return running.sandbox.registration().secret();
  }

  /** A tenant's id by one of its verified domains. */
  public String tenantId(String domain) {
    return running.tenant(domain).id();
  }

  /** A tenant's administrator consents. */
  public void consent(String domain) {
    running.consent(domain);
  }

  /** Somebody publishes a TXT record. */
  public void publish(String domain, String text) {
    running.publish(domain, text);
  }

  /**
   * Disturbs the next requests.
   *
   * @param match a part of {@code POST /graph/v1.0/…}
   * @param status what to answer instead
   */
  public void fail(String match, int status) {
    running.sandbox.faults().add(new Fault(match, status, 0, false, 1, 1, false));
  }

  @Override
  public void close() {
    running.close();
  }
}
