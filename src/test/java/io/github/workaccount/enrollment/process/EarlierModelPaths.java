package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;

/**
 * Enrollments that began with earlier models go on with today's code: with the one of the proof
 * that waits for Microsoft by a timer of the engine, and with the one that waits for a new work
 * account beside its task.
 */
interface EarlierModelPaths extends Paths {

  Path EARLIER = Path.of("src", "test", "resources", "earlier");
  Set<String> EARLIER_PROOF = Set.of("verify-domain.bpmn");
  Set<String> EARLIER_ENROLLMENT = Set.of("enrollment.bpmn", "approve-enrollment.form");

  @Test
  default void finishesAProofThatWaitsByTheTimerOfTheEarlierModel() {
    withEarlierModel(
        EARLIER_PROOF,
        () -> {
          RunningEnrollment enrollment = atRecord();
          drive().people.fault(VerificationPaths.VERIFY, "\"status\": 400");
          enrollment.publishRecord().lookByItself();
          assertThat(enrollment.state()).isEqualTo("applying");
          assertThat(enrollment.view().at("/waitingFor/0/task").asText())
              .isEqualTo("WaitForMicrosoft");
          assertThat(enrollment.view().at("/waitingFor/0/what").asText())
              .contains("asked again after a pause", "may withdraw");
          enrollment.haveVerifiedAfter(Duration.ofMinutes(1));
          assertThat(enrollment.state()).as("no watch asks for it").isEqualTo("applying");

          enrollment.after(Duration.ofMinutes(5));

          assertThat(enrollment.state()).isEqualTo("awaiting-association");
        });
  }

  @Test
  default void givesAProofOfTheEarlierModelMoreTime() {
    withEarlierModel(
        EARLIER_PROOF,
        () -> {
          RunningEnrollment enrollment = atRecord();
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

  @Test
  default void waitsForAWorkAccountBesideItsTaskAsTheEarlierModelDoes() {
    withEarlierModel(
        EARLIER_ENROLLMENT,
        () -> {
          RunningEnrollment enrollment =
              approved("fabrikam.com")
                  .complete(
                      "alex",
                      "CreateWorkAccount",
                      Map.of("tenantDomain", "fabrikan.onmicrosoft.com"));
          assertThat(enrollment.view().at("/waitingFor/0/task").asText())
              .isEqualTo("WaitForWorkAccount");
          assertThat(enrollment.view().at("/waitingFor/0/who").asText())
              .isEqualTo("kim, enrollment-admins");
          assertThat(enrollment.view().at("/waitingFor/0/what").asText())
              .contains("Nobody has to do anything. The requester or an enrollment admin may");

          enrollment.after(Duration.ofHours(1));
          drive().people.createTenant("Fabrikam", "fabrikam");
          enrollment.complete(
              "alex", "CreateWorkAccount", Map.of("tenantDomain", "fabrikam.onmicrosoft.com"));

          assertThat(enrollment.passed()).contains("WorkAccountOverdue");
          assertThat(enrollment.state()).isEqualTo("awaiting-consent");
        });
  }

  @Test
  default void findsAWorkAccountThatTheEarlierModelWaitsFor() {
    withEarlierModel(
        EARLIER_ENROLLMENT,
        () -> {
          RunningEnrollment enrollment =
              approved("fabrikam.com")
                  .complete(
                      "alex",
                      "CreateWorkAccount",
                      Map.of("tenantDomain", "fabrikam.onmicrosoft.com"));
          drive().people.createTenant("Fabrikam", "fabrikam");

          enrollment.after(Duration.ofSeconds(10)).lookForWorkAccount();

          assertThat(enrollment.state()).isEqualTo("awaiting-consent");
        });
  }

  @Test
  default void endsAnEnrollmentByTheRouteThatTheEarlierFormHasForIt() {
    withEarlierModel(
        EARLIER_ENROLLMENT,
        () -> {
          RunningEnrollment enrollment =
              drive().request("kim", Requests.of("woodgrovebank.com")).work();
          assertThat(offered(enrollment, "ApproveEnrollment", "route")).contains("\"stop\"");

          enrollment.complete(
              "alex",
              "ApproveEnrollment",
              Map.of("decision", "approve", "route", "stop", "comment", "Enroll it there."));

          assertThat(enrollment.state()).isEqualTo("stopped");
        });
  }

  /** What the form that a task was made with lets people choose for a field. */
  private String offered(RunningEnrollment enrollment, String task, String field) {
    try (InputStream form =
        drive().engine.getFormService().getDeployedTaskForm(enrollment.task(task).getId())) {
      String list =
          new ObjectMapper()
              .readTree(form).findParents("valuesExpression").stream()
                  .filter(component -> component.get("key").asText().equals(field))
                  .map(component -> component.get("valuesExpression").asText().substring(1))
                  .findFirst()
                  .orElseThrow();
      return enrollment.variable(task, list).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has enrollments begin with an earlier model, as those did that run when it is updated. */
  private void withEarlierModel(Set<String> files, Runnable work) {
    RepositoryService repository = drive().engine.getRepositoryService();
    String deployment = deployEarlier(repository, files);
    try {
      work.run();
    } finally {
      drive().reset();
      repository.deleteDeployment(deployment, true);
    }
  }

  private static String deployEarlier(RepositoryService repository, Set<String> earlier) {
    DeploymentBuilder deployment = repository.createDeployment().name("earlier");
    try (var files = Files.walk(Path.of("bpmn"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        Path from = earlier.contains(name) ? EARLIER.resolve(name) : file;
        deployment.addString(file.toString(), Files.readString(from));
      }
      return deployment.deploy().getId();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
