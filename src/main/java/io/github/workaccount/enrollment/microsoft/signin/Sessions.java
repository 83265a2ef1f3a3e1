package io.github.workaccount.enrollment.microsoft.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tokens of the product in each tenant: for reading those of the reading registration, for
 * writing those of the writing one, which may be the same. Where only the writing one has consent,
 * it reads too. A token that lacks the permission of a call is not even sent.
 */
public final class Sessions implements AutoCloseable {

  private static final int MOST_TENANTS = 10_000;

  private final MicrosoftProperties properties;
  private final Tokens reader;
  private final Tokens writer;
  private final ConsentLink consentLink;
  private final Cache<String, Tokens> readBy =
      Caffeine.newBuilder().maximumSize(MOST_TENANTS).build();

  public Sessions(
      MicrosoftProperties properties, LoginHttp http, ConsentLink consentLink, Clock clock) {
    this.properties = properties;
    this.consentLink = consentLink;
    this.reader = new Tokens(properties, properties.registration(Access.READ), http, clock);
    this.writer =
        properties.hasWriter()
            ? new Tokens(properties, properties.registration(Access.WRITE), http, clock)
            : reader;
  }

  /**
   * A token for one call.
   *
   * @param enrollment on whose behalf; null before there is one
   * @param tenant the tenant's id or domain
   * @param access whether it writes
   * @param permission the permission that the call needs; null when none is known
   * @throws DirectoryFailure when there is none, or when it lacks the permission
   */
  public String token(EnrollmentId enrollment, String tenant, Access access, String permission) {
    Tokens source = access == Access.WRITE ? writer : readBy.get(tenant, name -> reader);
    String token = token(source, enrollment, tenant, access);
    if (permission == null || allows(token, permission)) {
      return token;
    }
    // What was granted in the meantime is in a new token only.
    Tokens proved = access == Access.WRITE ? writer : readBy.get(tenant, name -> reader);
    if (Permissions.hold(provedPermissions(proved, enrollment, tenant), permission)) {
      return proved.token(enrollment, tenant);
    }
    throw new DirectoryFailure.Refused(
        "The tenant %s does not grant the application %s the permission %s, which this step needs. Let a Global Administrator or Privileged Role Administrator of that tenant open %s and accept, and then retry."
            .formatted(
                tenant,
                properties.registration(access).clientId(),
                permission,
                consentLink.renewing(tenant, access)),
        null);
  }

  /** Our own tenant needs no consent link of a task: there the missing permission says more. */
  private List<String> provedPermissions(Tokens source, EnrollmentId enrollment, String tenant) {
    try {
      return source.permissions(enrollment, tenant);
    } catch (DirectoryFailure.NoConsent e) {
      if (properties.isOwnTenant(tenant)) {
        return List.of();
      }
      throw e;
    }
  }

  private static boolean allows(String token, String permission) {
    return TokenClaims.roles(token).map(roles -> Permissions.hold(roles, permission)).orElse(true);
  }

  private String token(Tokens source, EnrollmentId enrollment, String tenant, Access access) {
    try {
      return source.token(enrollment, tenant);
    } catch (DirectoryFailure.NoConsent e) {
      if (access == Access.WRITE || source == writer) {
        throw e;
      }
      return readAsWriter(enrollment, tenant, e);
    }
  }

  private String readAsWriter(
      EnrollmentId enrollment, String tenant, DirectoryFailure.NoConsent reason) {
    String token;
    try {
      token = writer.token(enrollment, tenant);
    } catch (DirectoryFailure.NoConsent e) {
      throw reason;
    }
    readBy.put(tenant, writer);
    return token;
  }

  /**
   * What a new token of a registration allows in the tenant.
   *
   * @throws DirectoryFailure.NoConsent when it has no consent there
   */
  public List<String> permissions(EnrollmentId enrollment, String tenant, Access access) {
    List<String> fresh = (access == Access.WRITE ? writer : reader).permissions(enrollment, tenant);
    if (writer != reader) {
      // Somebody has just decided anew: what the other registration had may be gone.
      readBy.invalidate(tenant);
      (access == Access.WRITE ? reader : writer).forget(tenant);
    }
    return fresh;
  }

  /** What the tokens in use allow in the tenant, reading and writing together. */
  public List<String> granted(EnrollmentId enrollment, String tenant) {
    Stream<String> reading = roles(token(enrollment, tenant, Access.READ, null));
    return Stream.concat(reading, writing(enrollment, tenant)).distinct().sorted().toList();
  }

  private Stream<String> writing(EnrollmentId enrollment, String tenant) {
    return writer == reader
        ? Stream.empty()
        : tokenOf(writer, enrollment, tenant).stream().flatMap(Sessions::roles);
  }

  /** Nothing where consent was not asked for, or not granted. */
  private static Optional<String> tokenOf(Tokens source, EnrollmentId enrollment, String tenant) {
    try {
      return Optional.of(source.token(enrollment, tenant));
    } catch (DirectoryFailure.NoConsent e) {
      return Optional.empty();
    }
  }

  /** Which registrations have consent in the tenant; the only one counts as the writing one. */
  public List<Access> consented(EnrollmentId enrollment, String tenant) {
    List<Access> consented = new ArrayList<>();
    if (writer != reader && tokenOf(reader, enrollment, tenant).isPresent()) {
      consented.add(Access.READ);
    }
    if (tokenOf(writer, enrollment, tenant).isPresent()) {
      consented.add(Access.WRITE);
    }
    return consented;
  }

  private static Stream<String> roles(String token) {
    return TokenClaims.roles(token).orElse(List.of()).stream();
  }

  /** A token of a registration for our own tenant, from the cache while it is valid. */
  public String ownToken(Access access) {
    return (access == Access.WRITE ? writer : reader).token(null, properties.tenantId());
  }

  /** A new token of a registration for our own tenant; the one before is forgotten. */
  public String newOwnToken(Access access) {
    (access == Access.WRITE ? writer : reader).forget(properties.tenantId());
    return ownToken(access);
  }

  /** The credential that a registration uses now. */
  public RotatingCredential.Current credential(Access access) {
    return (access == Access.WRITE ? writer : reader).credential();
  }

  /** Forgets the tokens of a tenant, because one was refused. */
  public void forget(String tenant) {
    readBy.invalidate(tenant);
    reader.forget(tenant);
    writer.forget(tenant);
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
