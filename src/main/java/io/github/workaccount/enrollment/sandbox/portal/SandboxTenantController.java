package io.github.workaccount.enrollment.sandbox.portal;

import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.Consent;
import io.github.workaccount.enrollment.sandbox.state.DomainNames;
import io.github.workaccount.enrollment.sandbox.state.EntraDirectory;
import io.github.workaccount.enrollment.sandbox.state.EntraTenant;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import io.github.workaccount.enrollment.sandbox.state.Seed;
import io.github.workaccount.enrollment.sandbox.state.TenantDomain;
import io.github.workaccount.enrollment.sandbox.state.TenantKind;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What an administrator does in Microsoft's portals: creates a tenant, takes an unmanaged one over,
 * withdraws a consent.
 */
@RestController
@RequestMapping("/sandbox")
@ConditionalOnSandbox
public class SandboxTenantController {

  private static final String INITIAL_SUFFIX = ".onmicrosoft.com";
  private static final Pattern PREFIX = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final int MAX_NAME = 256;

  private final SandboxState state;
  private final Clock clock = Clock.systemUTC();

  SandboxTenantController(SandboxState state) {
    this.state = state;
  }

  /**
   * A tenant to create.
   *
   * @param displayName the organization's name
   * @param initialDomain the {@code ….onmicrosoft.com} domain, or only its prefix
   * @param country ISO 3166 alpha-2 code
   */
  record TenantRequest(String displayName, String initialDomain, String country) {}

  /** A tenant as the sandbox lists it. */
  record TenantView(
      String id,
      String displayName,
      String initialDomain,
      String country,
      String kind,
      String cloud,
      List<String> domains) {

    static TenantView of(EntraDirectory directory, EntraTenant tenant) {
      return new TenantView(
          tenant.id(),
          tenant.displayName(),
          tenant.initialDomain(),
          tenant.country(),
          tenant.kind().name().toLowerCase(Locale.ROOT),
          tenant.cloud().instanceName(),
          directory.domainsOf(tenant.id()).stream()
              .filter(TenantDomain::verified)
              .map(TenantDomain::name)
              .toList());
    }
  }

  /** Gives all tenants, by name. */
  @GetMapping("/tenants")
  List<TenantView> list() {
    return state.read(
        directory ->
            directory.tenants().all().stream()
                .sorted(Comparator.comparing(EntraTenant::displayName))
                .map(tenant -> TenantView.of(directory, tenant))
                .toList());
  }

  /** Creates a tenant with its two Global Administrators (rule C1, without a password). */
  @PostMapping("/tenants")
  ResponseEntity<TenantView> create(@RequestBody TenantRequest request) {
    String name = displayName(request.displayName());
    String domain = initialDomain(request.initialDomain());
    String country = country(request.country());
    TenantView view =
        state.write(
            directory -> {
              if (directory.verifiedDomain(domain).isPresent()) {
                throw new SandboxProblem(
                    HttpStatus.CONFLICT,
                    "initial-domain-taken",
                    domain + " belongs to another tenant. Choose another name.");
              }
              return TenantView.of(
                  directory, Seed.createTenant(directory, name, domain, country, clock.instant()));
            });
    return ResponseEntity.status(HttpStatus.CREATED).body(view);
  }

  /** Makes an unmanaged tenant a managed one (rule D4, internal takeover). */
  @PostMapping("/tenants/{domain}/take-over")
  TenantView takeOver(@PathVariable("domain") String domain) {
    return state.write(
        directory -> {
          EntraTenant tenant = require(directory, domain);
          if (tenant.kind() == TenantKind.MANAGED) {
            throw new SandboxProblem(
                HttpStatus.CONFLICT,
                "tenant-managed",
                "The tenant of " + domain + " has administrators: it can't be taken over.");
          }
          directory.takeOver(tenant);
          return TenantView.of(directory, directory.tenants().get(tenant.id()).orElseThrow());
        });
  }

  /** Withdraws what a tenant has granted; tokens that live on are refused from then. */
  @DeleteMapping("/consents/{tenant}")
  ResponseEntity<Void> removeConsent(@PathVariable("tenant") String tenant) {
    state.change(
        directory -> {
          String id = require(directory, tenant).id();
          directory.consents().remove(id);
          directory.consents().remove(Consent.key(id, AppRegistration.READER_ID));
        });
    return ResponseEntity.noContent().build();
  }

  private static EntraTenant require(EntraDirectory directory, String idOrDomain) {
    return directory
        .globalTenant(DomainNames.normalize(idOrDomain).orElse(idOrDomain))
        .orElseThrow(
            () ->
                new SandboxProblem(
                    HttpStatus.NOT_FOUND,
                    "tenant-unknown",
                    "No tenant of the sandbox has this id or verified domain."));
  }

  private static String displayName(String name) {
    return Optional.ofNullable(name)
        .map(String::strip)
        .filter(text -> !text.isEmpty() && text.length() <= MAX_NAME)
        .orElseThrow(
            () ->
                SandboxProblem.invalid(
                    "invalid-display-name", "\"displayName\" must have 1 to 256 characters."));
  }

  private static String initialDomain(String domain) {
    String text = domain == null ? "" : domain.strip().toLowerCase(Locale.ROOT);
    String prefix =
        text.endsWith(INITIAL_SUFFIX)
            ? text.substring(0, text.length() - INITIAL_SUFFIX.length())
            : text;
    if (!PREFIX.matcher(prefix).matches()) {
      throw SandboxProblem.invalid(
          "invalid-initial-domain",
          "\"initialDomain\" must be a name such as contoso or contoso.onmicrosoft.com.");
    }
    return prefix + INITIAL_SUFFIX;
  }

  private static String country(String country) {
    String code = country == null ? "" : country.strip().toUpperCase(Locale.ROOT);
    if (!COUNTRIES.contains(code)) {
      throw SandboxProblem.invalid(
          "invalid-country", "\"country\" must be an ISO 3166 code of two letters, such as US.");
    }
    return code;
  }
}
