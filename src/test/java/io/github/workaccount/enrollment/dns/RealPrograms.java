package io.github.workaccount.enrollment.dns;

import static org.awaitility.Awaitility.await;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.testing.Required;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** Runs Knot DNS, NSD, BIND and Unbound as programs on loopback addresses. */
final class RealPrograms implements AutoCloseable {

  private final Path directory;
  private final int port;
  private final List<Process> running = new ArrayList<>();

  RealPrograms(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** Skips the tests where a program is missing, except in CI, where it must be there. */
  static void require() {
    List<String> missing =
        Stream.of("knotd", "keymgr", "nsd", "named", "unbound")
            .filter(name -> find(name).isEmpty())
            .toList();
    String reason =
        "not installed: %s (Debian's packages knot, nsd, bind9 and unbound)".formatted(missing);
    Required.require(missing.isEmpty(), reason);
  }

  private static Optional<Path> find(String program) {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
    return Stream.of(path.split(":"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts an authoritative server.
   *
   * @param address where
   * @param zones its zones
   */
  Process knot(String address, RealZone... zones) throws IOException {
    Path home = directory.resolve("knot-" + address);
    Files.createDirectories(home.resolve("db"));
    StringBuilder text =
        new StringBuilder(
            """
            server:
              listen: %1$s@%2$d
              rundir: "%3$s"
              udp-workers: 1
              tcp-workers: 1
              background-workers: 1
            database:
              storage: "%3$s/db"
            log:
              - target: stderr
                any: error
            acl:
              - id: update
                address: 127.0.0.0/8
                action: update
            policy:
              - id: nsec
                algorithm: ecdsap256sha256
              - id: nsec3
                algorithm: ecdsap256sha256
                nsec3: on
                nsec3-iterations: 0
              - id: iterations
                algorithm: ecdsap256sha256
                nsec3: on
                nsec3-iterations: 500
            zone:
            """
                .formatted(address, port, home));
    for (RealZone zone : zones) {
      text.append(zone.configuration(home));
      zone.write(home);
    }
    Path configuration = Files.writeString(home.resolve("knot.conf"), text);
    Process server = start(home, "knotd", "-c", configuration.toString());
    awaitAnswer(address, zones[0].name());
    return server;
  }

  /**
   * Starts an authoritative server that adds to an alias what it has at the alias' target, in any
   * zone.
   *
   * @param address where
   * @param zones its zones, unsigned
   */
  Process nsd(String address, RealZone... zones) throws IOException {
    Path home = Files.createDirectories(directory.resolve("nsd-" + address));
    StringBuilder text =
        new StringBuilder(
            """
            server:
              ip-address: %1$s@%2$d
              username: ""
              database: ""
              pidfile: ""
              zonesdir: "%3$s"
              zonelistfile: "%3$s/zone.list"
              xfrdfile: "%3$s/xfrd.state"
              xfrdir: "%3$s"
              server-count: 1
            remote-control:
              control-enable: no
            """
                .formatted(address, port, home));
    for (RealZone zone : zones) {
      zone.write(home);
      text.append("zone:\n  name: %s\n  zonefile: %s\n".formatted(zone.name(), zone.file()));
    }
    Path configuration = Files.writeString(home.resolve("nsd.conf"), text);
    Process server = start(home, "nsd", "-d", "-c", configuration.toString());
    awaitAnswer(address, zones[0].name());
    return server;
  }

  /**
   * Starts BIND at 127.0.0.1: it listens at no loopback address that the system has not set up.
   *
   * @param zones its zones, unsigned
   */
  Process bind(RealZone... zones) throws IOException {
    Path home = Files.createDirectories(directory.resolve("bind"));
    StringBuilder text =
        new StringBuilder(
            """
            options {
              directory "%s";
              listen-on port %d { 127.0.0.1; };
              listen-on-v6 { none; };
              recursion no;
              notify no;
              pid-file none;
              session-keyfile none;
            };
            controls { };
            """
                .formatted(home, port));
    for (RealZone zone : zones) {
      zone.write(home);
      text.append(
          "zone \"%s\" { type primary; file \"%s\"; };\n".formatted(zone.name(), zone.file()));
    }
    Path configuration = Files.writeString(home.resolve("named.conf"), text);
    Process server = start(home, "named", "-g", "-n", "1", "-c", configuration.toString());
    awaitAnswer("127.0.0.1", zones[0].name());
    return server;
  }

  /** The DS records of a zone that Knot signs at an address. */
  String delegationSigner(String address, String zone) throws IOException {
    Path configuration = directory.resolve("knot-" + address).resolve("knot.conf");
    Process keymgr =
        new ProcessBuilder(
                find("keymgr").orElseThrow().toString(), "-c", configuration.toString(), zone, "ds")
            .start();
    return new String(keymgr.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /**
   * Starts a caching resolver.
   *
   * @param address where
   * @param stubs lines {@code zone address…}: whom to ask for a zone
   */
  Process unbound(String address, String... stubs) throws IOException {
    return unboundWith(List.of(), address, stubs);
  }

  /**
   * Starts a caching resolver with settings of its own.
   *
   * @param settings lines of its {@code server} clause
   * @param address where
   * @param stubs lines {@code zone address…}: whom to ask for a zone
   */
  Process unboundWith(List<String> settings, String address, String... stubs) throws IOException {
    Path home = Files.createDirectories(directory.resolve("unbound-" + address));
    StringBuilder text =
        new StringBuilder(
            """
            server:
              interface: %s
              port: %d
              do-daemonize: no
              username: ""
              chroot: ""
              directory: "%s"
              pidfile: ""
              use-syslog: no
              do-not-query-localhost: no
              access-control: 127.0.0.0/8 allow
              local-zone: "test." nodefault
              num-threads: 1
              do-ip6: no
            """
                .formatted(address, port, home));
    settings.forEach(setting -> text.append("  %s\n".formatted(setting)));
    text.append("remote-control:\n  control-enable: no\n");
    for (String stub : stubs) {
      String[] parts = stub.split(" ");
      text.append("stub-zone:\n  name: \"%s\"\n".formatted(parts[0]));
      for (int i = 1; i < parts.length; i++) {
        text.append("  stub-addr: %s@%d\n".formatted(parts[i], port));
      }
    }
    Path configuration = Files.writeString(home.resolve("unbound.conf"), text);
    Process server = start(home, "unbound", "-c", configuration.toString());
    awaitAnswer(address, stubs[0].split(" ")[0]);
    return server;
  }

  /** Adds a TXT record by a dynamic update (RFC 2136). */
  void publish(String address, String zone, String text) throws IOException {
    Name name = Name.fromString(zone);
    update(address, zone, update -> update.add(new TXTRecord(name, DClass.IN, 300, text)));
  }

  /** Changes a zone by a dynamic update (RFC 2136). */
  void update(String address, String zone, Consumer<Update> change) throws IOException {
    Update update = new Update(Name.fromString(zone));
    change.accept(update);
    Message answer = client(address).send(update);
    if (answer.getRcode() != Rcode.NOERROR) {
      throw new IOException("update refused: " + Rcode.string(answer.getRcode()));
    }
  }

  /** What a server answers over UDP alone, to a client without EDNS. */
  Message askOverUdp(String address, String name, int type) throws IOException {
    Record question = Record.newRecord(Name.fromString(name), type, DClass.IN);
    SimpleResolver client = client(address);
    client.setEDNS(-1, 0, 0, List.of());
    client.setIgnoreTruncation(true);
    return client.send(Message.newQuery(question));
  }

  /** What a server answers. */
  Message ask(String address, String name, int type) throws IOException {
    Record question = Record.newRecord(Name.fromString(name), type, DClass.IN);
    SimpleResolver client = client(address);
    client.setEDNS(0, 0, ExtendedFlags.DO, List.of());
    return client.send(Message.newQuery(question));
  }

  /**
   * What the product finds at a host, as another cloud than the sandbox sees it.
   *
   * @param resolver the address of the resolver that it asks
   * @param anchors the DS records that it trusts; null for those of the root
   */
  DnsFinding lookUp(String resolver, String host, String anchors) throws IOException {
    return lookUp(resolver, host, anchors, true);
  }

  /** The same where the zone's own servers are not to be asked. */
  DnsFinding lookUpThroughResolver(String resolver, String host) throws IOException {
    return lookUp(resolver, host, null, false);
  }

  private DnsFinding lookUp(String resolver, String host, String anchors, boolean authoritative)
      throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("resolvers", "%s:%d".formatted(resolver, port));
    settings.put("authoritative", Boolean.toString(authoritative));
    if (anchors != null) {
      Path file = Files.createTempFile(directory, "anchors", ".ds");
      settings.put("trust-anchors", Files.writeString(file, anchors).toString());
    }
    DnsLookUp lookUp =
        new DnsLookUp(
            DnsSettings.with(settings), Cloud.GLOBAL, Clock.systemUTC(), TestAddresses.TEXT);
    try {
      return lookUp.lookUp(new VerificationRecord(host, "TXT", FakeNet.VALUE, 3600));
    } finally {
      lookUp.destroy();
    }
  }

  /** Sends a signal such as {@code STOP} to a program of this test. */
  static void signal(Process program, String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(program.pid())).start().waitFor();
  }

  private SimpleResolver client(String address) {
    SimpleResolver client = new SimpleResolver(new InetSocketAddress(address, port));
    client.setTimeout(Duration.ofSeconds(1));
    return client;
  }

  private Process start(Path home, String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(find(program).orElseThrow().toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve(program + ".log").toFile())
            .start();
    running.add(process);
    return process;
  }

  private void awaitAnswer(String address, String zone) {
    await()
        .ignoreExceptions()
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              Message answer = ask(address, zone, Type.SOA);
              return answer.getRcode() == Rcode.NOERROR
                  && !answer.getSection(Section.ANSWER).isEmpty();
            });
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : running) {
      // One that was stopped by a signal takes no polite request.
      process.destroyForcibly();
      process.waitFor(5, TimeUnit.SECONDS);
    }
  }

  /**
   * A zone of a server.
   *
   * @param name its name, absolute
   * @param lines of the zone file, without the SOA record; null for a zone whose file is missing
   * @param signed whether the server signs it
   * @param policy how it does so, of {@code knot()}
   */
  record RealZone(String name, String lines, boolean signed, String policy) {

    RealZone(String name, String lines, boolean signed) {
      this(name, lines, signed, "nsec");
    }

    private String file() {
      return name + "zone";
    }

    RealZone unsigned() {
      return new RealZone(name, lines, false);
    }

    /** The same, signed by Knot with this policy. */
    RealZone signedBy(String policy) {
      return new RealZone(name, lines, true, policy);
    }

    private String configuration(Path home) {
      return """
        - domain: %s
          storage: "%s"
          file: "%s"
          acl: update
          zonefile-sync: -1
          dnssec-signing: %s
          dnssec-policy: %s
      """
          .formatted(name, home, file(), signed ? "on" : "off", policy);
    }

    private void write(Path home) throws IOException {
      if (lines != null) {
        String soa = "$TTL 3600\n@ SOA ns.invalid. admin.invalid. 1 3600 600 86400 3600\n";
        Files.writeString(home.resolve(file()), "$ORIGIN " + name + "\n" + soa + lines + "\n");
      }
    }
  }
}
