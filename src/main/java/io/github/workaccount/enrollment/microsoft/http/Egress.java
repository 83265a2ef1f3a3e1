package io.github.workaccount.enrollment.microsoft.http;

import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.settings.WrongConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * The way out to login and Graph alike: time-outs, the proxy in between and whom we trust. Nothing
 * is redirected.
 */
public final class Egress {

  private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

  private Egress() {}

  /**
   * A client of that way; what it has besides is the caller's.
   *
   * @param properties the configuration
   * @throws IllegalArgumentException when the trusted certificates cannot be read, with what to do
   */
  public static OkHttpClient.Builder client(MicrosoftProperties properties) {
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .connectTimeout(properties.connectTimeout())
            .readTimeout(properties.timeout())
            .writeTimeout(properties.timeout())
            .callTimeout(properties.timeout())
            .followRedirects(false)
            .followSslRedirects(false);
    if (properties.proxy() != null) {
      URI proxy = properties.proxy();
      client.proxy(
          new Proxy(
              Proxy.Type.HTTP,
              InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort())));
      client.proxyAuthenticator(authenticator(properties));
    }
    if (properties.trustedCertificates() != null) {
      trust(client, properties.trustedCertificates());
    }
    return client;
  }

  /** Answers the proxy's question once: a second one means that user or password is wrong. */
  private static Authenticator authenticator(MicrosoftProperties properties) {
    if (properties.proxyUser() == null || properties.proxyUser().isBlank()) {
      return Authenticator.NONE;
    }
    String password = properties.proxyPassword() == null ? "" : properties.proxyPassword();
    String answer = Credentials.basic(properties.proxyUser(), password, StandardCharsets.UTF_8);
    return (route, response) -> {
      Request asked = response.request();
      return answer.equals(asked.header(PROXY_AUTHORIZATION))
          ? null
          : asked.newBuilder().header(PROXY_AUTHORIZATION, answer).build();
    };
  }

  private static void trust(OkHttpClient.Builder client, Path file) {
    try {
      Collection<? extends Certificate> own = certificates(file);
      if (own.isEmpty()) {
        throw unusable(file, null);
      }
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      int number = 0;
      for (X509Certificate known : trustManager(null).getAcceptedIssuers()) {
        all.setCertificateEntry("jvm-" + number++, known);
      }
      for (Certificate added : own) {
        all.setCertificateEntry("own-" + number++, added);
      }
      X509TrustManager trusted = trustManager(all);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, new TrustManager[] {trusted}, null);
      client.sslSocketFactory(tls.getSocketFactory(), trusted);
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(file, e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream content = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(content);
    }
  }

  /**
   * @param anchors whom to trust; null for whom the JVM trusts
   */
  private static X509TrustManager trustManager(KeyStore anchors) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchors);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static WrongConfiguration unusable(Path file, Exception cause) {
    return new WrongConfiguration(
        "enrollment.microsoft.trusted-certificates: %s cannot be used, because it must be a readable file with certificates in PEM. Give another file."
            .formatted(file),
        cause);
  }
}
