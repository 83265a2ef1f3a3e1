package io.github.workaccount.enrollment.microsoft.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.microsoft.http.CallRecord;
import io.github.workaccount.enrollment.microsoft.http.ClockSkew;
import io.github.workaccount.enrollment.microsoft.http.NoConnection;
import io.github.workaccount.enrollment.microsoft.http.PlainCause;
import io.github.workaccount.enrollment.microsoft.http.RetryAfter;
import io.github.workaccount.enrollment.microsoft.http.TenantPace;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.settings.Registration;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Set;

/**
 * Says what is wrong when Microsoft gives no token: by HTTP status and OAuth error code (RFC 6749,
 * section 5.2), never by the text of the answer.
 */
final class TokenFailures {

  /** How the authority says that the tenant does not know or does not allow the application. */
  private static final Set<String> NO_CONSENT =
      Set.of(
          "unauthorized_client",
          "access_denied",
          "invalid_grant",
          "consent_required",
          "interaction_required",
          "invalid_resource");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final MicrosoftProperties properties;
  private final Registration registration;
  private final Clock clock;

  TokenFailures(MicrosoftProperties properties, Registration registration, Clock clock) {
    this.properties = properties;
    this.registration = registration;
    this.clock = clock;
  }

  /**
   * The failure of one request.
   *
   * @param tenant the tenant whose token was asked for
   * @param request the request and its raw answer
   * @param error what the library threw
   */
  DirectoryFailure of(String tenant, TenantTokens.TokenRequest request, Throwable error) {
    LoginHttp.Answer answer = request.answer();
    if (answer == null) {
      return withoutAnswer(tenant, error);
    }
    String code = errorCode(answer.body());
    String said =
        "Signing in to the tenant %s failed: Microsoft answered %d%s%s."
            .formatted(
                tenant,
                answer.status(),
                code == null ? "" : " " + code,
                answer.requestId() == null ? "" : " (request id " + answer.requestId() + ")");
    int status = answer.status();
    if (status == 429) {
      return new DirectoryFailure.Throttled(
          said + " It asks to wait; the request is repeated by itself.",
          answer.requestId(),
          RetryAfter.until(answer.header("Retry-After"), clock));
    }
    if (status >= 500 || "temporarily_unavailable".equals(code)) {
      return new DirectoryFailure.Unavailable(said + " Try again later.", answer.requestId());
    }
    if (status < 400 || code == null) {
      return new DirectoryFailure.Unreadable(
          said
              + " That is no answer of Microsoft's login service: check"
              + " enrollment.microsoft.login-url"
              + " and any proxy in between.",
          answer.requestId());
    }
    return refused(tenant, answer, code, said);
  }

  private DirectoryFailure refused(
      String tenant, LoginHttp.Answer answer, String code, String said) {
    if ("invalid_client".equals(code)) {
      return new DirectoryFailure.BadCredential(
          said
              + " The product's own credential is not accepted: check that it has not expired and"
              + " belongs to the app registration "
              + registration.clientId()
              + "."
              + ClockSkew.sentence(answer.header("Date")).orElse(""));
    }
    if (properties.isOwnTenant(tenant)) {
      return new DirectoryFailure.BadCredential(
          said
              + " This is the product's own tenant: check enrollment.microsoft.tenant-id and"
              + " client-id, and that the app registration has consent there.");
    }
    if (NO_CONSENT.contains(code)) {
      return noConsent(said, answer.requestId());
    }
    if ("invalid_tenant".equals(code)) {
      return new DirectoryFailure.NotFound(
          said + " There is no such tenant in this cloud: check its name.", answer.requestId());
    }
    return new DirectoryFailure.Invalid(
        said + " Give the request id to Microsoft's support.", answer.requestId());
  }

  /** The tenant does not know us, though our credential is good. */
  DirectoryFailure.NoConsent unknownInTenant(String tenant) {
    return noConsent(
        "Signing in to the tenant %s failed, while the product's own tenant accepts the same"
                .formatted(tenant)
            + " credential.",
        null);
  }

  /** The tenant knows us, but allows nothing. */
  DirectoryFailure.NoConsent nothingAllowed(String tenant) {
    return noConsent("The tenant %s grants no permission.".formatted(tenant), null);
  }

  /** The token is not understood, so nobody knows what it allows. */
  DirectoryFailure.Unreadable untold(String tenant) {
    return new DirectoryFailure.Unreadable(
        "The token for the tenant %s does not tell its permissions.".formatted(tenant), null);
  }

  private static DirectoryFailure.NoConsent noConsent(String said, String requestId) {
    return new DirectoryFailure.NoConsent(
        said
            + " Its consent is missing or was taken back: let a Global Administrator or Privileged"
            + " Role Administrator of that tenant open the consent link.",
        requestId);
  }

  private DirectoryFailure withoutAnswer(String tenant, Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof TenantPace.HeldBack held) {
        return new DirectoryFailure.Throttled(
            held.sentence("Signing in to the tenant " + tenant), null, held.until());
      }
      if (e instanceof CallRecord.NotRecorded) {
        return new DirectoryFailure.Unavailable(
            "Signing in to the tenant %s was not recorded: check the database and retry."
                .formatted(tenant),
            null,
            PlainCause.of(error));
      }
      if (CallRecord.isTimeOut(e)) {
        return timedOut(tenant, error);
      }
      if (e instanceof UncheckedIOException && registration.federatedTokenFile() != null) {
        return new DirectoryFailure.BadCredential(
            "The token in %s cannot be read: check that the platform still writes it."
                .formatted(registration.federatedTokenFile()),
            PlainCause.of(error));
      }
    }
    return unreachable(tenant, error);
  }

  /** No answer in time. */
  DirectoryFailure.TimedOut timedOut(String tenant, Throwable error) {
    return new DirectoryFailure.TimedOut(
        "Signing in to the tenant %s got no answer from %s within %d s. Try again later."
            .formatted(tenant, properties.loginUrl().getHost(), properties.timeout().toSeconds()),
        PlainCause.of(error));
  }

  /** No connection. */
  DirectoryFailure.Unavailable unreachable(String tenant, Throwable error) {
    return new DirectoryFailure.Unavailable(
        "Signing in to the tenant %s failed: %s"
            .formatted(tenant, NoConnection.sentences(properties.loginUrl().getHost(), error)),
        null,
        PlainCause.of(error));
  }

  private static String errorCode(String body) {
    try {
      JsonNode code = JSON.readTree(body == null ? "" : body).path("error");
      return code.isTextual() && code.textValue().matches("[a-z_]{1,60}") ? code.textValue() : null;
    } catch (JsonProcessingException e) {
      // HTML or nothing: not an answer of the authority, which the caller then says.
      return null;
    }
  }
}
