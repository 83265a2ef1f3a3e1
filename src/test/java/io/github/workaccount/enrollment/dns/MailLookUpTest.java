package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.tenant.MailReception;
import io.github.workaccount.enrollment.testing.FreePorts;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** Whether mail reaches a domain, as a mail server would find out. */
class MailLookUpTest {

  private static final DomainName DOMAIN = new DomainName("fabrikam.com");

  private final FakeZones zones = new FakeZones();
  private FakeDns server;
  private MailLookUp lookUp;
  private int silentType;

  @BeforeEach
  void start() throws IOException {
    int port = FreePorts.at("127.0.0.1");
    server = new FakeDns("127.0.0.1", port, this::answer);
    lookUp = new MailLookUp(DnsSettings.resolver("127.0.0.1:" + port));
  }

  @AfterEach
  void stop() throws IOException {
    lookUp.destroy();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "@ MX 10 mail, EXCHANGERS",
    "@ MX 0 ., NULL_MX",
    "@ A 192.0.2.1, ADDRESS",
    "@ AAAA 2001:db8::1, ADDRESS",
    "@ TXT hello, NONE"
  })
  void readsTheRecords(String record, MailReception expected) {
    zones.with("fabrikam.com.", "@ NS ns1.example.", record);

    assertThat(lookUp.reception(DOMAIN)).isEqualTo(expected);
  }

  @Test
  void findsNoMailAtADomainThatDoesNotExist() {
    assertThat(lookUp.reception(DOMAIN)).isEqualTo(MailReception.NONE);
  }

  @ParameterizedTest
  @CsvSource({"15", "1", "28"})
  void knowsNothingWhenAnAnswerIsMissing(int type) {
    zones.with("fabrikam.com.", "@ NS ns1.example.", "@ TXT hello");
    silentType = type;

    assertThat(lookUp.reception(DOMAIN)).isEqualTo(MailReception.UNKNOWN);
  }

  @Test
  void needsNoAddressWhereThereAreExchangers() {
    zones.with("fabrikam.com.", "@ NS ns1.example.", "@ MX 10 mail");
    silentType = Type.A;

    assertThat(lookUp.reception(DOMAIN)).isEqualTo(MailReception.EXCHANGERS);
  }

  /** What it has no zone for does not exist; one type fails where a test says so. */
  private Message answer(Message query, boolean overTcp) {
    if (query.getQuestion().getType() == silentType) {
      return FakeZones.failing(query, Rcode.SERVFAIL);
    }
    Message answer = zones.to(query, overTcp);
    return answer.getRcode() == Rcode.REFUSED ? FakeZones.failing(query, Rcode.NXDOMAIN) : answer;
  }
}
