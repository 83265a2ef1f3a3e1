package io.github.workaccount.enrollment.microsoft.check;

import io.github.workaccount.enrollment.application.directory.Connection.Check;
import io.github.workaccount.enrollment.microsoft.http.ClockSkew;
import io.github.workaccount.enrollment.microsoft.http.Egress;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.signin.LoginHttp;
import io.github.workaccount.enrollment.microsoft.signin.OpenIdAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Whether login and Graph answer on the configured way, and whether this machine's clock is theirs.
 */
final class Reachability {

  private static final Duration NOTABLE_SKEW = Duration.ofMinutes(1);
  private static final String NETWORK =
      "Check name resolution, firewall, enrollment.microsoft.proxy and trusted-certificates.";

  private final MicrosoftProperties properties;
  private final LoginHttp login;
  private final OkHttpClient graph;

  Reachability(MicrosoftProperties properties, LoginHttp login) {
    this.properties = properties;
    this.login = login;
    this.graph = Egress.client(properties).build();
  }

  /** The login authority, whether it knows our tenant, and the clock by its answer. */
  List<Check> login() {
    String id = "login";
    String host = properties.loginUrl().getHost();
    LoginHttp.Answer answer;
    try {
      answer =
          login.get(null, "/" + properties.tenantId() + "/v2.0/.well-known/openid-configuration");
    } catch (IOException e) {
      return List.of(Check.failed(id, host + " cannot be reached: " + reason(e) + ".", NETWORK));
    }
    Check clockCheck = clock(answer.header("Date"));
    OpenIdAnswer read = OpenIdAnswer.of(answer);
    if (read.isUnknownTenant()) {
      return List.of(
          Check.failed(
              id,
              "%s knows no tenant %s.".formatted(host, properties.tenantId()),
              "Check enrollment.microsoft.tenant-id and enrollment.microsoft.cloud."),
          clockCheck);
    }
    if (read.tenantId().filter(properties::isOwnTenant).isEmpty()) {
      return List.of(
          Check.failed(
              id,
              "%s answers %d, and not with our tenant.".formatted(host, answer.status()),
              NETWORK),
          clockCheck);
    }
    return List.of(Check.ok(id, host + " answers and knows our tenant."), clockCheck);
  }

  /** Graph: without a token it says that one is missing, which is answer enough. */
  Check graph() {
    String id = "graph";
    String host = properties.graphUrl().getHost();
    Request request = new Request.Builder().url(properties.graphUrl() + "/organization").build();
    try (Response response = graph.newCall(request).execute()) {
      String type = Optional.ofNullable(response.header("Content-Type")).orElse("");
      return response.code() == 401 && type.contains("json")
          ? Check.ok(id, host + " answers.")
          : Check.failed(
              id,
              "%s answers %d, which is not how Microsoft Graph asks for a token."
                  .formatted(host, response.code()),
              NETWORK);
    } catch (IOException e) {
      return Check.failed(id, host + " cannot be reached: " + reason(e) + ".", NETWORK);
    }
  }

  private Check clock(String date) {
    String id = "clock";
    Optional<Duration> ahead = ClockSkew.ahead(date);
    if (ahead.isEmpty()) {
      return Check.unseen(id, "The answer has no date to compare with.");
    }
    Duration off = ahead.get().abs();
    String text = "This machine's clock is %d s off.".formatted(off.toSeconds());
    if (off.compareTo(ClockSkew.TOLERATED) > 0) {
      return Check.failed(
          id, text, "Set this machine's clock by NTP: Microsoft refuses to sign us in.");
    }
    return off.compareTo(NOTABLE_SKEW) >= 0
        ? Check.warning(id, text, "Set this machine's clock by NTP.")
        : Check.ok(id, text);
  }

  /** The kind of failure tells a proxy, a name or a certificate apart. */
  private static String reason(IOException e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ", " + e.getMessage();
  }
}
