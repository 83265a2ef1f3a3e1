package io.github.workaccount.enrollment.microsoft.settings;

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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.ssl.pem.PemContent;

/** Makes the credential that proves who we are, and says what is wrong with it. */
public final class Credentials {

  private Credentials() {}

  /**
   * A credential that can be used.
   *
   * @param value what the library signs in with
   * @param expiresAt when it ends; null when that is not known
   */
  public record Loaded(IClientCredential value, Instant expiresAt) {}

  /**
   * Reads the credential of a registration.
   *
   * @param registration whose
   * @param clock the time, for the certificate's validity
   * @throws IllegalArgumentException when it cannot be used, with what to do
   */
  public static Loaded of(Registration registration, Clock clock) {
    return switch (registration.credential()) {
      case CERTIFICATE -> certificate(registration, clock);
      case FEDERATED -> federated(registration);
      case SECRET -> secret(registration, clock);
    };
  }

  private static Loaded secret(Registration registration, Clock clock) {
    Instant end =
        registration.secretExpires() == null
            ? null
            : registration.secretExpires().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    if (end != null && !clock.instant().isBefore(end)) {
      throw new WrongConfiguration(
          "%1$sclient-secret-expires: the client secret ended on %2$s. Make a new one in the app registration %3$s, and configure it with its date."
              .formatted(
                  registration.prefix(), registration.secretExpires(), registration.clientId()));
    }
    return new Loaded(ClientCredentialFactory.createFromSecret(text(registration)), end);
  }

  private static String text(Registration registration) {
    Path file = registration.secretFile();
    if (file == null) {
      return registration.secret();
    }
    try {
      String secret = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (secret.isEmpty()) {
        throw unusable(registration, "client-secret-file", file, "it is empty", null);
      }
      return secret;
    } catch (IOException e) {
      throw unusable(
          registration, "client-secret-file", file, "it is not there or cannot be read", e);
    }
  }

  private static Loaded federated(Registration registration) {
    Path file = registration.federatedTokenFile();
    if (!Files.isReadable(file)) {
      throw unusable(
          registration, "federated-token-file", file, "it is not there or cannot be read", null);
    }
    // The platform renews the file, so it is read for each request.
    IClientCredential credential =
        ClientCredentialFactory.createFromCallback(
            () -> {
              try {
                return Files.readString(file, StandardCharsets.US_ASCII).strip();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return new Loaded(credential, null);
  }

  private static Loaded certificate(Registration registration, Clock clock) {
    Path file = registration.certificate();
    try {
      byte[] content = Files.readAllBytes(file);
      KeyAndChain found =
          PemContent.isPresentInText(new String(content, StandardCharsets.ISO_8859_1))
              ? fromPem(registration)
              : fromPkcs12(registration);
      Instant end = found.chain().get(0).getNotAfter().toInstant();
      if (!clock.instant().isBefore(end)) {
        throw unusable(registration, "client-certificate", file, "it expired on " + end, null);
      }
      return new Loaded(
          ClientCredentialFactory.createFromCertificateChain(found.key(), found.chain()), end);
    } catch (IOException | GeneralSecurityException | IllegalStateException e) {
      throw unusable(
          registration,
          "client-certificate",
          file,
          "it must hold a certificate and its private key, as PEM or PKCS #12, readable with the"
              + " configured password",
          e);
    }
  }

  private record KeyAndChain(PrivateKey key, List<X509Certificate> chain) {}

  private static KeyAndChain fromPem(Registration registration) throws IOException {
    PemContent pem = PemContent.load(registration.certificate());
    PrivateKey key = pem.getPrivateKey(registration.certificatePassword());
    List<X509Certificate> chain = pem.getCertificates();
    if (key == null || chain == null || chain.isEmpty()) {
      throw unusable(
          registration,
          "client-certificate",
          registration.certificate(),
          "it must hold the certificate and its private key",
          null);
    }
    return new KeyAndChain(key, chain);
  }

  private static KeyAndChain fromPkcs12(Registration registration)
      throws IOException, GeneralSecurityException {
    String password = registration.certificatePassword();
    char[] secret = password == null ? new char[0] : password.toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(registration.certificate())) {
      store.load(content, secret);
    }
    for (String alias : Collections.list(store.aliases())) {
      Certificate[] chain = store.getCertificateChain(alias);
      if (store.getKey(alias, secret) instanceof PrivateKey key && chain != null) {
        return new KeyAndChain(key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
      }
    }
    throw unusable(
        registration,
        "client-certificate",
        registration.certificate(),
        "it holds no private key with certificate",
        null);
  }

  private static WrongConfiguration unusable(
      Registration registration, String property, Path file, String reason, Exception cause) {
    return new WrongConfiguration(
        "%s%s: %s cannot be used, because %s. Give another file."
            .formatted(registration.prefix(), property, file, reason),
        cause);
  }
}
