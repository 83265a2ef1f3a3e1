package io.github.workaccount.enrollment.microsoft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.application.DirectoryFailure;
import io.github.workaccount.enrollment.model.DomainName;
import io.github.workaccount.enrollment.model.EnrollmentId;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The login authority's public pages; no token is needed for them. */
final class LoginPages {

  /** Nobody's name: a person's address is never sent (see the table of calls). */
  private static final String NOBODY = "enrollment-check";

  private static final Pattern ISSUER_TENANT =
      Pattern.compile("/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/");
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LoginHttp http;
  private final MicrosoftProperties properties;
  private final Clock clock;

  LoginPages(LoginHttp http, MicrosoftProperties properties, Clock clock) {
    this.http = http;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * What the sign-in page knows of a domain.
   *
   * @return nothing when the page is switched off (404, 410) or tells nothing of the domain
   * @throws DirectoryFailure when the authority is down, asks to wait, or something else answered:
   *     taking that for nothing known would make an unmanaged tenant a managed one
   */
  Optional<UserRealm> realm(EnrollmentId enrollment, DomainName domain) {
    String what = "Asking how users of " + domain + " sign in";
    LoginHttp.Answer answer =
        get(enrollment, what, "/common/userrealm/" + NOBODY + "@" + domain + "?api-version=2.1");
    if (answer.status() == NOT_FOUND || answer.status() == GONE) {
      return Optional.empty();
    }
    if (answer.status() != OK || !isObject(answer.body())) {
      throw unreadable(what, answer);
    }
    return UserRealm.read(answer.body());
  }

  /**
   * The id of a tenant, from its OpenID configuration (OpenID Connect Discovery 1.0, section 4).
   *
   * @param name the tenant's id or one of its domains, canonical
   * @return nothing when the authority knows no such tenant
   */
  Optional<String> tenantId(EnrollmentId enrollment, String name) {
    String what = "Asking whether the tenant " + name + " exists";
    LoginHttp.Answer answer =
        get(enrollment, what, "/" + name + "/v2.0/.well-known/openid-configuration");
    if (answer.status() == 400) {
      return Optional.empty();
    }
    Optional<String> id = answer.status() == OK ? issuerTenant(answer.body()) : Optional.empty();
    return Optional.of(id.orElseThrow(() -> unreadable(what, answer)));
  }

  private static boolean isObject(String body) {
    try {
      return JSON.readTree(body).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private LoginHttp.Answer get(EnrollmentId enrollment, String what, String pathAndQuery) {
    LoginHttp.Answer answer;
    try {
      answer = http.get(enrollment, pathAndQuery);
    } catch (CallRecord.NotRecorded e) {
      throw new DirectoryFailure.Unavailable(
          what + " was not recorded: check the database and retry.", null, e);
    } catch (Pace.HeldBack e) {
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
          answer.requestId(),
          null);
    }
    return answer;
  }

  private DirectoryFailure withoutAnswer(String what, IOException e) {
    String host = properties.loginUrl().getHost();
    if (CallRecord.isTimeOut(e)) {
      return new DirectoryFailure.TimedOut(
          "%s got no answer from %s within %d s. Try again later."
              .formatted(what, host, properties.timeout().toSeconds()),
          e);
    }
    return new DirectoryFailure.Unavailable(
        "%s failed: %s".formatted(what, NoConnection.sentences(host, e)), null, e);
  }

  private static DirectoryFailure unreadable(String what, LoginHttp.Answer answer) {
    return new DirectoryFailure.Unreadable(
        ("%s failed: the answer (%d) cannot be read. Check"
                + " enrollment.microsoft.login-url and any proxy in between.")
            .formatted(what, answer.status()),
        answer.requestId(),
        null);
  }

  private static Optional<String> issuerTenant(String body) {
    try {
      Matcher tenant = ISSUER_TENANT.matcher(JSON.readTree(body).path("issuer").asText() + "/");
      return tenant.find() ? Optional.of(tenant.group(1)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
