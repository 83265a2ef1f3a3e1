package io.github.workaccount.enrollment.sandbox;

import io.github.workaccount.enrollment.sandbox.state.SandboxState;

/**
 * How the stand-in is to run.
 *
 * @param directory the folder of its state, or {@value SandboxState#IN_MEMORY}
 * @param http whether to serve sign-in and Graph
 * @param httpPort its port, 0 for a free one
 * @param dns whether to serve the DNS
 * @param dnsPort its port for UDP and TCP, 0 for a free one
 * @param publicUrl how people reach the product, to which consent returns
 * @param clientSecret a client secret that the user has chosen, or null for a random one
 * @param certificateFile PEM or PKCS#12 file that the product signs in with, or null
 * @param certificatePassword the PKCS#12 file's password, or null
 */
public record SandboxSettings(
    String directory,
    boolean http,
    int httpPort,
    boolean dns,
    int dnsPort,
    String publicUrl,
    String clientSecret,
    String certificateFile,
    String certificatePassword) {

  /** Everything, on free ports. */
  public static SandboxSettings in(String directory) {
    return new SandboxSettings(
        directory, true, 0, true, 0, "http://localhost:8080", null, null, null);
  }

  public SandboxSettings withCertificate(String file, String password) {
    return new SandboxSettings(
        directory, http, httpPort, dns, dnsPort, publicUrl, clientSecret, file, password);
  }

  /** Keeps secret and password out of logs. */
  @Override
  public String toString() {
    return "SandboxSettings[" + directory + ", http " + httpPort + ", dns " + dnsPort + "]";
  }
}
