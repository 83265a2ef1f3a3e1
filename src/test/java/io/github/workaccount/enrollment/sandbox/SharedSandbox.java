package io.github.workaccount.enrollment.sandbox;

import io.github.workaccount.enrollment.sandbox.http.Fault;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import java.net.URI;
import java.util.List;

/**
 * A stand-in for Microsoft's cloud and the DNS that runs by itself, so that several nodes of the
 * product share it and none of them takes it along when it dies.
 */
public final class SharedSandbox implements AutoCloseable {

  private static final String SECRET = "the-secret-of-all-nodes";

  private final RunningSandbox running =
      new RunningSandbox(
          new SandboxSettings(
              SandboxState.IN_MEMORY,
              true,
              0,
              true,
              0,
              "http://localhost:8080",
              SECRET,
              null,
              null));

  /** The options that lead a node of the product here. */
  public List<String> options() {
    return optionsThrough(url());
  }

  /** The address of the cloud, without a slash at the end. */
  public String url() {
    return running.url("");
  }

  /**
   * The options that lead a node of the product here, past something that sees what is said.
   *
   * @param cloudUrl the address of what stands between
   */
  public List<String> optionsThrough(String cloudUrl) {
    return List.of(
        "--enrollment.microsoft.login-url=" + cloudUrl + "/login",
        "--enrollment.microsoft.graph-url=" + cloudUrl + "/graph/v1.0",
        "--enrollment.microsoft.client-secret=" + SECRET,
        "--enrollment.dns.resolvers=127.0.0.1:" + running.dnsPort());
  }

  /** What is in it. */
  public SandboxWorld world() {
    return SandboxWorld.of(running.sandbox);
  }

  /** An administrator of the tenant behind a consent link accepts; gives the tenant's id. */
  public String consent(String link) {
    String path = URI.create(link).getPath();
    String tenant = path.replaceFirst("^/login/", "").replaceFirst("/.*", "");
    running.consent(tenant);
    return running.tenant(tenant).id();
  }

  /** Publishes a TXT record. */
  public void publish(String domain, String text) {
    running.publish(domain, text);
  }

  /** The next request that matches is refused. */
  public void refuseNext(String match, int status) {
    running.sandbox.faults().add(new Fault(match, status, 0, false, null, 1, false));
  }

  /** The next request that matches takes effect only after a while. */
  public void delayNext(String match, long millis) {
    running.sandbox.faults().add(new Fault(match, null, millis, false, null, 1, false));
  }

  /** Whether a request has run into the delay. */
  public boolean isDelaying() {
    return running.sandbox.faults().all().isEmpty();
  }

  /** How many domains of this name the tenants have, verified or not. */
  public long domains(String name) {
    return running
        .sandbox
        .state()
        .read(
            directory ->
                directory.domains().all().stream()
                    .filter(domain -> domain.name().equals(name))
                    .count());
  }

  /** The members of each group of a tenant. */
  public List<Integer> groupSizes(String tenantDomain) {
    String tenant = running.tenant(tenantDomain).id();
    return running
        .sandbox
        .state()
        .read(
            directory ->
                directory.groupsOf(tenant).stream()
                    .map(group -> group.memberIds().size())
                    .toList());
  }

  @Override
  public void close() {
    running.close();
  }
}
