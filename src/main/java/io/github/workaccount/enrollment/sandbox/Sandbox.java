package io.github.workaccount.enrollment.sandbox;

import io.github.workaccount.enrollment.sandbox.dns.DnsAnswers;
import io.github.workaccount.enrollment.sandbox.dns.DnsServer;
import io.github.workaccount.enrollment.sandbox.graph.GraphEndpoints;
import io.github.workaccount.enrollment.sandbox.http.Faults;
import io.github.workaccount.enrollment.sandbox.login.AccessTokens;
import io.github.workaccount.enrollment.sandbox.login.LoginEndpoints;
import io.github.workaccount.enrollment.sandbox.login.TokenEndpoint;
import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running stand-in: its state, and the servers that speak for it. */
public final class Sandbox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

  private final SandboxState state;
  private final AppRegistration registration;
  private final Faults faults = new Faults();
  private CloudServer cloud;
  private DnsServer dns;

  private Sandbox(SandboxState state, AppRegistration registration) {
    this.state = state;
    this.registration = registration;
  }

  /**
   * Opens the state and starts the servers asked for, on loopback.
   *
   * @throws IllegalStateException if the state can't be opened
   * @throws UncheckedIOException if a port is taken
   */
  static Sandbox start(SandboxSettings settings, Clock clock) {
    return start(SandboxState.open(settings.directory()), settings, clock);
  }

  /**
   * Starts the servers asked for, on loopback.
   *
   * @param state an open state, which is closed with the sandbox
   * @throws UncheckedIOException if a port is taken
   */
  static Sandbox start(SandboxState state, SandboxSettings settings, Clock clock) {
    try {
      AppRegistration registration =
          AppRegistration.load(
              state, certificates(settings), settings.clientSecret(), settings.publicUrl());
      Sandbox sandbox = new Sandbox(state, registration);
      sandbox.serve(settings, clock);
      return sandbox;
    } catch (RuntimeException e) {
      state.close();
      throw e;
    }
  }

  private void serve(SandboxSettings settings, Clock clock) {
    try {
      if (settings.http()) {
        AccessTokens tokens = new AccessTokens(state, clock);
        TokenEndpoint tokenEndpoint = new TokenEndpoint(state, registration, tokens, clock);
        cloud =
            new CloudServer(
                settings.httpPort(),
                faults,
                new LoginEndpoints(state, tokens, tokenEndpoint),
                new GraphEndpoints(state, tokens, clock));
      }
      if (settings.dns()) {
        dns = DnsServer.start(settings.dnsPort(), new DnsAnswers(state, clock));
      }
    } catch (IOException e) {
      closeServers();
      throw new UncheckedIOException(
          "The sandbox can't listen on 127.0.0.1; see enrollment.sandbox.http-port and"
              + " enrollment.sandbox.dns-port",
          e);
    }
  }

  public SandboxState state() {
    return state;
  }

  public AppRegistration registration() {
    return registration;
  }

  public Faults faults() {
    return faults;
  }

  /** The address of the HTTP side without a final slash, if it runs. */
  Optional<String> baseUrl() {
    return Optional.ofNullable(cloud).map(server -> "http://localhost:" + server.port());
  }

  /** Where the DNS side listens, as host and port, if it runs. */
  Optional<String> dnsAddress() {
    return Optional.ofNullable(dns).map(server -> "127.0.0.1:" + server.port());
  }

  @Override
  public void close() {
    closeServers();
    state.close();
  }

  private void closeServers() {
    if (cloud != null) {
      cloud.close();
    }
    if (dns != null) {
      dns.close();
    }
  }

  /** A file that can't be read is the product's to complain about: it needs the private key too. */
  private static List<X509Certificate> certificates(SandboxSettings settings) {
    if (settings.certificateFile() == null || settings.certificateFile().isBlank()) {
      return List.of();
    }
    try {
      return CertificateFiles.read(
          Path.of(settings.certificateFile()), settings.certificatePassword());
    } catch (IOException e) {
      LOG.warn("The sandbox can't register the client certificate: {}", e.getMessage());
      return List.of();
    }
  }
}
