package io.github.workaccount.enrollment.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.sandbox.RunningSandbox;
import io.github.workaccount.enrollment.sandbox.SandboxSettings;
import io.github.workaccount.enrollment.sandbox.portal.SandboxHealth;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SandboxStateIT {

  @TempDir private Path folder;

  @Test
  void keepsChangesKeysAndTheSecretOverARestart() {
    String secret;
    String token;
    try (RunningSandbox cloud = new RunningSandbox(SandboxSettings.in(folder.toString()))) {
      RunningSandbox.Graph contoso = cloud.graphOf("contoso.com");
      contoso.post("/domains", "{\"id\":\"contoso.example\"}");
      cloud.publish("contoso.example", "kept");
      secret = cloud.sandbox.registration().secret();
      token = contoso.token;
    }

    try (RunningSandbox cloud = new RunningSandbox(SandboxSettings.in(folder.toString()))) {
      assertThat(cloud.sandbox.registration().secret()).isEqualTo(secret);
      assertThat(cloud.new Graph(token).get("/domains/contoso.example").status()).isEqualTo(200);
      assertThat(zone(cloud.sandbox.state(), "contoso.example").orElseThrow().txt())
          .containsExactly("kept");
    }
  }

  @Test
  void leavesNoTraceOfAChangeThatFails() {
    try (SandboxState state = SandboxState.open(SandboxState.IN_MEMORY)) {
      state.change(directory -> directory.zones().put("before.example", zone("before.example")));
      assertThatThrownBy(
              () ->
                  state.change(
                      directory -> {
                        directory.zones().put("x.example", zone("x.example"));
                        directory.tenants().clear();
                        throw new IllegalStateException("half way");
                      }))
          .hasMessage("half way");

      assertThat(zone(state, "x.example")).isEmpty();
      assertThat(zone(state, "before.example")).isPresent();
      Optional<EntraTenant> contoso =
          state.read(directory -> directory.globalTenant("contoso.com"));
      assertThat(contoso).isPresent();
    }
  }

  @Test
  void saysWhatToDoWhenTheFolderIsInUse() {
    try (SandboxState first = SandboxState.open(folder.toString())) {
      assertThat(first.<Boolean>read(directory -> directory.tenants().all().isEmpty())).isFalse();
      assertThatThrownBy(() -> SandboxState.open(folder.toString()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("enrollment.sandbox.directory");
    }
  }

  @Test
  void namesAFolderThatCannotBeMade() throws Exception {
    Path inTheWay = Files.createFile(folder.resolve("data"));

    assertThatThrownBy(() -> SandboxState.open(inTheWay.resolve("sandbox").toString()))
        .isInstanceOf(UnusableState.class)
        .hasMessageStartingWith(
            "The sandbox's folder " + inTheWay.resolve("sandbox") + " can't be made: ");
  }

  @Test
  void namesAFileThatIsDamaged() throws Exception {
    byte[] noise = new byte[20_000];
    new java.util.Random(1).nextBytes(noise);
    Path file = Files.write(folder.resolve("cloud.mv"), noise);

    assertThatThrownBy(() -> SandboxState.open(folder.toString()))
        .isInstanceOf(UnusableState.class)
        .hasMessage(
            "The sandbox's state in " + file + " is damaged. Delete the file to start afresh.");
  }

  @Test
  void isNotHealthyWhenItCannotBeWrittenAndSaysSoOnce(CapturedOutput log) throws Exception {
    var now = new java.util.concurrent.atomic.AtomicReference<>(Instant.EPOCH);
    Clock clock = org.mockito.Mockito.mock(Clock.class);
    org.mockito.Mockito.when(clock.instant()).thenAnswer(call -> now.get());
    try (SandboxState state = SandboxState.open(folder.toString())) {
      SandboxHealth health = new SandboxHealth(state, clock);
      assertThat(health.health().getStatus()).isEqualTo(Status.UP);

      // A folder in place of the file that is written: that fails for every user.
      Path inTheWay = Files.createDirectories(folder.resolve("cloud.mv.room/full"));
      for (int i = 1; i < 4; i++) {
        now.set(Instant.EPOCH.plusSeconds(10 * i));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
      }
      Files.delete(inTheWay);
      Files.delete(inTheWay.getParent());
      now.set(Instant.EPOCH.plusSeconds(60));
      assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    assertThat(log.getAll().lines())
        .satisfiesExactly(
            begin -> assertThat(begin).contains("ERROR", "cloud.mv can't be written: "),
            end -> assertThat(end).contains("INFO", "can be written again"));
  }

  /** As the library does with a file that it could not write. */
  @Test
  void goesOnWithWhatItHadStoredWhenItsFileWasClosed() throws Exception {
    try (SandboxState state = SandboxState.open(folder.toString())) {
      state.change(directory -> directory.zones().put("kept.example", zone("kept.example")));

      state.loseFile();

      assertThat(zone(state, "kept.example")).isPresent();
      state.change(directory -> directory.zones().put("new.example", zone("new.example")));
      assertThat(zone(state, "new.example")).isPresent();
    }
  }

  @Test
  void returnsToTheSeedButKeepsTheSecret() {
    try (RunningSandbox cloud = new RunningSandbox()) {
      String secret = cloud.sandbox.registration().secret();
      cloud.publish("fabrikam.com", "gone");
      cloud.consent("contoso.com");

      cloud.sandbox.state().change(Seed::plant);

      List<Consent> consents = cloud.sandbox.state().read(d -> d.consents().all());
      assertThat(consents).hasSize(2);
      assertThat(zone(cloud.sandbox.state(), "fabrikam.com").orElseThrow().txt()).isEmpty();
      assertThat(
              AppRegistration.load(cloud.sandbox.state(), List.of(), null, "http://localhost")
                  .secret())
          .isEqualTo(secret);
    }
  }

  @Test
  @Timeout(60)
  void losesNothingThatWasAnsweredWhenTheProcessIsKilled() throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int answered = -1;
    try (BufferedReader lines = writer.inputReader()) {
      while (answered < 50) {
        answered = Integer.parseInt(lines.readLine());
      }
      // SIGKILL where there is one: no shutdown hook runs, nothing is flushed.
      writer.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answered = line.isBlank() ? answered : Integer.parseInt(line);
      }
    }
    assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();

    try (SandboxState state = SandboxState.open(folder.toString())) {
      for (int i = 0; i <= answered; i++) {
        String name = "n" + i + ".example";
        assertThat(zone(state, name)).as(name).isPresent();
      }
    }
  }

  private static Zone zone(String name) {
    return Zone.empty(name).withTxt(List.of("x"));
  }

  private static Optional<Zone> zone(SandboxState state, String name) {
    return state.read(directory -> directory.zones().get(name));
  }

  /** Writes without end in a process of its own, saying each number once it is stored. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] arguments) {
      SandboxState state = SandboxState.open(arguments[0]);
      for (int i = 0; ; i++) {
        String name = "n" + i + ".example";
        state.change(directory -> directory.zones().put(name, zone(name)));
        System.out.print(i + "\n");
        System.out.flush();
      }
    }
  }
}
