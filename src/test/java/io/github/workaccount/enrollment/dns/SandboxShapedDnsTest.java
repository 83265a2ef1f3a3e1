package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.dns.client.DnsProperties;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.testing.FreePorts;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;

/** One server at a high loopback port that is resolver and server of all zones at once. */
class SandboxShapedDnsTest {

  private static final String SERVERS = "@ NS ns1.sandbox.invalid.\n@ NS ns2.sandbox.invalid.";

  private final FakeZones zones = new FakeZones();
  private FakeDns server;
  private DnsLookUp lookUp;

  @BeforeEach
  void start() throws IOException {
    int port = FreePorts.at("127.0.0.1");
    server = new FakeDns("127.0.0.1", port, SandboxShapedDnsTest.this::answer);
    zones.with("sandbox.invalid.", "@ NS ns1", "ns1 A 127.0.0.1", "ns2 A 127.0.0.1");
    DnsProperties properties = DnsSettings.resolver("127.0.0.1:" + port);
    lookUp = new DnsLookUp(properties, Cloud.SANDBOX, Clock.systemUTC(), TestAddresses.TEXT);
  }

  @AfterEach
  void stop() throws IOException {
    lookUp.destroy();
    server.close();
  }

  @Test
  void goesFromNoSuchDomainToNothingToProved() {
    assertThat(find().code()).isEqualTo("no-such-domain");
    assertThat(find().text()).isEqualTo("The DNS knows no domain fabrikam.com.");

    zones.with("fabrikam.com.", SERVERS, "@ MX 10 mail");
    assertThat(find().code()).isEqualTo("nothing-there");
    assertThat(find().text()).isEqualTo("There is no TXT record at fabrikam.com yet.");

    zones.with("fabrikam.com.", SERVERS, "@ TXT MS=ms12345678");
    DnsFinding finding = find();
    assertThat(finding.code()).isEqualTo("proved");
    assertThat(finding.text()).doesNotContain("resolver could");
    assertThat(finding.servers()).hasSize(1);
  }

  private DnsFinding find() {
    return lookUp.lookUp(new VerificationRecord("fabrikam.com", "TXT", "MS=ms12345678", 3600));
  }

  /** What it has no zone for does not exist. */
  private Message answer(Message query, boolean overTcp) {
    Message answer = zones.to(query, overTcp);
    Name name = query.getQuestion().getName();
    boolean unknown = answer.getRcode() == Rcode.REFUSED && name.labels() > 0;
    return unknown ? FakeZones.failing(query, Rcode.NXDOMAIN) : answer;
  }
}
