package io.github.workaccount.enrollment.sandbox.graph;

import io.github.workaccount.enrollment.sandbox.http.Answer;
import io.github.workaccount.enrollment.sandbox.http.HttpCall;
import io.github.workaccount.enrollment.sandbox.login.AccessTokens;
import io.github.workaccount.enrollment.sandbox.state.Consent;
import io.github.workaccount.enrollment.sandbox.state.EntraDirectory;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Microsoft Graph v1.0, as far as the product needs it: who calls, may they, and which call. */
public final class GraphEndpoints {

  private static final Logger LOG = LoggerFactory.getLogger(GraphEndpoints.class);

  private static final String BEARER = "bearer ";

  private final SandboxState state;
  private final AccessTokens tokens;
  private final Clock clock;
  private final List<GraphRoute> routes;

  public GraphEndpoints(SandboxState state, AccessTokens tokens, Clock clock) {
    this.state = state;
    this.tokens = tokens;
    this.clock = clock;
    List<GraphRoute> all = new ArrayList<>();
    all.addAll(TenantResources.routes());
    all.addAll(UserResources.routes());
    all.addAll(DomainResources.routes());
    all.addAll(GroupResources.routes());
    this.routes = List.copyOf(all);
  }

  /** Answers a request below {@code /graph}; each answer names itself for Microsoft's support. */
  public Answer handle(HttpCall call) {
    String requestId = UUID.randomUUID().toString();
    String clientRequestId = call.header("client-request-id").orElse(requestId);
    return answer(call, requestId, clientRequestId)
        .with("request-id", requestId)
        .with("client-request-id", clientRequestId)
        .with("OData-Version", "4.0");
  }

  private Answer answer(HttpCall call, String requestId, String clientRequestId) {
    try {
      AccessTokens.Caller caller = authenticate(call);
      return dispatch(call, caller);
    } catch (GraphFailure e) {
      return e.answer(requestId, clientRequestId);
    } catch (RuntimeException e) {
      LOG.error("The sandbox's Graph failed on request {}", requestId, e);
      return new GraphFailure(500, "generalException", "An unexpected error occurred.")
          .answer(requestId, clientRequestId);
    }
  }

  private Answer dispatch(HttpCall call, AccessTokens.Caller caller) {
    List<String> segments = call.segments();
    if (segments.size() < 3 || !"v1.0".equalsIgnoreCase(segments.get(1))) {
      throw GraphFailure.badRequest("Only the version v1.0 is served.");
    }
    List<String> path = segments.subList(2, segments.size());
    boolean known = false;
    for (GraphRoute route : routes) {
      Optional<Map<String, String>> parameters = route.match(path);
      if (parameters.isPresent()) {
        known = true;
        if (route.method().equals(call.method())) {
          requirePermission(route, caller);
          return run(route, call, caller, parameters.get());
        }
      }
    }
    throw known
        ? new GraphFailure(405, "Request_BadRequest", "The method is not allowed here.")
        : GraphFailure.badRequest("Resource not found for the segment '" + path.get(0) + "'.");
  }

  private Answer run(
      GraphRoute route, HttpCall call, AccessTokens.Caller caller, Map<String, String> found) {
    Instant now = clock.instant();
    Function<EntraDirectory, Answer> work =
        directory ->
            route.handler().apply(new GraphRequest(call, caller.tenantId(), found, directory, now));
    if (!"GET".equals(call.method())) {
      Answer answer = state.write(work);
      // Once for each write that took effect, whatever becomes of its answer.
      LOG.debug("Done in {}: {} {}", caller.tenantId(), call.method(), call.path());
      return answer;
    }
    boolean settles =
        state.read(
            directory ->
                directory.domainsOf(caller.tenantId()).stream()
                    .anyMatch(domain -> domain.takeOverFrom() != null));
    if (settles) {
      state.change(directory -> directory.settleTakeOvers(caller.tenantId(), now));
    }
    return state.read(work);
  }

  private AccessTokens.Caller authenticate(HttpCall call) {
    String header = call.header("authorization").orElse("");
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw unauthenticated("Access token is empty.");
    }
    AccessTokens.Caller caller =
        tokens
            .check(header.substring(BEARER.length()).strip())
            .orElseThrow(() -> unauthenticated("Access token validation failure."));
    boolean consented =
        state.read(
            directory ->
                directory.tenants().get(caller.tenantId()).isPresent()
                    && directory
                        .consents()
                        .get(Consent.key(caller.tenantId(), caller.clientId()))
                        .isPresent());
    if (!consented) {
      // Assumed: the code that a removed application gets while its token still lives.
      throw new GraphFailure(
          401,
          "Authorization_IdentityNotFound",
          "The identity of the calling application could not be established.");
    }
    return caller;
  }

  private static void requirePermission(GraphRoute route, AccessTokens.Caller caller) {
    if (route.permissions().stream().noneMatch(caller.roles()::contains)) {
      throw new GraphFailure(
          403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
    }
  }

  private static GraphFailure unauthenticated(String message) {
    return new GraphFailure(401, "InvalidAuthenticationToken", message);
  }
}
