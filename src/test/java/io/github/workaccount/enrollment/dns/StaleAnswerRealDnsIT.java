package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.workaccount.enrollment.dns.RealPrograms.RealZone;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.testing.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** An Unbound that serves what has expired, while the zone's Knot refuses or is down. */
@Timeout(60)
class StaleAnswerRealDnsIT {

  private static final String RESOLVER = "127.0.0.1";
  private static final String DOWN = "127.0.0.2";
  private static final String REFUSING = "127.0.0.3";
  private static final String REGISTRY = "127.0.0.10";

  @TempDir private static Path directory;
  private static RealPrograms programs;

  /** The records live for one second, and their servers not much longer. */
  @BeforeAll
  static void start() throws IOException, InterruptedException {
    RealPrograms.require();
    programs = new RealPrograms(directory, FreePorts.at(RESOLVER, DOWN, REFUSING, REGISTRY));
    programs.knot(
        REGISTRY,
        new RealZone(
            "test.",
            """
            @ NS ns.nic
            ns.nic A 127.0.0.10
            down NS ns1.down
            ns1.down A 127.0.0.2
            refusing NS ns1.refusing
            ns1.refusing A 127.0.0.3
            """,
            false));
    Process down = programs.knot(DOWN, zone("down.test.", DOWN));
    Process refusing = programs.knot(REFUSING, zone("refusing.test.", REFUSING));
    programs.unboundWith(
        List.of("serve-expired: yes", "ede: yes", "ede-serve-expired: yes"),
        RESOLVER,
        "test. " + REGISTRY,
        "down.test. " + DOWN,
        "refusing.test. " + REFUSING);
    assertThat(answer("down.test.").getSection(Section.ANSWER)).hasSize(1);
    assertThat(answer("refusing.test.").getSection(Section.ANSWER)).hasSize(1);
    down.destroyForcibly().waitFor();
    refusing.destroyForcibly().waitFor();
    programs.knot(REFUSING, zone("another.test.", REFUSING));
    awaitStale("down.test.");
    awaitStale("refusing.test.");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (programs != null) {
      programs.close();
    }
  }

  @Test
  void isNoProofWhileTheZoneIsDown() throws IOException {
    DnsFinding finding = programs.lookUp(RESOLVER, "down.test", null);

    assertThat(finding.code()).isEqualTo("time-out");
    assertThat(finding.text())
        .contains("ns1.down.test")
        .contains("A resolver still has an old answer, past its time, which proves nothing.");
  }

  @Test
  void isNoProofWhileTheZoneRefuses() throws IOException {
    DnsFinding finding = programs.lookUp(RESOLVER, "refusing.test", null);

    assertThat(finding.code()).isEqualTo("refused");
    assertThat(finding.text()).contains("an old answer, past its time, which proves nothing");
  }

  @Test
  void isNoProofWhereOnlyTheResolverCanBeAsked() throws IOException {
    DnsFinding finding = programs.lookUpThroughResolver(RESOLVER, "down.test");

    assertThat(finding.code()).isEqualTo("stale-answer");
    assertThat(finding.text()).contains("has only an old answer, past its time");
  }

  private static RealZone zone(String name, String server) {
    String lines = "@ NS ns1\nns1 A %s\n@ 1 TXT %s".formatted(server, FakeNet.VALUE);
    return new RealZone(name, lines, false);
  }

  private static void awaitStale(String host) {
    await()
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              OPTRecord options = answer(host).getOPT();
              return options != null
                  && !options.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR).isEmpty();
            });
  }

  private static Message answer(String host) throws IOException {
    return programs.ask(RESOLVER, host, Type.TXT);
  }
}
