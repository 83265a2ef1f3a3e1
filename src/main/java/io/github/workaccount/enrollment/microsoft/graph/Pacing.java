package io.github.workaccount.enrollment.microsoft.graph;

import io.github.workaccount.enrollment.microsoft.http.CallKind;
import io.github.workaccount.enrollment.microsoft.http.TenantPace;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Keeps the calls of Graph to the {@link TenantPace} of their tenant. */
final class Pacing implements Interceptor {

  private static final int TOO_MANY = 429;

  private final TenantPace pace;

  Pacing(TenantPace pace) {
    this.pace = pace;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    GraphCall call = request.tag(GraphCall.class);
    if (call == null) {
      return chain.proceed(request);
    }
    boolean write = !request.method().equals("GET");
    pace.admit(call.tenant(), units(request), write);
    Response response = chain.proceed(request);
    if (response.code() == TOO_MANY) {
      pace.throttled(call.tenant(), response.header("Retry-After"));
    }
    return response;
  }

  /** The base costs of the calls that the product makes; one that is not listed costs 1. */
  private static int units(Request request) {
    return switch (CallKind.of("graph", request.method(), request.url().encodedPath()).name()) {
      case "GET /groups/{id}/members" -> 3;
      case "GET /users",
          "GET /users/{id}/transitiveMemberOf/graph.directoryRole",
          "GET /users/{id}/transitiveMemberOf/microsoft.graph.directoryRole" ->
          2;
      default -> 1;
    };
  }
}
