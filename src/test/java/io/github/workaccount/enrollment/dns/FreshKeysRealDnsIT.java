package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.dns.RealPrograms.RealZone;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.testing.FreePorts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Master;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * Signatures of Knot's zones below registries that Knot signs, with an Unbound in between that
 * validates and remembers what was so a moment ago.
 */
@Timeout(60)
class FreshKeysRealDnsIT {

  private static final String RESOLVER = "127.0.0.1";
  private static final String FIRST = "127.0.0.2";
  private static final String SECOND = "127.0.0.3";
  private static final String REGISTRY = "127.0.0.10";
  private static final String HASHED = "127.0.0.11";
  private static final String VALUE = FakeNet.VALUE;

  @TempDir private static Path directory;
  private static RealPrograms programs;
  private static Process registry;
  private static String anchors;

  @BeforeAll
  static void start() throws IOException {
    RealPrograms.require();
    int port = FreePorts.at(RESOLVER, FIRST, SECOND, REGISTRY, HASHED);
    programs = new RealPrograms(directory, port);
    programs.knot(
        FIRST,
        zone("newcomer.test."),
        zone("newcomer.example."),
        zone("moved.test."),
        zone("stays.test.", SECOND),
        zone("wrong.test."),
        zone("deep.test.").signedBy("iterations"));
    programs.knot(
        SECOND,
        zone("moved.test."),
        zone("stays.test.", SECOND),
        zone("plain.test.", SECOND).unsigned(),
        zone("child.deep.test.", SECOND).unsigned());
    registry = programs.knot(REGISTRY, new RealZone("test.", delegations(), true));
    programs.knot(
        HASHED,
        new RealZone("example.", "@ NS ns.nic\nns.nic A 127.0.0.11", true).signedBy("nsec3"));
    anchors =
        programs.delegationSigner(REGISTRY, "test.")
            + programs.delegationSigner(HASHED, "example.");
    Path file = Files.writeString(directory.resolve("anchors.ds"), anchors);
    programs.unboundWith(
        List.of("trust-anchor-file: \"%s\"".formatted(file), "local-zone: \"example.\" nodefault"),
        RESOLVER,
        "test. " + REGISTRY,
        "example. " + HASHED,
        "newcomer.test. " + FIRST,
        "newcomer.example. " + FIRST,
        "moved.test. " + FIRST,
        "stays.test. " + FIRST,
        "wrong.test. " + FIRST,
        "deep.test. " + FIRST,
        "plain.test. " + SECOND);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (programs != null) {
      programs.close();
    }
  }

  @Test
  void takesANewDelegationOfWhichTheResolverKnowsTheGap() throws IOException {
    // The NSEC record that denies this name covers the newcomer's too.
    programs.ask(RESOLVER, "neighbor.test.", Type.TXT);
    assertThat(programs.ask(RESOLVER, "newcomer.test.", Type.DS).getRcode())
        .isEqualTo(Rcode.NXDOMAIN);
    delegate(REGISTRY, "test.", "newcomer.test.", FIRST);

    assertSecure(lookUp("newcomer.test"));
  }

  @Test
  void takesANewDelegationBelowHashedDenialsThatWasAskedForBefore() throws IOException {
    programs.ask(RESOLVER, "newcomer.example.", Type.DS);
    delegate(HASHED, "example.", "newcomer.example.", FIRST);

    assertSecure(lookUp("newcomer.example"));
  }

  @Test
  void takesADomainThatMovedToNewKeys() throws IOException {
    assertSecure(lookUp("moved.test"));
    programs.update(
        REGISTRY,
        "test.",
        update -> {
          update.delete(name("moved.test."));
          update.delete(name("ns1.moved.test."));
        });
    delegate(REGISTRY, "test.", "moved.test.", SECOND);

    assertSecure(lookUp("moved.test"));
  }

  /** Its servers have new keys, and its registry keeps silent, so that nobody tells the new DS. */
  @Test
  void saysNotCheckedWhereTheNewKeysCannotBeRead() throws Exception {
    assertSecure(lookUp("stays.test"));
    RealPrograms.signal(registry, "STOP");
    try {
      DnsFinding finding = lookUp("stays.test");

      assertThat(finding.code()).isEqualTo("proved");
      assertThat(finding.servers()).singleElement().asString().startsWith(SECOND);
      assertThat(finding.text())
          .contains("The delegation of stays.test could not be read")
          .contains("DNSSEC: not checked, because the keys that the resolver knows do not fit");
    } finally {
      RealPrograms.signal(registry, "CONT");
    }
  }

  @Test
  void takesNoProofWhoseKeysAreNotTheParents() throws IOException {
    assertThat(lookUp("wrong.test").code()).isEqualTo("dnssec-bogus");
  }

  /** Unbound and BIND take such denials for none, and what they deny for unsigned. */
  @Test
  void takesAProofOfAZoneWithMoreHashIterationsThanValidatorsFollow() throws IOException {
    for (String host : List.of("deep.test", "a.b.deep.test", "many.wild.deep.test")) {
      DnsFinding finding = lookUp(host);

      assertThat(finding.code()).as(host).isEqualTo("proved");
    }
  }

  @Test
  void checksEachLinkOfAChainOnItsOwn() throws IOException {
    assertSecure(lookUp("secure.deep.test"));
    assertThat(lookUp("plain.deep.test").text()).contains("DNSSEC: insecure");
    assertThat(lookUp("child.deep.test").text()).contains("DNSSEC: insecure");
    assertThat(lookUp("wrong.deep.test").code()).isEqualTo("dnssec-bogus");
  }

  private static void assertSecure(DnsFinding finding) {
    assertThat(finding.code()).isEqualTo("proved");
    assertThat(finding.text()).contains("DNSSEC: secure");
  }

  private static DnsFinding lookUp(String host) throws IOException {
    return programs.lookUp(RESOLVER, host, anchors);
  }

  private static RealZone zone(String name) {
    return zone(name, FIRST);
  }

  private static RealZone zone(String name, String server) {
    return new RealZone(
        name,
        """
        @ NS ns1
        ns1 A %2$s
        @ TXT %1$s
        a.b TXT %1$s
        *.wild TXT %1$s
        secure CNAME stays.test.
        plain CNAME plain.test.
        wrong CNAME wrong.test.
        child NS ns1.child
        ns1.child A 127.0.0.3
        """
            .formatted(VALUE, server),
        true);
  }

  /** All but the newcomers, with the digest of another key for one. */
  private static String delegations() throws IOException {
    StringBuilder lines = new StringBuilder("@ NS ns.nic\nns.nic A 127.0.0.10\n");
    for (String domain : List.of("moved", "stays", "deep", "wrong")) {
      lines.append("%1$s NS ns1.%1$s\nns1.%1$s A 127.0.0.2\n".formatted(domain));
      String signer = programs.delegationSigner(FIRST, domain + ".test.").strip();
      lines.append(domain.equals("wrong") ? otherDigest(signer) : signer).append('\n');
    }
    return lines.append("plain NS ns1.plain\nns1.plain A 127.0.0.3\n").toString();
  }

  private static String otherDigest(String signer) {
    return signer.replaceAll("(?m).$", signer.endsWith("0") ? "1" : "0");
  }

  private static void delegate(String registry, String zone, String domain, String server)
      throws IOException {
    Name name = name(domain);
    Name host = Name.fromString("ns1", name);
    Record glue = Record.fromString(host, Type.A, DClass.IN, 300, server, Name.root);
    String signers = programs.delegationSigner(server, domain);
    List<Record> records;
    try (Master master =
        new Master(
            new ByteArrayInputStream(signers.getBytes(StandardCharsets.US_ASCII)),
            Name.root,
            300)) {
      records = List.of(master.nextRecord());
    }
    programs.update(
        registry,
        zone,
        update -> {
          update.add(new NSRecord(name, DClass.IN, 300, host));
          update.add(glue);
          records.forEach(update::add);
        });
  }

  private static Name name(String text) {
    return Name.fromConstantString(text);
  }
}
