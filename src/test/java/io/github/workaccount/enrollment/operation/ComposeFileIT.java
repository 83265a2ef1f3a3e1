package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.Required;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * Holds docker-compose.yml to what is promised of it, with Compose's own parser where there is one.
 */
class ComposeFileIT {

  private static final Path FILE = Path.of("docker-compose.yml").toAbsolutePath();
  private static final Path SETTINGS = Path.of("docs/env.example").toAbsolutePath();
  private static final Pattern ENVIRONMENT_NAME = Pattern.compile("(?m)^#?([A-Z][A-Z0-9_]+)=");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Z0-9_]+)");

  @TempDir Path folder;

  @Test
  void composeItselfAcceptsTheFile() throws IOException {
    Answer answer = compose("POSTGRES_PASSWORD=only-for-this-test\n");

    assertThat(answer.status()).as(answer.text()).isZero();
    Map<String, Object> parsed = new Yaml().load(answer.text());
    assertThat(at(parsed, "services")).containsOnlyKeys("product", "database");
  }

  @Test
  void withoutAPasswordComposeSaysWhatToDo() throws IOException {
    Answer answer = compose("");

    assertThat(answer.status()).isNotZero();
    assertThat(answer.text())
        .contains("POSTGRES_PASSWORD is not set. Choose a password and keep it in the file .env");
  }

  @Test
  void settingsReachTheProductOnlyWhenTheyAreSet() throws IOException {
    Answer answer =
        compose("POSTGRES_PASSWORD=only-for-this-test\nENROLLMENT_MICROSOFT_CLIENT_ID=abc\n");

    Map<String, Object> parsed = new Yaml().load(answer.text());
    assertThat(at(parsed, "services", "product", "environment"))
        .containsEntry("ENROLLMENT_MICROSOFT_CLIENT_ID", "abc")
        .containsEntry("ENROLLMENT_MICROSOFT_CLOUD", "sandbox")
        .satisfies(e -> assertThat(e.get("ENROLLMENT_MICROSOFT_TENANT_ID")).isNull());
  }

  @Test
  void onlyTheProductsPortIsPublishedAndOnlyOnLoopback() throws IOException {
    assertThat(at(file(), "services", "product").get("ports"))
        .isEqualTo(List.of("127.0.0.1:${ENROLLMENT_PORT:-8080}:8080"));
    assertThat(at(file(), "services", "database")).doesNotContainKeys("ports", "network_mode");
  }

  @Test
  void bothAreWatchedRestartedAndLimited() throws IOException {
    for (String service : List.of("product", "database")) {
      Map<String, Object> described = at(file(), "services", service);
      assertThat(described)
          .containsEntry("restart", "unless-stopped")
          .containsKeys("healthcheck", "volumes");
      assertThat(at(described, "deploy", "resources", "limits")).containsKeys("cpus", "memory");
    }
    assertThat(at(file(), "services", "product", "depends_on", "database"))
        .containsEntry("condition", "service_healthy");
  }

  @Test
  void theProductWritesNowhereButToItsVolumeAndTmp() throws IOException {
    assertThat(at(file(), "services", "product"))
        .containsEntry("read_only", true)
        .containsEntry("tmpfs", List.of("/tmp:size=64m"))
        .containsEntry("volumes", List.of("product-data:/data"))
        .containsEntry("cap_drop", List.of("ALL"));
  }

  @Test
  void everySettingThatIsReadIsInTheExampleAndTheOtherWayRound() throws IOException {
    TreeSet<String> read = new TreeSet<>();
    REFERENCE.matcher(Files.readString(FILE)).results().forEach(found -> read.add(found.group(1)));
    at(file(), "services", "product", "environment")
        .forEach(
            (name, value) -> {
              if (value == null) {
                read.add(name);
              }
            });

    assertThat(documented()).containsExactlyInAnyOrderElementsOf(read);
  }

  @Test
  void noPasswordHasADefault() throws IOException {
    assertThat(Files.readString(FILE)).doesNotContainPattern("PASSWORD\\w*:-");
    assertThat(Files.readString(SETTINGS)).doesNotContainPattern("(?m)PASSWORD=\\S");
  }

  private static List<String> documented() throws IOException {
    return ENVIRONMENT_NAME
        .matcher(Files.readString(SETTINGS))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static Map<String, Object> file() throws IOException {
    return new Yaml().load(Files.readString(FILE));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> at(Map<String, Object> tree, String... path) {
    Map<String, Object> found = tree;
    for (String name : path) {
      assertThat(found).containsKey(name);
      found = (Map<String, Object>) found.get(name);
    }
    return found;
  }

  private record Answer(int status, String text) {}

  /** Runs {@code config} with these settings and nothing from the environment. */
  private Answer compose(String settings) throws IOException {
    Optional<List<String>> program = program();
    Required.require(
        program.isPresent(), "Docker Compose is not installed: its own parser is not asked.");
    Path file = Files.writeString(folder.resolve("settings"), settings);
    List<String> command = new ArrayList<>(program.get());
    command.addAll(List.of("--env-file", file.toString(), "-f", FILE.toString(), "config"));
    return run(command).orElseThrow();
  }

  private static Optional<List<String>> program() {
    return List.of(List.of("docker", "compose"), List.of("docker-compose")).stream()
        .filter(
            program -> {
              List<String> version = new ArrayList<>(program);
              version.add("version");
              return run(version).filter(answer -> answer.status() == 0).isPresent();
            })
        .findFirst();
  }

  private static Optional<Answer> run(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(n -> n.matches("(POSTGRES|ENROLLMENT|COMPOSE)_.*"));
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return Optional.empty(); // There is no such program.
    }
    try {
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(command + " ends").isTrue();
      return Optional.of(new Answer(process.exitValue(), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
  }
}
