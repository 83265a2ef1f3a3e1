package io.github.workaccount.enrollment.dns.client;

import static io.github.workaccount.enrollment.dns.FakeNet.FIRST;
import static io.github.workaccount.enrollment.dns.FakeNet.RESOLVER;
import static io.github.workaccount.enrollment.dns.FakeNet.SECOND;
import static io.github.workaccount.enrollment.dns.FakeNet.VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.dns.FakeNet;
import io.github.workaccount.enrollment.dns.FakeResolver;
import io.github.workaccount.enrollment.dns.FakeZones;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** What a query to one server comes to, and whom of several resolvers to believe. */
@Timeout(20)
class DnsClientTest {

  private static final Question QUESTION =
      Question.recursive(Name.fromConstantString("contoso.test."), Type.TXT);
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final DnsClient client = new DnsClient(new RateLimit(200));
  private FakeNet net;

  @BeforeEach
  void start() throws IOException {
    net = new FakeNet();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    net.close();
  }

  @Test
  void waitsAsLongOverTcpAsOverUdp() throws IOException {
    String more = "@ TXT \"%s\"".formatted("y\" \"".repeat(700));
    FakeZones zones =
        new FakeZones().with("contoso.test.", FakeNet.SERVERS, "@ TXT " + VALUE, more);
    net.serve(FIRST, zones, Duration.ofMillis(1500));

    Reply reply = ask(FIRST, LOOK);

    assertThat(reply.outcome()).isEqualTo(Outcome.ANSWER);
    assertThat(reply.records(TXTRecord.class)).hasSize(2);
  }

  @Test
  void takesNoLackOfTimeForSilence() throws IOException {
    net.serve(FIRST, (query, tcp) -> null);

    assertThat(ask(FIRST, Duration.ofMillis(200)).outcome()).isEqualTo(Outcome.HURRIED);
    assertThat(ask(FIRST, Duration.ofSeconds(1)).outcome()).isEqualTo(Outcome.TIME_OUT);
  }

  @Test
  void callsTcpClosedOnlyWhereTheConnectionIsRefused() {
    assertThat(overTcp(new ConnectException("Connection refused"))).isEqualTo(Outcome.TCP_CLOSED);
    assertThat(overTcp(new NoRouteToHostException())).isEqualTo(Outcome.TCP_CLOSED);
    assertThat(overTcp(new TimeoutException())).isEqualTo(Outcome.TCP_SILENT);
    assertThat(overTcp(new SocketException("Connection reset"))).isEqualTo(Outcome.CUT_SHORT);
    assertThat(overTcp(new SocketException("Too many open files"))).isEqualTo(Outcome.CUT_SHORT);
  }

  @Test
  void believesAFreshAnswerOfAnotherResolverRatherThanAnOldOne() throws IOException {
    net.resolver.with("contoso.test. TXT MS=ms99999999");
    net.extendedError = 3;
    net.serve(FIRST, new FakeResolver().with("contoso.test. TXT " + VALUE));

    Reply reply = askResolvers(RESOLVER, FIRST);

    assertThat(reply.isFresh()).isTrue();
    assertThat(reply.records(TXTRecord.class))
        .extracting(RecordText::joined)
        .containsExactly(VALUE);
  }

  @Test
  void tellsThatAnAnswerIsOldWhereNoOtherResolverHasAny() throws IOException {
    net.resolver.with("contoso.test. TXT " + VALUE);
    net.extendedError = 3;
    net.bothAnswer((query, tcp) -> FakeZones.failing(query, Rcode.SERVFAIL));

    assertThat(askResolvers(RESOLVER, FIRST).isStale()).isTrue();
    assertThat(askResolvers(SECOND, FIRST, RESOLVER).isStale()).isTrue();
  }

  @Test
  void asksAgainForTheServersOfAZoneAfterAMinute() {
    AtomicLong nanos = new AtomicLong();
    Recursion recursion =
        new Recursion(client, new Resolvers(List.of(at(RESOLVER)), true), nanos::get);
    Question servers = Question.recursive(Name.fromConstantString("fabrikam.test."), Type.NS);
    net.resolver.with("fabrikam.test. NS ns1.fabrikam.test.");
    assertThat(recursion.askOfServers(servers, Deadline.in(LOOK)).join().nameServers()).hasSize(1);
    net.resolver.with("fabrikam.test. NS ns2.fabrikam.test.");

    nanos.addAndGet(Duration.ofSeconds(59).toNanos());
    assertThat(recursion.askOfServers(servers, Deadline.in(LOOK)).join().nameServers()).hasSize(1);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(recursion.askOfServers(servers, Deadline.in(LOOK)).join().nameServers()).hasSize(2);
  }

  private Reply ask(String address, Duration time) {
    return client.ask(new NameServer(null, at(address)), QUESTION, Deadline.in(time)).join();
  }

  private Reply askResolvers(String... addresses) {
    List<InetSocketAddress> all = List.of(addresses).stream().map(this::at).toList();
    return new Recursion(client, new Resolvers(all, true)).ask(QUESTION, Deadline.in(LOOK)).join();
  }

  private Outcome overTcp(Exception failure) {
    NameServer server = new NameServer(null, at(FIRST));
    return Reply.overTcp(server, QUESTION, new CompletionException(failure)).outcome();
  }

  private InetSocketAddress at(String address) {
    return new InetSocketAddress(address, net.port);
  }
}
