package io.github.workaccount.enrollment.microsoft.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import com.microsoft.kiota.http.middleware.ParametersNameDecodingHandler;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.microsoft.http.CallRecord;
import io.github.workaccount.enrollment.microsoft.http.Egress;
import io.github.workaccount.enrollment.microsoft.http.PlainCause;
import io.github.workaccount.enrollment.microsoft.http.TenantPace;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.settings.ServiceAddress;
import io.github.workaccount.enrollment.microsoft.signin.Sessions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * One client of Microsoft Graph per tenant, over one HTTP client. It neither repeats a request nor
 * follows a redirect: the process decides when to try again.
 */
public final class GraphClients implements AutoCloseable {

  private static final String AUTHORIZATION = "Authorization";

  /** A client is some hundred kilobytes; few companies enroll at the same time. */
  private static final int MOST_CLIENTS = 200;

  private final Cache<String, GraphServiceClient> clients =
      Caffeine.newBuilder().maximumSize(MOST_CLIENTS).build();
  private final MicrosoftProperties properties;
  private final Sessions sessions;
  private final OkHttpClient http;

  public GraphClients(
      MicrosoftProperties properties, Sessions sessions, CallRecord record, TenantPace pace) {
    this.properties = properties;
    this.sessions = sessions;
    this.http =
        Egress.client(properties)
            .addInterceptor(new ParametersNameDecodingHandler())
            .addInterceptor(new Pacing(pace))
            .addInterceptor(new CallRecorder(record))
            .addInterceptor(new WriteGuard(properties.graphUrl()))
            .build();
  }

  /** The client of a tenant. */
  GraphServiceClient of(String tenant) {
    return clients.get(tenant, this::newClient);
  }

  /** Forgets the tokens and the client of a tenant, because a token was refused. */
  void forget(String tenant) {
    sessions.forget(tenant);
    clients.invalidate(tenant);
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private GraphServiceClient newClient(String tenant) {
    AuthenticationProvider authentication = (request, context) -> sign(tenant, request, context);
    return new GraphServiceClient(
        new BaseGraphRequestAdapter(authentication, properties.graphUrl().toString(), http));
  }

  /**
   * Adds the token. Scheme, host and port must all be Graph's: the SDK's own list of allowed hosts
   * looks at the host alone, and passes a request to another host on without a word.
   */
  private void sign(String tenant, RequestInformation request, Map<String, Object> context) {
    if (!ServiceAddress.sameOrigin(properties.graphUrl(), target(request))) {
      throw new DirectoryFailure.Unreadable(
          "Microsoft's answer pointed to another server, %s, which gets no token."
              .formatted(target(request).getHost()),
          null);
    }
    if (context != null && context.containsKey("claims")) {
      // Graph asks for a newer token than the one that it was shown.
      sessions.forget(tenant);
    }
    request.headers.remove(AUTHORIZATION);
    request.headers.add(AUTHORIZATION, "Bearer " + token(tenant, call(request)));
  }

  private String token(String tenant, Optional<GraphCall> call) {
    Access access = call.map(GraphCall::permit).map(permit -> Access.WRITE).orElse(Access.READ);
    return sessions.token(
        call.map(GraphCall::enrollment).orElse(null),
        tenant,
        access,
        call.map(GraphCall::permission).orElse(null));
  }

  private static Optional<GraphCall> call(RequestInformation request) {
    return request.getRequestOptions().stream()
        .filter(GraphCall.class::isInstance)
        .map(GraphCall.class::cast)
        .findFirst();
  }

  private static URI target(RequestInformation request) {
    try {
      return request.getUri();
    } catch (URISyntaxException e) {
      throw new DirectoryFailure.Unreadable(
          "An address of Graph cannot be read.", null, PlainCause.of(e));
    }
  }
}
