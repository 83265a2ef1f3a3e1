package io.github.workaccount.enrollment.sandbox.portal;

import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.Consent;
import io.github.workaccount.enrollment.sandbox.state.EntraTenant;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import io.github.workaccount.enrollment.sandbox.state.TenantKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The page on which an administrator of another organization grants the application's permissions.
 * It stands on the product's port, so that a browser reaches it also through a published port.
 */
@RestController
@RequestMapping("/sandbox/login/{tenant}/v2.0/adminconsent")
@ConditionalOnSandbox
public class ConsentController {

  private static final String SCOPE = "https://graph.microsoft.com/.default";

  /** Forms may be sent to any address, because the answer leads back to the product's own. */
  private static final String CONTENT_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

  private final SandboxState state;
  private final String callback;
  private final Clock clock = Clock.systemUTC();

  ConsentController(SandboxState state, AppRegistration registration) {
    this.state = state;
    this.callback = registration.redirectUri();
  }

  /** Shows what is asked for. */
  @GetMapping
  ResponseEntity<String> ask(
      @PathVariable("tenant") String tenantName, @RequestParam Map<String, String> query) {
    Optional<String> fault = fault(tenantName, query);
    if (fault.isPresent()) {
      return page(HttpStatus.BAD_REQUEST, ConsentPage.error(fault.get()));
    }
    EntraTenant tenant = tenant(tenantName).orElseThrow();
    return page(
        HttpStatus.OK,
        ConsentPage.question(
            tenant, AppRegistration.permissionsIn(tenant.id(), query.get("client_id")), query));
  }

  /** Takes the decision and leads back to the product with 303. */
  @PostMapping
  ResponseEntity<String> decide(
      @PathVariable("tenant") String tenantName, @RequestParam Map<String, String> query) {
    Optional<String> fault = fault(tenantName, query);
    if (fault.isPresent()) {
      return page(HttpStatus.BAD_REQUEST, ConsentPage.error(fault.get()));
    }
    if ("cancel".equals(query.get("decision"))) {
      return back(query, ConsentFailure.DECLINED.parameters());
    }
    if (ConsentPage.FAILING.equals(query.get("decision"))) {
      return ConsentFailure.of(query.get("failure"))
          .map(failure -> back(query, failure.parameters()))
          .orElseGet(
              () ->
                  page(
                      HttpStatus.BAD_REQUEST,
                      ConsentPage.error("The failure must be one of " + ConsentFailure.numbers())));
    }
    EntraTenant tenant = tenant(tenantName).orElseThrow();
    List<String> permissions =
        ConsentPage.READING_ONLY.equals(query.get("decision"))
            ? AppRegistration.readingPermissions()
            : AppRegistration.permissionsIn(tenant.id(), query.get("client_id"));
    state.change(
        directory ->
            directory
                .consents()
                .put(
                    Consent.key(tenant.id(), query.get("client_id")),
                    new Consent(tenant.id(), permissions, clock.instant())));
    return back(
        query, Map.of("admin_consent", "True", "tenant", tenant.id(), "scope", query.get("scope")));
  }

  private Optional<EntraTenant> tenant(String name) {
    return state.read(directory -> directory.globalTenant(name));
  }

  /** Why the request can't be shown to anybody; then nobody is redirected either. */
  private Optional<String> fault(String tenantName, Map<String, String> query) {
    Optional<EntraTenant> tenant = tenant(tenantName);
    if (tenant.isEmpty()) {
      return Optional.of("There is no tenant '" + tenantName + "' in this cloud.");
    }
    if (tenant.get().kind() == TenantKind.UNMANAGED) {
      return Optional.of(
          "The tenant '" + tenantName + "' has no administrator who could consent: take it over.");
    }
    if (!AppRegistration.isKnown(query.get("client_id"))) {
      return Optional.of("The application (client_id) is unknown.");
    }
    if (!callback.equals(query.get("redirect_uri"))) {
      return Optional.of(
          "The redirect_uri is not the one that the application has registered: " + callback);
    }
    if (!SCOPE.equals(query.get("scope"))) {
      return Optional.of("The scope must be " + SCOPE + ".");
    }
    return Optional.empty();
  }

  private ResponseEntity<String> back(Map<String, String> query, Map<String, String> result) {
    UriComponentsBuilder address = UriComponentsBuilder.fromUriString(callback);
    result.keySet().stream().sorted().forEach(name -> address.queryParam(name, "{" + name + "}"));
    Map<String, Object> values = new HashMap<>(result);
    if (query.containsKey("state")) {
      address.queryParam("state", "{state}");
      values.put("state", query.get("state"));
    }
    URI target = address.encode(StandardCharsets.UTF_8).buildAndExpand(values).toUri();
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(target).build();
  }

  private static ResponseEntity<String> page(HttpStatus status, String html) {
    return ResponseEntity.status(status)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Content-Security-Policy", CONTENT_POLICY)
        .header("Cache-Control", "no-store")
        // With no-referrer, a browser would hide where the page's own form comes from.
        .header("Referrer-Policy", "same-origin")
        .body(html);
  }
}
