package io.github.workaccount.enrollment.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class CheckCommandTest {

  private static final String[] GLOBAL = {
    "--enrollment.microsoft.cloud=global",
    "--enrollment.microsoft.tenant-id=11111111-1111-4111-8111-111111111111",
    "--enrollment.microsoft.client-id=app",
    "--enrollment.microsoft.login-url=http://localhost:1/login",
    "--enrollment.microsoft.graph-url=http://localhost:1/graph/v1.0"
  };

  @TempDir private Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  /** The command silences the log of its whole process, which here goes on with other tests. */
  @AfterAll
  static void logAgain() {
    System.clearProperty(LoggingSystemProperty.CONSOLE_THRESHOLD.getEnvironmentVariableName());
    LoggingSystem logging = LoggingSystem.get(CheckCommandTest.class.getClassLoader());
    logging.cleanUp();
    logging.beforeInitialize();
    logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
  }

  @Test
  void leavesEverythingElseToTheProduct() {
    assertThat(run("--server.port=0", "--enrollment.four-eyes=required")).isEmpty();
  }

  @Test
  void theSandboxIsReadyAndStartsNothing(CapturedOutput log) throws Exception {
    Path data = folder.resolve("sandbox");

    assertThat(run("--check", "--json", "--enrollment.sandbox.directory=" + data)).hasValue(0);

    assertThat(json().get("ready").asBoolean()).isTrue();
    assertThat(json().at("/checks/0/text").asText()).contains("simulated");
    assertThat(Files.exists(data)).isFalse();
    assertThat(log.getAll()).isEmpty();
  }

  @Test
  void saysWhatIsMissingWithoutAStackTrace(CapturedOutput log) {
    assertThat(run("--check", "--enrollment.microsoft.cloud=global")).hasValue(1);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("failed", "enrollment.microsoft.tenant-id is not set")
        .doesNotContain("\tat ");
    assertThat(log.getAll()).isEmpty();
  }

  @Test
  void namesASettingThatCannotBeReadAndWhatItMayBe() throws Exception {
    assertThat(run("--check", "--json", "--enrollment.microsoft.cloud=globl")).hasValue(1);

    assertThat(json().at("/checks/0/text").asText()).startsWith("enrollment.microsoft.cloud ");
    assertThat(json().at("/checks/0/advice").asText()).contains("us-gov");
  }

  @Test
  void saysWhatIsWrongWithTheAddressByWhichPeopleReachTheProduct() throws Exception {
    assertThat(run("--check", "--json", "--enrollment.public-url=enroll.example.com")).hasValue(1);

    assertThat(json().at("/checks/1/id").asText()).isEqualTo("redirect");
    assertThat(json().at("/checks/1/text").asText())
        .startsWith("enrollment.public-url is \"enroll.example.com\"");
    assertThat(json().at("/checks/1/advice").asText()).contains("https");
  }

  @Test
  void saysThatTwoCredentialsAreOneTooMany() throws Exception {
    assertThat(
            run(
                GLOBAL,
                "--check",
                "--json",
                "--enrollment.microsoft.client-secret=s",
                "--enrollment.microsoft.client-certificate=a.pem"))
        .hasValue(1);

    assertThat(json().at("/checks/0/text").asText()).startsWith("More than one credential is set");
  }

  @Test
  void saysWhichCertificateCannotBeRead() throws Exception {
    Path file = Files.writeString(folder.resolve("half.pem"), "nothing");

    assertThat(
            run(GLOBAL, "--check", "--json", "--enrollment.microsoft.client-certificate=" + file))
        .hasValue(1);

    assertThat(json().at("/checks/0/text").asText()).contains("half.pem", "cannot be used");
  }

  @Test
  void tellsWhatCannotBeReached() throws Exception {
    assertThat(run(GLOBAL, "--check", "--json", "--enrollment.microsoft.client-secret=hush"))
        .hasValue(1);

    assertThat(json().findValuesAsText("id")).contains("login", "graph", "token.reader");
    assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("hush");
  }

  private JsonNode json() throws Exception {
    return new ObjectMapper().readTree(printed.toByteArray());
  }

  private OptionalInt run(String[] some, String... more) {
    return run(Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new));
  }

  private OptionalInt run(String... args) {
    return CommandLine.run(new PrintStream(printed, true, StandardCharsets.UTF_8), args);
  }
}
