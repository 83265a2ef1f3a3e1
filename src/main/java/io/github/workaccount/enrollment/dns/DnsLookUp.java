package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.application.Dns;
import io.github.workaccount.enrollment.model.DnsFinding;
import io.github.workaccount.enrollment.model.VerificationRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Asks the resolvers for the record. */
@Component
class DnsLookUp implements Dns {

  private final Resolvers resolvers;
  private final Duration timeout;

  DnsLookUp(DnsProperties properties) {
    this.resolvers = Resolvers.of(properties);
    this.timeout = properties.timeout();
  }

  @Override
  public DnsFinding lookUp(VerificationRecord wanted) {
    String host = wanted.host();
    long end = System.nanoTime() + timeout.toNanos();
    List<String> asked = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (InetSocketAddress resolver : resolvers.addresses()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        break;
      }
      String server = resolver.getAddress().getHostAddress() + ":" + resolver.getPort();
      asked.add(server);
      try {
        Message answer = ask(resolver, host, Duration.ofNanos(left));
        int rcode = answer.getRcode();
        if (rcode == Rcode.NXDOMAIN) {
          return new DnsFinding.NoSuchDomain(host, List.of(server));
        }
        if (rcode == Rcode.NOERROR) {
          return finding(wanted, List.of(server), texts(answer));
        }
        failures.add(server + " answered " + Rcode.string(rcode));
      } catch (IOException | CompletionException e) {
        failures.add(server + " did not answer");
      }
    }
    return new DnsFinding.NoAnswer(host, asked, String.join(", ", failures));
  }

  private static DnsFinding finding(
      VerificationRecord wanted, List<String> servers, List<String> found) {
    if (found.contains(wanted.value())) {
      return new DnsFinding.Proved(wanted.host(), servers, found);
    }
    return found.isEmpty()
        ? new DnsFinding.NothingThere(wanted.host(), servers)
        : new DnsFinding.AnotherValue(wanted.host(), servers, found);
  }

  private static Message ask(InetSocketAddress resolver, String host, Duration left)
      throws IOException {
    SimpleResolver client = new SimpleResolver(resolver);
    client.setTimeout(left);
    Name name = Name.fromString(host + ".");
    return client
        .sendAsync(Message.newQuery(Record.newRecord(name, Type.TXT, DClass.IN)))
        .toCompletableFuture()
        .orTimeout(left.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private static List<String> texts(Message answer) {
    return answer.getSection(Section.ANSWER).stream()
        .filter(TXTRecord.class::isInstance)
        .map(record -> joined((TXTRecord) record))
        .sorted()
        .toList();
  }

  /** A long text comes in several strings, which belong together without anything in between. */
  private static String joined(TXTRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Object part : record.getStringsAsByteArrays()) {
      bytes.writeBytes((byte[]) part);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
