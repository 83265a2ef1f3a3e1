package io.github.workaccount.enrollment.microsoft.settings;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An app registration in our own tenant, and the one credential that proves it.
 *
 * @param prefix how its properties begin, such as {@code enrollment.microsoft.writer.}
 * @param clientId its application (client) id
 * @param certificate PEM (certificate and private key) or PKCS #12 file; null when not used
 * @param certificatePassword its password; null when it has none
 * @param secret a client secret; null when not used
 * @param secretFile a file with a client secret; null when not used
 * @param secretExpires the last day of the secret; null when not told: no permission shows it
 * @param federatedTokenFile a file with a token of a trusted identity provider; null when not used
 */
public record Registration(
    String prefix,
    String clientId,
    Path certificate,
    String certificatePassword,
    String secret,
    Path secretFile,
    LocalDate secretExpires,
    Path federatedTokenFile) {

  /** The ways to prove who we are. */
  public enum CredentialKind {
    CERTIFICATE("certificate"),
    FEDERATED("federated token"),
    SECRET("client secret");

    private final String words;

    CredentialKind(String words) {
      this.words = words;
    }

    /** What it is called in a sentence. */
    public String words() {
      return words;
    }
  }

  public Registration {
    clientId = clientId == null || clientId.isBlank() ? null : clientId.strip();
    certificate = blankToNull(certificate);
    certificatePassword = blankToNull(certificatePassword);
    secret = blankToNull(secret);
    secretFile = blankToNull(secretFile);
    federatedTokenFile = blankToNull(federatedTokenFile);
  }

  /** Whether nothing at all is configured. */
  boolean isEmpty() {
    return clientId == null && credentials() == 0;
  }

  /**
   * Checks that there is a client id and exactly one credential.
   *
   * @param simulated whether the sandbox's own secret may stand beside a configured credential
   * @throws IllegalArgumentException with what to do
   */
  void check(boolean simulated) {
    if (clientId == null) {
      throw new WrongConfiguration(
          prefix + "client-id is not set: give the client id of your app registration.");
    }
    int given = credentials();
    if (given == 0 || given > 1 && !simulated) {
      throw new WrongConfiguration(
          (given == 0 ? "No credential is set." : "More than one credential is set.")
              + " Set exactly one of %1$sclient-certificate (preferred), %1$sfederated-token-file, %1$sclient-secret-file and %1$sclient-secret."
                  .formatted(prefix));
    }
  }

  /** How to prove who we are; a certificate or token goes before the sandbox's own secret. */
  public CredentialKind credential() {
    if (certificate != null) {
      return CredentialKind.CERTIFICATE;
    }
    return federatedTokenFile != null ? CredentialKind.FEDERATED : CredentialKind.SECRET;
  }

  /** The file that the credential is read from; null when it is in the configuration itself. */
  public Path file() {
    return switch (credential()) {
      case CERTIFICATE -> certificate;
      case FEDERATED -> federatedTokenFile;
      case SECRET -> secretFile;
    };
  }

  /**
   * This registration once its credential's file has been replaced: the configured date was that of
   * the secret before, and nobody has told the new one's.
   */
  public Registration replaced() {
    return new Registration(
        prefix,
        clientId,
        certificate,
        certificatePassword,
        secret,
        secretFile,
        null,
        federatedTokenFile);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "Registration[%s, %s]".formatted(clientId, credential().words());
  }

  private int credentials() {
    return (int)
        Stream.of(certificate, federatedTokenFile, secretFile, secret)
            .filter(Objects::nonNull)
            .count();
  }

  private static String blankToNull(String value) {
    return value == null || value.isBlank() ? null : value;
  }

  private static Path blankToNull(Path value) {
    return value == null || value.toString().isBlank() ? null : value;
  }
}
