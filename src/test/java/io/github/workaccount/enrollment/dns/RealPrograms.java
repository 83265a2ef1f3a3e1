package io.github.workaccount.enrollment.dns;

import static org.awaitility.Awaitility.await;

import io.github.workaccount.enrollment.testing.Required;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** Runs Knot DNS and Unbound as programs on loopback addresses. */
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
        Stream.of("knotd", "keymgr", "unbound").filter(name -> find(name).isEmpty()).toList();
    String reason = "not installed: %s (Debian's packages knot and unbound)".formatted(missing);
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
    Path home = Files.createDirectories(directory.resolve("unbound"));
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
            remote-control:
              control-enable: no
            """
                .formatted(address, port, home));
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
    Update update = new Update(name);
    update.add(new TXTRecord(name, DClass.IN, 300, text));
    Message answer = client(address).send(update);
    if (answer.getRcode() != Rcode.NOERROR) {
      throw new IOException("update refused: " + Rcode.string(answer.getRcode()));
    }
  }

  /** What a server answers. */
  Message ask(String address, String name, int type) throws IOException {
    Record question = Record.newRecord(Name.fromString(name), type, DClass.IN);
    return client(address).send(Message.newQuery(question));
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
   */
  record RealZone(String name, String lines, boolean signed) {

    private String file() {
      return name + "zone";
    }

    private String configuration(Path home) {
      return """
        - domain: %s
          storage: "%s"
          file: "%s"
          acl: update
          zonefile-sync: -1
          dnssec-signing: %s
      """
          .formatted(name, home, file(), signed ? "on" : "off");
    }

    private void write(Path home) throws IOException {
      if (lines != null) {
        String soa = "$TTL 3600\n@ SOA ns.invalid. admin.invalid. 1 3600 600 86400 3600\n";
        Files.writeString(home.resolve(file()), "$ORIGIN " + name + "\n" + soa + lines + "\n");
      }
    }
  }
}
