package io.github.workaccount.enrollment.sandbox.portal;

import io.github.workaccount.enrollment.sandbox.graph.DomainResources;
import io.github.workaccount.enrollment.sandbox.graph.GraphFailure;
import io.github.workaccount.enrollment.sandbox.graph.GraphRequest;
import io.github.workaccount.enrollment.sandbox.graph.GraphRoute;
import io.github.workaccount.enrollment.sandbox.graph.GroupResources;
import io.github.workaccount.enrollment.sandbox.http.Answer;
import io.github.workaccount.enrollment.sandbox.http.HttpCall;
import io.github.workaccount.enrollment.sandbox.state.DomainNames;
import io.github.workaccount.enrollment.sandbox.state.EntraDirectory;
import io.github.workaccount.enrollment.sandbox.state.EntraTenant;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/**
 * What an administrator does by hand in the portal of their own tenant: domains and groups, in the
 * words of Graph's reference, and with a person's rights instead of the application's permissions.
 */
@RestController
@RequestMapping("/sandbox/portal/{tenant}")
@ConditionalOnSandbox
class SandboxPortalController {

  private static final List<GraphRoute> ROUTES =
      Stream.concat(DomainResources.routes().stream(), GroupResources.routes().stream()).toList();

  /** Segments of the path before what is Graph's: sandbox, portal and the tenant. */
  private static final int OWN_SEGMENTS = 3;

  private final SandboxState state;
  private final Clock clock = Clock.systemUTC();

  SandboxPortalController(SandboxState state) {
    this.state = state;
  }

  /** Does what is asked for, such as {@code POST …/groups}; answers as Graph does. */
  @RequestMapping("/**")
  ResponseEntity<byte[]> act(@PathVariable("tenant") String tenantName, HttpServletRequest request)
      throws IOException {
    HttpCall call = read(request);
    Answer answer = answer(tenantName, call);
    ResponseEntity.BodyBuilder reply = ResponseEntity.status(answer.status());
    answer.headers().forEach(reply::header);
    return reply.body(answer.body());
  }

  private Answer answer(String tenantName, HttpCall call) {
    try {
      return state.write(directory -> run(directory, tenantName, call));
    } catch (GraphFailure e) {
      String id = UUID.randomUUID().toString();
      return e.answer(id, id);
    }
  }

  private Answer run(EntraDirectory directory, String tenantName, HttpCall call) {
    EntraTenant tenant =
        directory
            .globalTenant(DomainNames.normalize(tenantName).orElse(tenantName))
            .orElseThrow(() -> GraphFailure.notFound(tenantName));
    for (GraphRoute route : ROUTES) {
      Optional<Map<String, String>> parameters = route.match(call.segments());
      if (parameters.isPresent() && route.method().equals(call.method())) {
        return route
            .handler()
            .apply(
                new GraphRequest(call, tenant.id(), parameters.get(), directory, clock.instant()));
      }
    }
    throw GraphFailure.badRequest("The sandbox's portal has domains and groups only.");
  }

  private static HttpCall read(HttpServletRequest request) throws IOException {
    List<String> segments =
        Arrays.stream(request.getRequestURI().split("/"))
            .filter(part -> !part.isEmpty())
            .map(part -> UriUtils.decode(part, StandardCharsets.UTF_8))
            .toList();
    return new HttpCall(
        request.getMethod(),
        request.getRequestURI(),
        segments.subList(OWN_SEGMENTS, segments.size()),
        HttpCall.form(request.getQueryString()),
        Map.of(),
        request.getInputStream().readAllBytes());
  }
}
