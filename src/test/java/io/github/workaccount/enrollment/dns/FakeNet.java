package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.dns.client.DnsProperties;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.testing.FreePorts;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/**
 * A registry ({@code test}), two servers of {@code contoso.test}, one more server, and a resolver
 * that knows no TXT record: it has cached that there is none.
 */
public final class FakeNet implements AutoCloseable {

  public static final String RESOLVER = "127.0.0.1";
  public static final String FIRST = "127.0.0.2";
  public static final String SECOND = "127.0.0.3";
  public static final String THIRD = "127.0.0.4";
  public static final String REGISTRY = "127.0.0.10";
  public static final String VALUE = "MS=ms12345678";
  public static final String SERVERS = "@ NS ns1\n@ NS ns2\nns1 A 127.0.0.2\nns2 A 127.0.0.3";
  public static final VerificationRecord WANTED =
      new VerificationRecord("contoso.test", "TXT", VALUE, 3600, "ms12345678.msv1.invalid");

  public final FakeResolver resolver = new FakeResolver();
  public final FakeZones registry = new FakeZones();
  public final FakeZones third = new FakeZones();
  public final FakeDns resolverServer;
  public final FakeDns registryServer;
  public final int port = FreePorts.at(RESOLVER, FIRST, SECOND, THIRD, REGISTRY);
  public volatile boolean validating;
  public volatile FakeDns.Answers registryAnswers = registry;
  public volatile int extendedError;
  private final List<AutoCloseable> open = new ArrayList<>();

  public FakeNet() throws IOException {
    resolverServer = serve(RESOLVER, this::resolve);
    registryServer = serve(REGISTRY, (query, tcp) -> registryAnswers.to(query, tcp));
    serve(THIRD, third);
    resolver.with(
        "test. NS ns.nic.test.",
        "ns.nic.test. A 127.0.0.10",
        "contoso.test. NS ns1.contoso.test.",
        "contoso.test. NS ns2.contoso.test.",
        "ns1.contoso.test. A 127.0.0.2",
        "ns2.contoso.test. A 127.0.0.3",
        "ns3.contoso.test. A 127.0.0.4");
    delegateTo("ns1.contoso.test.", "ns2.contoso.test.");
  }

  /** Has the registry name these servers of the domain. */
  public void delegateTo(String first, String second) {
    registry.with(
        "test.",
        "@ NS ns.nic",
        "ns.nic A 127.0.0.10",
        "contoso NS " + first,
        "contoso NS " + second,
        "ns1.contoso A 127.0.0.2",
        "ns2.contoso A 127.0.0.3");
  }

  /** A record that is wanted at a name of the domain. */
  public static VerificationRecord wantedAt(String host) {
    return new VerificationRecord(host, "TXT", VALUE, 3600, WANTED.exchange());
  }

  /** Has the third server serve {@code emea.contoso.test}, cut out of the domain's zone. */
  public void cutOutEmea(List<String> upper, String... lines) throws IOException {
    List<String> all = new ArrayList<>(List.of("emea NS ns3", "ns3 A 127.0.0.4"));
    all.addAll(upper);
    bothServe(all.toArray(String[]::new));
    third.with("emea.contoso.test.", "@ NS ns3.contoso.test.", String.join("\n", lines));
  }

  /** Has both servers of the domain serve these records. */
  public void bothServe(String... lines) throws IOException {
    String file = SERVERS + "\n" + String.join("\n", lines);
    serve(FIRST, new FakeZones().with("contoso.test.", file));
    serve(SECOND, new FakeZones().with("contoso.test.", file));
  }

  /** Has both servers of the domain answer so. */
  public void bothAnswer(FakeDns.Answers answers) throws IOException {
    serve(FIRST, answers);
    serve(SECOND, answers);
  }

  public FakeDns serve(String address, FakeDns.Answers answers) throws IOException {
    return serve(address, answers, Duration.ZERO);
  }

  /** Serves an address with answers that take some time. */
  public FakeDns serve(String address, FakeDns.Answers answers, Duration lag) throws IOException {
    FakeDns server = new FakeDns(address, port, answers, lag);
    open.add(server);
    return server;
  }

  /** The finding at contoso.test, as another cloud than the sandbox sees it. */
  public DnsFinding lookUp() {
    return lookUp(WANTED);
  }

  public DnsFinding lookUp(VerificationRecord wanted) {
    return lookUp(wanted, DnsSettings.resolver(RESOLVER + ":" + port));
  }

  /** The finding at contoso.test where the zone's own servers are not to be asked. */
  public DnsFinding lookUpThroughResolvers() {
    return lookUpThroughResolvers(WANTED);
  }

  /** The same for another record. */
  public DnsFinding lookUpThroughResolvers(VerificationRecord wanted) {
    return lookUp(
        wanted,
        DnsSettings.with(Map.of("resolvers", RESOLVER + ":" + port, "authoritative", "false")));
  }

  /** The look-up itself, which remembers what it learned of servers. */
  public DnsLookUp product() {
    return product(DnsSettings.resolver(RESOLVER + ":" + port));
  }

  private static DnsLookUp product(DnsProperties properties) {
    return new DnsLookUp(properties, Cloud.GLOBAL, Clock.systemUTC(), TestAddresses.TEXT);
  }

  private static DnsFinding lookUp(VerificationRecord wanted, DnsProperties properties) {
    DnsLookUp lookUp = product(properties);
    try {
      return lookUp.lookUp(wanted);
    } finally {
      lookUp.destroy();
    }
  }

  /** A resolver that validates answers only who wants no validation. */
  private Message resolve(Message query, boolean overTcp) {
    if (validating && !query.getHeader().getFlag(Flags.CD)) {
      return FakeZones.failing(query, Rcode.SERVFAIL);
    }
    Message answer = resolver.to(query, overTcp);
    if (extendedError > 0) {
      ExtendedErrorCodeOption error = new ExtendedErrorCodeOption(extendedError);
      answer.addRecord(new OPTRecord(1232, 0, 0, 0, error), Section.ADDITIONAL);
    }
    return answer;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable server : open) {
      server.close();
    }
  }
}
