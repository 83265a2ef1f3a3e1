package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.dns.RealPrograms.RealZone;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.testing.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Aliases at real servers: NSD adds what it has at the target, in whatever zone, BIND and Knot do
 * not; only the servers of the target's own zone count.
 */
@Timeout(60)
class AliasRealDnsIT {

  private static final String BIND = "127.0.0.1";
  private static final String NSD = "127.0.0.2";
  private static final String KNOT = "127.0.0.3";
  private static final String TARGET = "127.0.0.4";
  private static final String RESOLVER = "127.0.0.5";
  private static final String REGISTRY = "127.0.0.10";
  private static final String VALUE = FakeNet.VALUE;
  private static final String ALIASES =
      """
      @ NS ns1
      ns1 A 127.0.0.2
      right CNAME right.fabrikam.test.
      copied CNAME copied.fabrikam.test.
      login CNAME right.shop
      store CNAME copied.shop
      shop NS ns.fabrikam.test.
      """;
  private static final String COPY = "@ NS ns.fabrikam.test.\nns A 127.0.0.4\ncopied TXT " + VALUE;
  private static final String REAL =
      "@ NS ns.fabrikam.test.\nns A 127.0.0.4\nright TXT %1$s\ncopied TXT \"v=spf1 -all\"\nlone TXT %1$s\n"
          .formatted(VALUE);

  @TempDir private static Path directory;
  private static RealPrograms programs;

  @BeforeAll
  static void start() throws IOException {
    RealPrograms.require();
    int port = FreePorts.at(BIND, NSD, KNOT, TARGET, RESOLVER, REGISTRY);
    programs = new RealPrograms(directory, port);
    programs.knot(
        REGISTRY,
        new RealZone(
            "test.",
            """
            @ NS ns.nic
            ns.nic A 127.0.0.10
            contoso NS ns1.contoso
            contoso NS ns2.contoso
            ns1.contoso A 127.0.0.2
            ns2.contoso A 127.0.0.3
            adatum NS ns1.adatum
            adatum NS ns2.adatum
            ns1.adatum A 127.0.0.2
            ns2.adatum A 127.0.0.1
            alone NS ns1.alone
            ns1.alone A 127.0.0.2
            fabrikam NS ns.fabrikam
            ns.fabrikam A 127.0.0.4
            """,
            false));
    RealZone contoso = new RealZone("contoso.test.", ALIASES + "@ NS ns2\nns2 A 127.0.0.3", false);
    RealZone adatum = new RealZone("adatum.test.", ALIASES + "@ NS ns2\nns2 A 127.0.0.1", false);
    programs.nsd(
        NSD,
        contoso,
        adatum,
        new RealZone("alone.test.", ALIASES, false),
        new RealZone("fabrikam.test.", COPY, false),
        new RealZone("shop.contoso.test.", COPY, false),
        new RealZone("shop.adatum.test.", COPY, false));
    programs.knot(KNOT, contoso);
    programs.bind(adatum);
    programs.knot(
        TARGET,
        new RealZone("fabrikam.test.", REAL, true),
        new RealZone("shop.contoso.test.", REAL, false),
        new RealZone("shop.adatum.test.", REAL, false));
    programs.unbound(RESOLVER, "test. " + REGISTRY, "fabrikam.test. " + TARGET);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (programs != null) {
      programs.close();
    }
  }

  @Test
  void nsdAnswersForATargetInAZoneThatIsDelegatedElsewhere() throws IOException {
    Message added = programs.ask(NSD, "copied.alone.test.", Type.TXT);

    assertThat(added.getSection(Section.ANSWER)).hasSize(2);
    assertThat(added.getSection(Section.ANSWER).get(1).rdataToString()).contains(VALUE);
  }

  @ParameterizedTest
  @CsvSource({"copied.alone.test", "copied.contoso.test", "copied.adatum.test"})
  void believesNoForeignCopyOfTheTargetsZone(String host) throws IOException {
    DnsFinding finding = lookUp(host);

    assertThat(finding.code()).isEqualTo("alias");
    assertThat(finding.found()).containsExactly("v=spf1 -all");
  }

  @ParameterizedTest
  @CsvSource({"right.alone.test", "right.contoso.test", "right.adatum.test"})
  void provesWhatTheTargetsOwnServersSayWhoeverServesTheAlias(String host) throws IOException {
    DnsFinding finding = lookUp(host);

    assertThat(finding.code()).isEqualTo("proved");
    assertThat(finding.text()).contains("The host is an alias of right.fabrikam.test.");
    assertThat(finding.servers()).singleElement().asString().startsWith(TARGET);
  }

  @ParameterizedTest
  @CsvSource({
    "login.contoso.test,proved",
    "login.adatum.test,proved",
    "store.contoso.test,alias",
    "store.adatum.test,alias"
  })
  void followsAnAliasIntoADelegatedPartOfItsOwnZone(String host, String code) throws IOException {
    assertThat(lookUp(host).code()).isEqualTo(code);
  }

  @Test
  void checksTheSignaturesOfATargetWhoseAliasIsUnsigned() throws IOException {
    String signer = programs.delegationSigner(TARGET, "fabrikam.test.").strip();
    String other = signer.replaceAll("(?m).$", signer.endsWith("0") ? "1" : "0");

    DnsFinding signed = programs.lookUp(RESOLVER, "right.contoso.test", signer);
    DnsFinding forged = programs.lookUp(RESOLVER, "right.contoso.test", other);

    assertThat(signed.code()).isEqualTo("proved");
    // Of two links, the alias is not signed.
    assertThat(signed.text()).contains("DNSSEC: insecure");
    assertThat(forged.code()).isEqualTo("dnssec-bogus");
  }

  private static DnsFinding lookUp(String host) throws IOException {
    return programs.lookUp(RESOLVER, host, null);
  }
}
