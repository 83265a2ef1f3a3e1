package io.github.workaccount.enrollment.microsoft.signin;

import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.microsoft.http.CallRecord;
import io.github.workaccount.enrollment.microsoft.http.NoConnection;
import io.github.workaccount.enrollment.microsoft.http.PlainCause;
import io.github.workaccount.enrollment.microsoft.http.RetryAfter;
import io.github.workaccount.enrollment.microsoft.http.TenantPace;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.settings.TenantName;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** The login authority's public pages; no token is needed for them. */
public final class LoginPages {

  /** Nobody's name: a person's address is never sent (see the table of calls). */
  private static final String NOBODY = "enrollment-check";

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final LoginHttp http;
  private final MicrosoftProperties properties;
  private final Clock clock;

  public LoginPages(LoginHttp http, MicrosoftProperties properties, Clock clock) {
    this.http = http;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * What the sign-in page knows of a domain.
   *
   * @return nothing when the page is switched off (404, 410)
   * @throws DirectoryFailure when the authority is down, asks to wait, or something else answered:
   *     taking that for nothing known would make an unmanaged tenant a managed one
   */
  public Optional<UserRealm> realm(EnrollmentId enrollment, DomainName domain) {
    String what = "Asking how users of " + domain + " sign in";
    String address = NOBODY + "@" + domain;
    LoginHttp.Answer answer =
        get(enrollment, what, "/common/userrealm/" + address + "?api-version=2.1");
    if (answer.status() == NOT_FOUND || answer.status() == GONE) {
      return Optional.empty();
    }
    Optional<UserRealm> realm =
        answer.status() == OK ? UserRealm.read(answer.body(), address) : Optional.empty();
    return Optional.of(realm.orElseThrow(() -> unreadable(what, answer)));
  }

  /**
   * The id of a tenant, from its OpenID configuration (OpenID Connect Discovery 1.0, section 4).
   *
   * @param name the tenant's id or one of its domains, canonical
   * @return nothing when the authority knows no such tenant
   */
  public Optional<String> tenantId(EnrollmentId enrollment, String name) {
    String what = "Asking whether the tenant " + name + " exists";
    LoginHttp.Answer answer =
        get(enrollment, what, "/" + name + "/v2.0/.well-known/openid-configuration");
    OpenIdAnswer read = OpenIdAnswer.of(answer);
    if (read.isUnknownTenant()) {
      return Optional.empty();
    }
    return Optional.of(
        read.tenantId()
            .filter(id -> !TenantName.isId(name) || id.equals(name))
            .orElseThrow(() -> unreadable(what, answer)));
  }

  private LoginHttp.Answer get(EnrollmentId enrollment, String what, String pathAndQuery) {
    LoginHttp.Answer answer;
    try {
      answer = http.get(enrollment, pathAndQuery);
    } catch (CallRecord.NotRecorded e) {
      throw new DirectoryFailure.Unavailable(
          what + " was not recorded: check the database and retry.", null, PlainCause.of(e));
    } catch (TenantPace.HeldBack e) {
      throw new DirectoryFailure.Throttled(e.sentence(what), null, e.until());
    } catch (IOException e) {
      throw withoutAnswer(what, e);
    }
    if (answer.status() == 429) {
      throw new DirectoryFailure.Throttled(
          what + " failed: Microsoft asks to wait (429). It is repeated by itself.",
          answer.requestId(),
          RetryAfter.until(answer.header("Retry-After"), clock));
    }
    if (answer.status() >= 500) {
      throw new DirectoryFailure.Unavailable(
          "%s failed: Microsoft answered %d. Try again later.".formatted(what, answer.status()),
          answer.requestId());
    }
    return answer;
  }

  private DirectoryFailure withoutAnswer(String what, IOException e) {
    String host = properties.loginUrl().getHost();
    if (CallRecord.isTimeOut(e)) {
      return new DirectoryFailure.TimedOut(
          "%s got no answer from %s within %d s. Try again later."
              .formatted(what, host, properties.timeout().toSeconds()),
          PlainCause.of(e));
    }
    return new DirectoryFailure.Unavailable(
        "%s failed: %s".formatted(what, NoConnection.sentences(host, e)), null, PlainCause.of(e));
  }

  private static DirectoryFailure unreadable(String what, LoginHttp.Answer answer) {
    return new DirectoryFailure.Unreadable(
        ("%s failed: the answer (%d) cannot be read. Check"
                + " enrollment.microsoft.login-url and any proxy in between.")
            .formatted(what, answer.status()),
        answer.requestId());
  }
}
