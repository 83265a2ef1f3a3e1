package io.github.workaccount.enrollment.microsoft.http;

import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says why a server gave no answer, and what to do: the network, or whom we trust. */
public final class NoConnection {

  private NoConnection() {}

  /**
   * Two sentences.
   *
   * @param host the server
   * @param error what was thrown
   */
  public static String sentences(String host, Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof SSLPeerUnverifiedException) {
        return "the certificate is for another name than %s. Check its address and any proxy in between."
            .formatted(host);
      }
      if (e instanceof CertificateException) {
        return "the certificate of %s is not trusted. Check any proxy in between, or name the authority that issued it in enrollment.microsoft.trusted-certificates."
            .formatted(host);
      }
    }
    return host + " cannot be reached. Check the network and try again.";
  }
}
