package io.github.workaccount.enrollment.dns.dnssec;

import io.github.workaccount.enrollment.dns.client.Deadline;
import io.github.workaccount.enrollment.dns.client.Delegation;
import io.github.workaccount.enrollment.dns.client.DnsClient;
import io.github.workaccount.enrollment.dns.client.NameServer;
import io.github.workaccount.enrollment.dns.client.Question;
import io.github.workaccount.enrollment.dns.client.RecordText;
import io.github.workaccount.enrollment.dns.client.Reply;
import io.github.workaccount.enrollment.dns.walk.Alias;
import io.github.workaccount.enrollment.dns.walk.HostAnswer;
import io.github.workaccount.enrollment.dns.walk.Observation;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * Asks once more, with signatures, for what proves a domain, and checks them: those of the record,
 * and those of each alias on the way to it, each on its own.
 */
public final class ProofSignatures {

  private final DnsClient client;
  private final Dnssec dnssec;

  public ProofSignatures(DnsClient client, Dnssec dnssec) {
    this.client = client;
    this.dnssec = dnssec;
  }

  /**
   * Checks a proof.
   *
   * @param wanted what was looked for
   * @param seen what was seen, of which every usable answer proves it
   * @return the worst of the results
   */
  public Dnssec.Result check(VerificationRecord wanted, Observation seen, Deadline deadline) {
    boolean recursive = !seen.authoritative();
    Map<Link, CompletableFuture<Reply>> links = new LinkedHashMap<>();
    Stream.concat(
            seen.aliases().stream().map(ProofSignatures::alias),
            Stream.of(record(wanted, seen.usable().get(0))))
        .forEach(
            link -> links.put(link, client.ask(link.server(), link.question(recursive), deadline)));
    return links.entrySet().stream()
        .map(link -> check(link.getKey(), link.getValue().join(), deadline))
        .reduce(new Dnssec.Result(Dnssec.Status.SECURE, ""), Dnssec.Result::or);
  }

  private Dnssec.Result check(Link link, Reply reply, Deadline deadline) {
    return link.isThere().test(reply)
        ? dnssec.check(reply, deadline)
        : Dnssec.Result.open("it could not be asked for again");
  }

  private static Link alias(Alias alias) {
    return new Link(
        alias.server(),
        alias.owner(),
        Type.CNAME,
        reply ->
            reply.records(CNAMERecord.class).stream()
                .anyMatch(cname -> cname.getTarget().equals(alias.target())));
  }

  private static Link record(VerificationRecord wanted, HostAnswer proof) {
    if (wanted.type().equals("TXT") && proof.texts().contains(wanted.value())) {
      return new Link(
          proof.server(),
          proof.host(),
          Type.TXT,
          reply ->
              reply.records(TXTRecord.class).stream()
                  .anyMatch(record -> RecordText.joined(record).equals(wanted.value())));
    }
    return new Link(
        proof.server(),
        proof.host(),
        Type.MX,
        reply ->
            reply.records(MXRecord.class).stream()
                .map(record -> Delegation.shown(record.getTarget()))
                .anyMatch(wanted.provingExchange()::equalsIgnoreCase));
  }

  /**
   * One set of records that the proof rests on.
   *
   * @param server who said that it is there
   * @param name its owner
   * @param type its type
   * @param isThere whether a reply still has it
   */
  private record Link(NameServer server, Name name, int type, Predicate<Reply> isThere) {

    Question question(boolean recursive) {
      return new Question(name, type, recursive, true);
    }
  }
}
