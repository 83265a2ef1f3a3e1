package io.github.workaccount.enrollment.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate authority of the tests, which the JVM does not know. */
final class TestAuthority {

  static final String PASSWORD = "changeit";

  private final Path folder;
  private final Path keys;

  /**
   * A new one.
   *
   * @param folder where it keeps its files
   */
  TestAuthority(Path folder) throws Exception {
    this.folder = folder;
    this.keys = folder.resolve("authority.p12");
    keytool(keys, "-genkeypair -alias authority -dname CN=authority -keyalg RSA -ext bc:c");
    keytool(keys, "-exportcert -rfc -alias authority -file " + certificate());
  }

  /** Its certificate, a PEM file. */
  Path certificate() {
    return folder.resolve("authority.pem");
  }

  /**
   * Signs a server's certificate.
   *
   * @param names the server's names; the first one also names its files
   * @return a PKCS #12 file with the server's key and chain, under {@link #PASSWORD}
   */
  Path serverNamed(String... names) throws Exception {
    String name = names[0];
    Path server = folder.resolve(name + ".p12");
    Path request = folder.resolve(name + ".csr");
    Path signed = folder.resolve(name + ".pem");
    keytool(server, "-genkeypair -alias server -keyalg RSA -dname CN=" + name);
    keytool(server, "-certreq -alias server -file " + request);
    keytool(
        keys,
        "-gencert -rfc -alias authority -infile %s -outfile %s -ext san=dns:%s"
            .formatted(request, signed, String.join(",dns:", names)));
    keytool(server, "-importcert -noprompt -alias authority -file " + certificate());
    keytool(server, "-importcert -noprompt -alias server -file " + signed);
    // Left in, it could be served in the server's place.
    keytool(server, "-delete -alias authority");
    return server;
  }

  private static void keytool(Path store, String arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(
        List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as(arguments).isZero();
  }
}
