package io.github.workaccount.enrollment.sandbox.graph;

import io.github.workaccount.enrollment.sandbox.http.Answer;
import io.github.workaccount.enrollment.sandbox.state.EntraDirectory;
import io.github.workaccount.enrollment.sandbox.state.TenantDomain;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a tenant proves a domain by a DNS record (rule D5). */
final class DomainVerification {

  private static final int TTL_SECONDS = 3600;
  private static final int MX_PREFERENCE = 32_767;
  private static final BigInteger HUNDRED_MILLION = BigInteger.valueOf(100_000_000);
  private static final Set<String> PROTECTED_LABELS = Set.of("gov", "mil");

  private DomainVerification() {}

  /** The records that prove the domain; the MX first, so that choosing by position fails. */
  static Answer records(GraphRequest call) {
    TenantDomain domain = DomainResources.require(call);
    String code = code(domain);
    return OData.collection(
        call,
        "domains('" + domain.name() + "')/verificationDnsRecords",
        List.of(
            record(
                domain,
                "Mx",
                Map.of("mailExchange", mailExchange(code), "preference", MX_PREFERENCE)),
            record(domain, "Txt", Map.of("text", text(code)))));
  }

  /** Looks for one of the records in the DNS and gives the proved domain. */
  static Answer verify(GraphRequest call) {
    TenantDomain domain = DomainResources.require(call);
    if (isProtected(domain.name())) {
      // Assumed: the code. That the status is 500 is documented.
      throw new GraphFailure(
          500, "Service_InternalServerError", "The domain has a protected suffix.");
    }
    if (domain.verified()) {
      throw GraphFailure.invalid("The domain is verified already.");
    }
    if (DomainResources.ownedElsewhere(call.directory(), domain.name())) {
      // Assumed: status and code.
      throw new GraphFailure(
          409, "ObjectConflict", "The domain is verified in another directory already.");
    }
    if (!published(call.directory(), domain)) {
      // Assumed: the code of this, too, is documented nowhere.
      throw GraphFailure.invalid(
          "Domain verification failed: the expected DNS record was not found.");
    }
    return proved(call, domain);
  }

  private static Answer proved(GraphRequest call, TenantDomain domain) {
    Optional<TenantDomain> unmanaged = call.directory().verifiedDomain(domain.name());
    TenantDomain changed =
        unmanaged
            .map(owner -> domain.awaitingTakeOver(owner.tenantId(), call.now()))
            .orElseGet(() -> domain.proved(call.now()));
    call.directory().add(changed);
    String availability =
        unmanaged.isPresent() ? "EmailVerifiedDomainTakeoverScheduled" : "AvailableImmediately";
    return OData.entity(
        call, 200, "domains/$entity", DomainResources.entity(call, changed, availability));
  }

  private static boolean published(EntraDirectory directory, TenantDomain domain) {
    String code = code(domain);
    return directory
        .zones()
        .get(domain.name())
        .map(
            zone ->
                zone.txt().contains(text(code))
                    || zone.mx().stream().anyMatch(mailExchange(code)::equalsIgnoreCase))
        .orElse(false);
  }

  private static Map<String, Object> record(
      TenantDomain domain, String type, Map<String, Object> data) {
    Map<String, Object> record =
        OData.properties(
            "@odata.type",
            "#microsoft.graph.domainDns" + type + "Record",
            "isOptional",
            false,
            "label",
            domain.name(),
            "recordType",
            type,
            "supportedService",
            "Email",
            "ttl",
            TTL_SECONDS,
            "id",
            stableNumber(domain.key() + type).toString(16));
    record.putAll(data);
    return record;
  }

  /** The eight digits that stay the same for a tenant and a domain. */
  private static String code(TenantDomain domain) {
    BigInteger number = stableNumber(domain.key()).mod(HUNDRED_MILLION);
    return String.format(Locale.ROOT, "ms%08d", number);
  }

  private static String text(String code) {
    return "MS=" + code;
  }

  private static String mailExchange(String code) {
    return code + ".msv1.invalid";
  }

  /** Suffixes such as {@code .gov} or {@code .gov.uk}, which are proved in another way. */
  private static boolean isProtected(String name) {
    List<String> labels = List.of(name.split("\\."));
    List<String> suffix = labels.subList(Math.max(1, labels.size() - 2), labels.size());
    return suffix.stream().anyMatch(PROTECTED_LABELS::contains);
  }

  private static BigInteger stableNumber(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new BigInteger(1, digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
