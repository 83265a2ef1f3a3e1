package io.github.workaccount.enrollment.microsoft;

import io.github.workaccount.enrollment.application.Trace;
import io.github.workaccount.enrollment.model.EnrollmentId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** HTTP with the login authority: bounded in time, no redirects, each call recorded. */
final class LoginHttp {

  private static final String CLIENT_REQUEST_ID = "client-request-id";

  private static final int TOO_MANY = 429;

  private final HttpClient http;
  private final URI loginUrl;
  private final Duration timeout;
  private final CallRecord record;
  private final Pace pace;

  LoginHttp(MicrosoftProperties properties, CallRecord record, Pace pace) {
    this.http = client(properties.connectTimeout());
    this.loginUrl = properties.loginUrl();
    this.timeout = properties.timeout();
    this.record = record;
    this.pace = pace;
  }

  private static HttpClient client(Duration connectTimeout) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout);
    if (ProxySelector.getDefault() != null) {
      builder.proxy(ProxySelector.getDefault());
    }
    return builder.build();
  }

  /**
   * An answer, whatever its status.
   *
   * @param status the HTTP status
   * @param headers all headers
   * @param body the body as text
   */
  record Answer(int status, Map<String, List<String>> headers, String body) {

    /** The first value of a header; null when there is none. */
    String header(String name) {
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
  Answer get(EnrollmentId enrollment, String pathAndQuery) throws IOException {
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
   * @throws Pace.HeldBack when the authority asked to wait longer for this tenant
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
    HttpRequest request = request(address, method, headers, body);
    CallRecord.Call call =
        new CallRecord.Call(
            enrollment,
            "login",
            method,
            address.getRawPath(),
            request.headers().firstValue(CLIENT_REQUEST_ID).orElse(null));
    long start = System.nanoTime();
    Answer answer;
    try {
      HttpResponse<String> response = exchange(request);
      answer = new Answer(response.statusCode(), response.headers().map(), response.body());
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

  private HttpRequest request(
      URI address, String method, Map<String, String> headers, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout);
    headers.forEach(request::setHeader);
    // In place of msal4j's own, which belongs to no trace.
    request.setHeader(CLIENT_REQUEST_ID, Trace.newRequestId());
    return request
        .method(
            method,
            body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
        .build();
  }

  /** The request's own time-out ends with the headers, so the whole call is bounded here. */
  private HttpResponse<String> exchange(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("No answer within " + timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.cancel(true);
      throw new InterruptedIOException("Interrupted while waiting for the login authority");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException("The login authority could not be asked", e.getCause());
    }
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
