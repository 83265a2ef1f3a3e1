package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;

/**
 * Enrollments that began with the earlier model of the proof, which waits for Microsoft by a timer
 * of the engine, go on with today's code.
 */
interface EarlierModelPaths extends Paths {

  String EARLIER = "/earlier/verify-domain.bpmn";

  @Test
  default void finishesAProofThatWaitsByTheTimerOfTheEarlierModel() {
    withEarlierModel(
        enrollment -> {
          drive().people.fault(VerificationPaths.VERIFY, "\"status\": 400");
          enrollment.publishRecord().lookByItself();
          assertThat(enrollment.state()).isEqualTo("applying");
          enrollment.haveVerifiedAfter(Duration.ofMinutes(1));
          assertThat(enrollment.state()).as("no watch asks for it").isEqualTo("applying");

          enrollment.after(Duration.ofMinutes(5));

          assertThat(enrollment.state()).isEqualTo("awaiting-association");
        });
  }

  @Test
  default void givesAProofOfTheEarlierModelMoreTime() {
    withEarlierModel(
        enrollment -> {
          enrollment.after(Duration.ofDays(28));
          var reply = enrollment.extend("kim");
          assertThat(reply.status()).as(reply.body()).isEqualTo(200);
          Instant until = Instant.parse(reply.json().get("expiresAt").asText());
          assertThat(enrollment.timer("DomainProofDue"))
              .isEqualTo(until.truncatedTo(ChronoUnit.MILLIS));

          enrollment.complete("kim", "PublishDnsRecord", Map.of());

          assertThat(enrollment.timer("DomainProofDue"))
              .as("in the task that came again, too")
              .isEqualTo(until.truncatedTo(ChronoUnit.MILLIS));
          assertThat(enrollment.after(Duration.ofDays(31)).state()).isEqualTo("expired");
        });
  }

  @Test
  default void goesOnWhereAnEarlierReleaseStoredWhatIsTransientNow() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com")).work();
    RuntimeService runtime = drive().engine.getRuntimeService();
    runtime.setVariable(enrollment.instance(), "factsChanged", true);

    enrollment.submit("alex", "ApproveEnrollment", Requests.APPROVED);
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(runtime.getVariable(enrollment.instance(), "factsChanged")).isEqualTo(false);
  }

  /**
   * An enrollment of the earlier model that waits for its record, as it was when it was updated.
   */
  private void withEarlierModel(Consumer<RunningEnrollment> work) {
    RepositoryService repository = drive().engine.getRepositoryService();
    String deployment = deployEarlier(repository);
    try {
      RunningEnrollment enrollment = atRecord();
      work.accept(enrollment);
    } finally {
      drive().reset();
      repository.deleteDeployment(deployment, true);
    }
  }

  private static String deployEarlier(RepositoryService repository) {
    DeploymentBuilder deployment = repository.createDeployment().name("earlier");
    try (var files = Files.walk(Path.of("bpmn"));
        InputStream earlier = EarlierModelPaths.class.getResourceAsStream(EARLIER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("verify-domain.bpmn")) {
          deployment.addString(file.toString(), Files.readString(file));
        }
      }
      return deployment.addInputStream("bpmn/verify-domain.bpmn", earlier).deploy().getId();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
