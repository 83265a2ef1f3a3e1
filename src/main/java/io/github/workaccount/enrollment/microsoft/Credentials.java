package io.github.workaccount.enrollment.microsoft;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.IClientCredential;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.pem.PemContent;

/** Makes the credential that proves who we are, and says at the start what is wrong with it. */
final class Credentials {

  private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
  private static final Duration EXPIRY_WARNING = Duration.ofDays(30);

  private Credentials() {}

  /**
   * The configured credential.
   *
   * @param properties the configuration
   * @param clock the time, for the certificate's validity
   * @throws IllegalArgumentException when it cannot be used, with what to do
   */
  static IClientCredential of(MicrosoftProperties properties, Clock clock) {
    return switch (properties.credential()) {
      case CERTIFICATE ->
          certificate(
              properties.clientCertificate(), properties.clientCertificatePassword(), clock);
      case FEDERATED -> federated(properties.federatedTokenFile());
      case SECRET -> secret(properties);
    };
  }

  private static IClientCredential secret(MicrosoftProperties properties) {
    if (properties.cloud() != Cloud.SANDBOX) {
      LOG.warn(
          "A client secret is used to sign in to Microsoft. It can be copied and it expires:"
              + " prefer enrollment.microsoft.client-certificate or federated-token-file.");
    }
    return ClientCredentialFactory.createFromSecret(properties.clientSecret());
  }

  private static IClientCredential federated(Path file) {
    if (!Files.isReadable(file)) {
      throw unusable("federated-token-file", file, "it is not there or cannot be read", null);
    }
    // The platform renews the file, so it is read for each request.
    return ClientCredentialFactory.createFromCallback(
        () -> {
          try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static IClientCredential certificate(Path file, String password, Clock clock) {
    try {
      byte[] content = Files.readAllBytes(file);
      KeyAndChain found =
          PemContent.isPresentInText(new String(content, StandardCharsets.ISO_8859_1))
              ? fromPem(file, password)
              : fromPkcs12(file, password);
      checkValidity(file, found.chain().get(0), clock);
      return ClientCredentialFactory.createFromCertificateChain(found.key(), found.chain());
    } catch (IOException | GeneralSecurityException | IllegalStateException e) {
      throw unusable(
          "client-certificate",
          file,
          "it must hold a certificate and its private key, as PEM or PKCS #12, readable with the"
              + " configured password",
          e);
    }
  }

  private record KeyAndChain(PrivateKey key, List<X509Certificate> chain) {}

  private static KeyAndChain fromPem(Path file, String password) throws IOException {
    PemContent pem = PemContent.load(file);
    PrivateKey key = pem.getPrivateKey(password);
    List<X509Certificate> chain = pem.getCertificates();
    if (key == null || chain == null || chain.isEmpty()) {
      throw unusable(
          "client-certificate", file, "it must hold the certificate and its private key", null);
    }
    return new KeyAndChain(key, chain);
  }

  private static KeyAndChain fromPkcs12(Path file, String password)
      throws IOException, GeneralSecurityException {
    char[] secret = password == null ? new char[0] : password.toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(file)) {
      store.load(content, secret);
    }
    for (String alias : Collections.list(store.aliases())) {
      Certificate[] chain = store.getCertificateChain(alias);
      if (store.getKey(alias, secret) instanceof PrivateKey key && chain != null) {
        return new KeyAndChain(key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
      }
    }
    throw unusable("client-certificate", file, "it holds no private key with certificate", null);
  }

  private static void checkValidity(Path file, X509Certificate certificate, Clock clock) {
    var end = certificate.getNotAfter().toInstant();
    if (!clock.instant().isBefore(end)) {
      throw unusable("client-certificate", file, "it expired on " + end, null);
    }
    if (clock.instant().plus(EXPIRY_WARNING).isAfter(end)) {
      LOG.warn("The certificate {} expires on {}: register a new one and configure it.", file, end);
    }
  }

  private static IllegalArgumentException unusable(
      String property, Path file, String reason, Exception cause) {
    return new IllegalArgumentException(
        "enrollment.microsoft.%s: %s cannot be used, because %s. Give another file."
            .formatted(property, file, reason),
        cause);
  }
}
