package io.github.workaccount.enrollment.microsoft.signin;

import com.microsoft.aad.msal4j.IClientCredential;
import io.github.workaccount.enrollment.microsoft.settings.Credentials;
import io.github.workaccount.enrollment.microsoft.settings.Registration;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The credential of a registration. Its file may be replaced while the product runs: it is read
 * again within seconds. A new file that cannot be used is told once, and the old credential holds.
 */
final class RotatingCredential {

  private static final Logger LOG = LoggerFactory.getLogger(RotatingCredential.class);

  /** How often the file is looked at, at most. */
  static final Duration LOOK = Duration.ofSeconds(5);

  private final Registration registration;
  private final Clock clock;
  private Current current;
  private String fingerprint;
  private Instant nextLook;

  /**
   * @param registration whose credential
   * @param cloud which cloud it is for
   * @param clock the time
   * @throws IllegalArgumentException when it cannot be used, with what to do
   */
  RotatingCredential(Registration registration, Cloud cloud, Clock clock) {
    this.registration = registration;
    this.clock = clock;
    this.fingerprint = fingerprint();
    this.current = new Current(0, Credentials.of(registration, clock));
    this.nextLook = clock.instant().plus(LOOK);
    if (registration.credential() == Registration.CredentialKind.SECRET && cloud != Cloud.SANDBOX) {
      LOG.warn(
          "A client secret is used to sign in to Microsoft as {}. It can be copied and it expires:"
              + " prefer {}client-certificate or federated-token-file.",
          registration.clientId(),
          registration.prefix());
    }
  }

  /**
   * A credential and how often it was replaced before.
   *
   * @param version from 0
   * @param loaded the credential
   */
  public record Current(int version, Credentials.Loaded loaded) {

    IClientCredential value() {
      return loaded.value();
    }
  }

  /** The newest one that can be used. */
  synchronized Current current() {
    Instant now = clock.instant();
    // A clock that was set back must not put it off for longer.
    if (now.isBefore(nextLook) && !now.plus(LOOK).isBefore(nextLook)) {
      return current;
    }
    nextLook = now.plus(LOOK);
    String seen = fingerprint();
    if (!seen.equals(fingerprint)) {
      fingerprint = seen;
      replace();
    }
    return current;
  }

  private void replace() {
    try {
      current = new Current(current.version() + 1, Credentials.of(registration.replaced(), clock));
      LOG.info("The credential in {} was replaced and is used from now.", registration.file());
    } catch (IllegalArgumentException e) {
      LOG.warn("The credential from before is used on. {}", e.getMessage());
    }
  }

  /** A token of a platform is read for each request anyway. */
  private String fingerprint() {
    Path file = registration.file();
    if (file == null || registration.credential() == Registration.CredentialKind.FEDERATED) {
      return "";
    }
    try {
      return file.toRealPath() + " " + Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException e) {
      // Just being replaced, or gone: its reading says so.
      return "unreadable";
    }
  }
}
