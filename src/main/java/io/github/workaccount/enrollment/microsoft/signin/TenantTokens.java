package io.github.workaccount.enrollment.microsoft.signin;

import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.IHttpResponse;
import io.github.workaccount.enrollment.application.operation.Trace;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * The tokens of one tenant. At most one request is under way at a time; who asks meanwhile gets its
 * outcome. A failure is not remembered.
 */
final class TenantTokens {

  private static final int OK = 200;

  private final String authority;
  private final LoginHttp http;
  private final ConfidentialClientApplication application;
  private final Set<String> scopes;
  private final TokenFailures failures;
  private final String tenant;
  private final int version;

  /** The request that is under way, as the HTTP client below sees it. */
  private volatile TokenRequest request;

  private CompletableFuture<String> running;

  TenantTokens(
      String tenant,
      Cloud cloud,
      String clientId,
      RotatingCredential.Current credential,
      LoginHttp http,
      ExecutorService executor,
      TokenFailures failures) {
    // The authority must look like Microsoft's own, without a port, or msal4j keeps no token.
    this.authority = "https://" + cloud.loginHost();
    this.tenant = tenant;
    this.version = credential.version();
    this.http = http;
    this.scopes = Set.of(cloud.scope());
    this.failures = failures;
    this.application = application(clientId, credential.value(), executor);
  }

  private ConfidentialClientApplication application(
      String clientId, IClientCredential credential, ExecutorService executor) {
    try {
      return ConfidentialClientApplication.builder(clientId, credential)
          .authority(authority + "/" + tenant)
          .instanceDiscovery(false)
          .validateAuthority(false)
          .disableInternalRetries()
          .executorService(executor)
          .httpClient(this::send)
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("No authority: " + authority + "/" + tenant, e);
    }
  }

  /** Which credential it signs in with. */
  int version() {
    return version;
  }

  /**
   * A token, from the cache while it is valid.
   *
   * @param enrollment on whose behalf a request is made, should one be needed
   * @return completes with the access token, or with a {@code DirectoryFailure}
   */
  synchronized CompletableFuture<String> token(EnrollmentId enrollment) {
    if (running == null || running.isDone()) {
      TokenRequest mine = new TokenRequest(enrollment);
      request = mine;
      running =
          application
              .acquireToken(ClientCredentialParameters.builder(scopes).build())
              .thenApply(IAuthenticationResult::accessToken)
              .exceptionallyCompose(
                  e -> CompletableFuture.failedFuture(failures.of(tenant, mine, e)));
    }
    return running;
  }

  /** Sends what msal4j asks for to the authority's configured address. */
  @SuppressWarnings("try") // the trace ends with the block
  private IHttpResponse send(HttpRequest asked) throws IOException {
    String url = asked.url().toString();
    if (!url.startsWith(authority + "/")) {
      throw new IOException("The login library asked for another server than " + authority);
    }
    Map<String, String> headers = asked.headers() == null ? Map.of() : asked.headers();
    TokenRequest mine = request;
    LoginHttp.Answer answer;
    try (Trace trace = mine.trace()) {
      answer =
          http.send(
              mine.enrollment,
              asked.httpMethod().name(),
              url.substring(authority.length()),
              headers,
              asked.body());
    }
    mine.answer = answer;
    if (answer.status() == OK && !TokenAnswer.holdsToken(answer, tenant)) {
      throw new IOException("An answer without a token of the tenant " + tenant);
    }
    HttpResponse response = new HttpResponse().statusCode(answer.status()).body(answer.body());
    response.addHeaders(new HashMap<>(answer.headers()));
    return response;
  }

  /** One request for a token, and the raw answer: msal4j hides status and headers of some. */
  static final class TokenRequest {
    private final EnrollmentId enrollment;
    private final String traceId = Trace.id();
    private volatile LoginHttp.Answer answer;

    private TokenRequest(EnrollmentId enrollment) {
      this.enrollment = enrollment;
    }

    /** The trace of who asked: the request itself is sent by a thread of msal4j's. */
    private Trace trace() {
      return Trace.of(traceId, enrollment == null ? null : enrollment.value());
    }

    /** The answer; null when none came. */
    LoginHttp.Answer answer() {
      return answer;
    }
  }
}
