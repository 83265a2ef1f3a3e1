package io.github.workaccount.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.Required;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Runs the tools of the models (see {@code src/build/models/README.md}) where Node is installed. A
 * machine without Node skips them and says so; in CI ({@code CI=true}) they must run.
 */
class ModelToolsIT {

  private static final Path TOOLS = Path.of("src/build/models").toAbsolutePath();
  private static final int OLDEST_NODE = 20;
  private static final boolean ON_WINDOWS = System.getProperty("os.name").startsWith("Windows");

  private static final boolean HAS_NODE = hasNode();

  private record Outcome(int code, String text) {}

  @BeforeAll
  static void installTheTools() throws Exception {
    Path installed = TOOLS.resolve("node_modules/.package-lock.json");
    Path lock = TOOLS.resolve("package-lock.json");
    boolean stale =
        Files.notExists(installed)
            || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) < 0;
    if (HAS_NODE && stale) {
      succeeds("npm", "ci", "--ignore-scripts");
    }
  }

  @BeforeEach
  void needsNode() {
    Required.require(
        HAS_NODE,
        "Node.js %d or newer with npm is not installed: models, pictures and forms are not checked."
            .formatted(OLDEST_NODE));
  }

  @Test
  void findsNothingToComplainAboutInTheProcesses() throws Exception {
    succeeds("npm", "run", "lint");
  }

  @Test
  void findsEveryPictureShowingItsModelAsItIs() throws Exception {
    succeeds("npm", "run", "check-pictures");
  }

  @Test
  void findsEveryFormSubmittingExactlyItsFields() throws Exception {
    String chromium = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
    Required.require(
        Files.isExecutable(Path.of(chromium)),
        "There is no Chromium at " + chromium + ": the forms are not tried.");
    succeeds("npm", "run", "check-forms");
  }

  private static boolean hasNode() {
    Outcome node = tryRunning(List.of("node", "--version"));
    return node.code() == 0
        && major(node.text()) >= OLDEST_NODE
        && tryRunning(List.of("npm", "--version")).code() == 0;
  }

  private static int major(String version) {
    return Integer.parseInt(version.strip().replaceAll("^v(\\d+)\\..*", "$1"));
  }

  private static Outcome tryRunning(List<String> command) {
    try {
      return run(command);
    } catch (IOException e) {
      return new Outcome(-1, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void succeeds(String... command) throws Exception {
    Outcome outcome = run(List.of(command));
    assertThat(outcome.code())
        .as("%s in src/build/models says:%n%s", String.join(" ", command), outcome.text())
        .isZero();
  }

  private static Outcome run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("tool", ".txt");
    try {
      Process process =
          new ProcessBuilder(onThisSystem(command))
              .directory(TOOLS.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return new Outcome(-1, "No end after 5 minutes: " + text(output));
      }
      return new Outcome(process.exitValue(), text(output));
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** On Windows npm is a batch file, which only its full name starts. */
  private static List<String> onThisSystem(List<String> command) {
    return command.stream()
        .map(word -> ON_WINDOWS && word.equals("npm") ? "npm.cmd" : word)
        .toList();
  }

  private static String text(Path output) throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
