package io.github.workaccount.enrollment.microsoft.graph;

import com.microsoft.graph.models.Domain;
import com.microsoft.graph.models.DomainDnsMxRecord;
import com.microsoft.graph.models.DomainDnsRecord;
import com.microsoft.graph.models.DomainDnsTxtRecord;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Reads the domains of a tenant. */
public final class DomainReads {

  private static final String PERMISSION = "Domain.Read.All";

  /** What Microsoft advises when the record does not tell (rule D5). */
  private static final int DEFAULT_TTL = 3600;

  private DomainReads() {}

  /** A domain of the tenant; nothing when it is not there. */
  public static Optional<TenantGraph.Answer<Domain>> find(TenantGraph graph, DomainName domain) {
    return graph.find(
        "Reading the domain " + domain,
        PERMISSION,
        (client, call) -> client.domains().byDomainId(domain.value()).get(call::on),
        answer -> isThe(domain, answer));
  }

  /** Whether an answer is this domain. */
  static boolean isThe(DomainName domain, Domain answer) {
    return domain.value().equalsIgnoreCase(answer.getId());
  }

  /** Whether a domain is in the tenant, and verified there. */
  public static DomainPresence presence(TenantGraph graph, DomainName domain) {
    return find(graph, domain)
        .map(there -> isVerified(there) ? DomainPresence.VERIFIED : DomainPresence.UNVERIFIED)
        .orElse(DomainPresence.ABSENT);
  }

  /** Whether Microsoft has verified it. */
  static boolean isVerified(TenantGraph.Answer<Domain> answer) {
    return Boolean.TRUE.equals(answer.value().getIsVerified());
  }

  /**
   * The TXT record that proves the domain (Graph: list verificationDnsRecords), chosen by its type:
   * there is an MX record too, and their order means nothing.
   */
  public static VerificationRecord verificationRecord(TenantGraph graph, DomainName domain) {
    String what = "Reading the verification record of " + domain;
    TenantGraph.Answer<List<DomainDnsRecord>> answer =
        graph.list(
            what,
            PERMISSION,
            (client, call) ->
                client.domains().byDomainId(domain.value()).verificationDnsRecords().get(call::on),
            (client, call, link) ->
                client
                    .domains()
                    .byDomainId(domain.value())
                    .verificationDnsRecords()
                    .withUrl(link)
                    .get(call::on),
            page -> page.getValue(),
            record -> record.getRecordType() != null);
    List<DomainDnsRecord> records =
        answer.value().stream().filter(record -> isOf(domain, record)).toList();
    return records.stream()
        .filter(DomainDnsTxtRecord.class::isInstance)
        .map(DomainDnsTxtRecord.class::cast)
        .filter(txt -> txt.getText() != null && !txt.getText().isBlank())
        .findFirst()
        .map(txt -> record(domain, txt, mailExchange(records)))
        .orElseThrow(
            () ->
                new DirectoryFailure.Unreadable(
                    what
                        + " failed: Microsoft's answer holds no TXT record of the domain. Try again.",
                    answer.requestId()));
  }

  /**
   * Whether a record is one of the domain's. How Microsoft writes the name is not documented:
   * whole, with or without the dot at its end, or from the zone's top on.
   */
  private static boolean isOf(DomainName domain, DomainDnsRecord record) {
    String host = domain.value();
    String label =
        record.getLabel() == null
            ? "@"
            : record.getLabel().toLowerCase(Locale.ROOT).replaceFirst("[.]$", "");
    return label.equals("@")
        || label.equals(host)
        || host.startsWith(label + ".")
        || host.endsWith("." + label);
  }

  /** The mail exchange that proves the domain as well; null when Microsoft names none. */
  private static String mailExchange(List<DomainDnsRecord> records) {
    return records.stream()
        .filter(DomainDnsMxRecord.class::isInstance)
        .map(record -> ((DomainDnsMxRecord) record).getMailExchange())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static VerificationRecord record(
      DomainName domain, DomainDnsTxtRecord txt, String mailExchange) {
    Integer ttl = txt.getTtl();
    return new VerificationRecord(
        domain.value(),
        "TXT",
        txt.getText(),
        ttl == null || ttl <= 0 ? DEFAULT_TTL : ttl,
        mailExchange);
  }
}
