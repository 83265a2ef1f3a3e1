package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.application.facts.MailHosts;
import io.github.workaccount.enrollment.dns.client.Deadline;
import io.github.workaccount.enrollment.dns.client.DnsClient;
import io.github.workaccount.enrollment.dns.client.DnsProperties;
import io.github.workaccount.enrollment.dns.client.Question;
import io.github.workaccount.enrollment.dns.client.RateLimit;
import io.github.workaccount.enrollment.dns.client.Recursion;
import io.github.workaccount.enrollment.dns.client.Reply;
import io.github.workaccount.enrollment.dns.client.Resolvers;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.tenant.MailReception;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks the resolvers for what a mail server would ask (RFC 5321, section 5.1). */
@Component
class MailLookUp implements MailHosts, DisposableBean {

  private final DnsClient client;
  private final Recursion recursion;
  private final Duration timeout;

  MailLookUp(DnsProperties properties) {
    this.client = new DnsClient(new RateLimit(properties.queriesPerSecond()));
    this.recursion = new Recursion(client, Resolvers.of(properties));
    this.timeout = properties.timeout();
  }

  @Override
  public MailReception reception(DomainName domain) {
    Name host;
    try {
      host = Name.fromString(domain.value(), Name.root);
    } catch (TextParseException e) {
      return MailReception.NONE; // It is no name that the DNS can have.
    }
    Deadline deadline = Deadline.in(timeout);
    CompletableFuture<Reply> exchangers = ask(host, Type.MX, deadline);
    CompletableFuture<Reply> four = ask(host, Type.A, deadline);
    CompletableFuture<Reply> six = ask(host, Type.AAAA, deadline);
    Reply mail = exchangers.join();
    if (!mail.outcome().isUsable()) {
      return MailReception.UNKNOWN;
    }
    List<MXRecord> found = mail.resolved(MXRecord.class);
    if (!found.isEmpty()) {
      return found.stream().allMatch(record -> record.getTarget().equals(Name.root))
          ? MailReception.NULL_MX
          : MailReception.EXCHANGERS;
    }
    return byAddress(four.join(), six.join());
  }

  private static MailReception byAddress(Reply four, Reply six) {
    if (!four.resolved(ARecord.class).isEmpty() || !six.resolved(AAAARecord.class).isEmpty()) {
      return MailReception.ADDRESS;
    }
    return four.outcome().isUsable() && six.outcome().isUsable()
        ? MailReception.NONE
        : MailReception.UNKNOWN;
  }

  private CompletableFuture<Reply> ask(Name host, int type, Deadline deadline) {
    return recursion.ask(Question.recursive(host, type), deadline);
  }

  @Override
  public void destroy() {
    client.close();
  }
}
