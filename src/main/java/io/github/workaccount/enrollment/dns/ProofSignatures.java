package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.model.VerificationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * Asks once more, with signatures, for what proves a domain, and checks them: those of the record,
 * and those of each alias on the way to it, each on its own.
 */
final class ProofSignatures {

  private final DnsClient client;
  private final Dnssec dnssec;

  ProofSignatures(DnsClient client, Dnssec dnssec) {
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
  Dnssec.Result check(VerificationRecord wanted, Observation seen, Deadline deadline) {
    List<Link> links = new ArrayList<>();
    seen.aliases().forEach(alias -> links.add(alias(alias)));
    links.add(record(wanted, seen.usable().get(0)));
    boolean recursive = !seen.authoritative();
    List<CompletableFuture<Reply>> replies =
        links.stream()
            .map(link -> client.ask(link.server(), link.question(recursive), deadline))
            .toList();
    Dnssec.Result worst = new Dnssec.Result(Dnssec.Status.SECURE, "");
    for (int i = 0; i < links.size(); i++) {
      Reply reply = replies.get(i).join();
      worst =
          worst.or(
              links.get(i).isThere().test(reply)
                  ? dnssec.check(reply, deadline)
                  : Dnssec.Result.open("it could not be asked for again"));
    }
    return worst;
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
