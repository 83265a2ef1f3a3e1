package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.dns.RealPrograms.RealZone;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.testing.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Unbound as resolvers inside of companies are: they know the inner zones, not all above them. */
@Timeout(60)
class UnseenParentsRealDnsIT {

  private static final String RESOLVER = "127.0.0.1";
  private static final String SERVER = "127.0.0.2";
  private static final String REGISTRY = "127.0.0.10";
  private static final String HOST = "contoso.test";

  @TempDir private Path directory;
  private RealPrograms programs;

  @BeforeEach
  void start() throws IOException {
    RealPrograms.require();
    programs = new RealPrograms(directory, FreePorts.at(RESOLVER, SERVER, REGISTRY));
    programs.knot(SERVER, new RealZone("contoso.test.", "@ NS ns1\nns1 A 127.0.0.2", false));
  }

  @AfterEach
  void stop() throws InterruptedException {
    programs.close();
  }

  @Test
  void asksTheZonesServersBehindAResolverThatRefusesTheTopLevel() throws IOException {
    programs.unboundWith(
        List.of("local-zone: \"test.\" refuse", "local-zone: \"contoso.test.\" transparent"),
        RESOLVER,
        "contoso.test. " + SERVER);

    DnsFinding finding = afterItsAbsenceWasCached();

    assertThat(finding.code()).isEqualTo("proved");
    assertThat(finding.text())
        .contains("The delegation of contoso.test could not be read, because the resolver names no")
        .contains("Microsoft may see another");
  }

  @Test
  void asksTheZonesServersWhereThoseOfTheTopLevelKeepSilent() throws Exception {
    Process registry =
        programs.knot(REGISTRY, new RealZone("test.", "@ NS ns.nic\nns.nic A 127.0.0.10", false));
    programs.unbound(RESOLVER, "test. " + REGISTRY, "contoso.test. " + SERVER);
    programs.ask(RESOLVER, "test.", Type.NS);
    programs.ask(RESOLVER, "ns.nic.test.", Type.A);
    RealPrograms.signal(registry, "STOP");

    DnsFinding finding = afterItsAbsenceWasCached();

    assertThat(finding.code()).isEqualTo("proved");
    assertThat(finding.servers()).hasSize(1).allMatch(server -> server.startsWith(SERVER + ":"));
    assertThat(finding.text())
        .contains("the servers of test cannot be reached from here")
        .contains("So the servers count that the domain itself names");
  }

  private DnsFinding afterItsAbsenceWasCached() throws IOException {
    assertThat(programs.ask(RESOLVER, HOST + ".", Type.TXT).getSection(Section.ANSWER)).isEmpty();
    programs.publish(SERVER, HOST + ".", FakeNet.VALUE);
    return programs.lookUp(RESOLVER, HOST, null);
  }
}
