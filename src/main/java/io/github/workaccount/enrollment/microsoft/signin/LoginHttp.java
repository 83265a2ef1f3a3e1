package io.github.workaccount.enrollment.microsoft.signin;

import io.github.workaccount.enrollment.application.operation.Trace;
import io.github.workaccount.enrollment.microsoft.http.CallRecord;
import io.github.workaccount.enrollment.microsoft.http.Egress;
import io.github.workaccount.enrollment.microsoft.http.TenantPace;
import io.github.workaccount.enrollment.microsoft.http.WholeAnswer;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** HTTP with the login authority: bounded in time, no redirects, each call recorded. */
public final class LoginHttp {

  private static final String CLIENT_REQUEST_ID = "client-request-id";

  private static final int TOO_MANY = 429;

  private final OkHttpClient http;
  private final URI loginUrl;
  private final CallRecord record;
  private final TenantPace pace;

  public LoginHttp(MicrosoftProperties properties, CallRecord record, TenantPace pace) {
    this.http = Egress.client(properties).build();
    this.loginUrl = properties.loginUrl();
    this.record = record;
    this.pace = pace;
  }

  /**
   * An answer, whatever its status.
   *
   * @param status the HTTP status
   * @param headers all headers
   * @param body the body as text
   */
  public record Answer(int status, Map<String, List<String>> headers, String body) {

    /** The first value of a header; null when there is none. */
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .flatMap(header -> header.getValue().stream())
          .findFirst()
          .orElse(null);
    }

    /** Microsoft's id of the request; null when there is none. */
    String requestId() {
      return header("x-ms-request-id");
    }
  }

  /**
   * Reads a public page of the authority.
   *
   * @param enrollment on whose behalf; null before there is one
   * @param pathAndQuery from a slash on, under the authority's address
   * @throws IOException when no answer comes
   */
  public Answer get(EnrollmentId enrollment, String pathAndQuery) throws IOException {
    return send(enrollment, "GET", pathAndQuery, Map.of("Accept", "application/json"), null);
  }

  /**
   * Sends a request.
   *
   * @param enrollment on whose behalf; null before there is one
   * @param method GET or POST
   * @param pathAndQuery from a slash on, under the authority's address
   * @param headers the request's headers
   * @param body the request's body; null when it has none
   * @throws IOException when no answer comes
   * @throws TenantPace.HeldBack when the authority asked to wait longer for this tenant
   */
  Answer send(
      EnrollmentId enrollment,
      String method,
      String pathAndQuery,
      Map<String, String> headers,
      String body)
      throws IOException {
    String paced = "login" + pathAndQuery.replaceFirst("^(/[^/?]*).*$", "$1");
    pace.admit(paced, 0, false);
    URI address = URI.create(loginUrl + pathAndQuery);
    Request request = request(address, method, headers, body);
    CallRecord.Call call =
        new CallRecord.Call(
            enrollment, "login", method, address.getRawPath(), request.header(CLIENT_REQUEST_ID));
    long start = System.nanoTime();
    Answer answer;
    try (Response response = WholeAnswer.read(http.newCall(request).execute())) {
      answer =
          new Answer(response.code(), response.headers().toMultimap(), response.body().string());
    } catch (IOException e) {
      record.failed(call, e, millisSince(start));
      throw e;
    }
    if (answer.status() == TOO_MANY) {
      pace.throttled(paced, answer.header("Retry-After"));
    }
    record.answered(call, answer.status(), answer.requestId(), millisSince(start));
    return answer;
  }

  private static Request request(
      URI address, String method, Map<String, String> headers, String body) {
    Request.Builder request = new Request.Builder().url(address.toString());
    headers.forEach(request::header);
    // In place of msal4j's own, which belongs to no trace.
    request.header(CLIENT_REQUEST_ID, Trace.newRequestId());
    return request
        .method(
            method,
            body == null ? null : RequestBody.create(body.getBytes(StandardCharsets.UTF_8), null))
        .build();
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
