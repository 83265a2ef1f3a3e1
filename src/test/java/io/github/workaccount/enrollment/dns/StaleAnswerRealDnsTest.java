package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.workaccount.enrollment.dns.RealPrograms.RealZone;
import io.github.workaccount.enrollment.model.DnsFinding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** An Unbound that serves what has expired, while the zone's Knot refuses or is down. */
@Timeout(60)
class StaleAnswerRealDnsTest {

  private static final String RESOLVER = "127.0.0.1";
  private static final String SERVER = "127.0.0.2";
  private static final String REGISTRY = "127.0.0.10";
  private static final String HOST = "contoso.test";

  @TempDir private Path directory;
  private RealPrograms programs;
  private Process server;

  @BeforeEach
  void start() throws IOException {
    RealPrograms.require();
    programs = new RealPrograms(directory, FakeDns.freePort(RESOLVER, SERVER, REGISTRY));
    programs.knot(
        REGISTRY,
        new RealZone(
            "test.",
            "@ NS ns.nic\nns.nic A 127.0.0.10\ncontoso NS ns1.contoso\nns1.contoso A 127.0.0.2",
            false));
    String lines = "@ NS ns1\nns1 A 127.0.0.2\n@ 1 TXT " + FakeNet.VALUE;
    server = programs.knot(SERVER, new RealZone("contoso.test.", lines, false));
    programs.unboundWith(
        List.of("serve-expired: yes", "ede: yes", "ede-serve-expired: yes"),
        RESOLVER,
        "test. " + REGISTRY,
        "contoso.test. " + SERVER);
    assertThat(answer().getSection(Section.ANSWER)).hasSize(1);
  }

  @AfterEach
  void stop() throws InterruptedException {
    programs.close();
  }

  @Test
  void isNoProofWhileTheZoneIsDown() throws Exception {
    server.destroyForcibly().waitFor();
    awaitStale();

    DnsFinding finding = programs.lookUp(RESOLVER, HOST, null);

    assertThat(finding.code()).isEqualTo("time-out");
    assertThat(finding.text())
        .contains("ns1.contoso.test")
        .contains("A resolver still has an old answer, past its time, which proves nothing.");
  }

  @Test
  void isNoProofWhileTheZoneRefuses() throws Exception {
    server.destroyForcibly().waitFor();
    programs.knot(SERVER, new RealZone("another.test.", "@ NS ns1", false));
    awaitStale();

    DnsFinding finding = programs.lookUp(RESOLVER, HOST, null);

    assertThat(finding.code()).isEqualTo("refused");
    assertThat(finding.text()).contains("an old answer, past its time, which proves nothing");
  }

  @Test
  void isNoProofWhereOnlyTheResolverCanBeAsked() throws Exception {
    server.destroyForcibly().waitFor();
    awaitStale();

    DnsFinding finding = programs.lookUpThroughResolver(RESOLVER, HOST);

    assertThat(finding.code()).isEqualTo("stale-answer");
    assertThat(finding.text()).contains("has only an old answer, past its time");
  }

  /** The record lives for one second. */
  private void awaitStale() {
    await()
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                answer().getOPT() != null
                    && !answer()
                        .getOPT()
                        .getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR)
                        .isEmpty());
  }

  private Message answer() throws IOException {
    return programs.ask(RESOLVER, HOST + ".", Type.TXT);
  }
}
