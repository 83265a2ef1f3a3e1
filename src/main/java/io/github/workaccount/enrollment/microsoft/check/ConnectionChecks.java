package io.github.workaccount.enrollment.microsoft.check;

import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.Connection;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.settings.Registration;
import io.github.workaccount.enrollment.microsoft.signin.LoginHttp;
import io.github.workaccount.enrollment.microsoft.signin.Permissions;
import io.github.workaccount.enrollment.microsoft.signin.Sessions;
import io.github.workaccount.enrollment.microsoft.signin.TokenClaims;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks credentials, reachability, clock, tokens and permissions of the product's own tenant. What
 * other tenants grant is known only once they have consented.
 */
public final class ConnectionChecks implements Connection {

  /** How long before its end a credential is warned of. */
  static final Duration EXPIRY_WARNING = Duration.ofDays(30);

  private final MicrosoftProperties properties;
  private final Sessions sessions;
  private final Reachability reachability;
  private final Clock clock;

  public ConnectionChecks(
      MicrosoftProperties properties, Sessions sessions, LoginHttp login, Clock clock) {
    this.properties = properties;
    this.sessions = sessions;
    this.reachability = new Reachability(properties, login);
    this.clock = clock;
  }

  @Override
  public List<Check> checks() {
    List<Check> all = new ArrayList<>();
    all.add(configuration());
    accesses().forEach(access -> all.add(credential(access)));
    all.addAll(reachability.login());
    all.add(reachability.graph());
    Map<Access, List<String>> granted = new EnumMap<>(Access.class);
    for (Access access : accesses()) {
      Optional<List<String>> roles = token(access, all);
      if (roles.isEmpty()) {
        return all;
      }
      granted.put(access, roles.get());
    }
    Permissions.ALL.forEach(
        needed -> all.add(permission(needed, granted.get(using(needed.access())))));
    return all;
  }

  /** The registration that does it: the only one does both. */
  private Access using(Access access) {
    return properties.hasWriter() ? access : Access.READ;
  }

  @Override
  public List<CredentialEnd> credentials() {
    return accesses().stream()
        .map(
            access ->
                new CredentialEnd(name(access), sessions.credential(access).loaded().expiresAt()))
        .toList();
  }

  private List<Access> accesses() {
    return properties.hasWriter() ? List.of(Access.READ, Access.WRITE) : List.of(Access.READ);
  }

  private static String name(Access access) {
    return access == Access.WRITE ? "writer" : "reader";
  }

  private Check configuration() {
    return Check.ok(
        "configuration",
        "Cloud %s, own tenant %s, %s."
            .formatted(
                properties.cloud().key(),
                properties.tenantId(),
                properties.hasWriter()
                    ? "reading as %s and writing as %s"
                        .formatted(
                            properties.registration(Access.READ).clientId(),
                            properties.registration(Access.WRITE).clientId())
                    : "one app registration, %s, for reading and writing"
                        .formatted(properties.registration(Access.READ).clientId())));
  }

  private Check credential(Access access) {
    String id = "credential." + name(access);
    Registration registration = properties.registration(access);
    Instant end = sessions.credential(access).loaded().expiresAt();
    String what =
        "The %s of %s".formatted(registration.credential().words(), registration.clientId());
    if (end == null) {
      return registration.credential() == Registration.CredentialKind.SECRET
          ? Check.warning(
              id,
              what + " works until a date that only its app registration shows.",
              "Prefer a certificate or federated token, or set %sclient-secret-expires."
                  .formatted(registration.prefix()))
          : Check.ok(id, what + " is renewed by the platform.");
    }
    Instant now = clock.instant();
    if (!now.isBefore(end)) {
      return Check.failed(id, what + " ended on " + end + ".", "Register and configure a new one.");
    }
    return now.plus(EXPIRY_WARNING).isAfter(end)
        ? Check.warning(
            id, what + " ends on " + end + ".", "Register a new one and configure it before.")
        : Check.ok(id, what + " holds until " + end + ".");
  }

  private Optional<List<String>> token(Access access, List<Check> all) {
    String id = "token." + name(access);
    try {
      List<String> roles = roles(access);
      all.add(
          Check.ok(
              id,
              "Microsoft gives a token for our own tenant %s.".formatted(properties.tenantId())));
      return Optional.of(roles);
    } catch (DirectoryFailure e) {
      all.add(
          Check.failed(
              id,
              e.getMessage(),
              "Mend this first: permissions can be seen only with a token. An empty app registration needs admin consent in its own tenant, too."));
      return Optional.empty();
    }
  }

  /** What was granted in the meantime is in a new token only. */
  private List<String> roles(Access access) {
    List<String> roles = TokenClaims.roles(sessions.ownToken(access)).orElse(List.of());
    boolean lacking =
        Permissions.ALL.stream()
            .filter(needed -> using(needed.access()) == access)
            .anyMatch(needed -> !Permissions.hold(roles, needed.name()));
    return lacking ? TokenClaims.roles(sessions.newOwnToken(access)).orElse(List.of()) : roles;
  }

  private Check permission(Permissions.Needed needed, List<String> granted) {
    String id = "permission." + needed.name();
    if (Permissions.hold(granted, needed.name())) {
      return Check.ok(id, needed.step() + ".");
    }
    if (needed.name().equals(Permissions.FIND_TENANTS)) {
      return Check.failed(
          id,
          needed.step() + ": our own tenant does not grant it, so no tenant can be found.",
          "Add the application permission of Microsoft Graph to the app registration %s and grant admin consent."
              .formatted(properties.registration(Access.READ).clientId()));
    }
    return Check.unseen(
        id,
        "%s. Our own tenant has not granted it. It must be listed in the app registration %s; that counts once a company's tenant consents."
            .formatted(needed.step(), properties.registration(needed.access()).clientId()));
  }
}
