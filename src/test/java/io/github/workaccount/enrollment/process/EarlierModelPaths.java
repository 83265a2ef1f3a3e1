package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Enrollments that began with earlier models go on with them and today's code. Each folder of
 * {@link #EARLIER} has the models of a release as far as they differed from the next one's.
 */
interface EarlierModelPaths extends Paths {

  Path EARLIER = Path.of("src", "test", "resources", "earlier");

  /** The last one whose proof of a domain waits for Microsoft by a timer of the engine. */
  String ASKS_BY_TIMER = "4-asks-by-timer";

  /**
   * The last one that waits for a new work account beside its task, and in whose form to stop is a
   * route.
   */
  String WAITS_BESIDE_ITS_TASK = "6-waits-beside-its-task";

  /** The last one that has a work account created in the enrollment's own process. */
  String OBTAINS_IN_ONE_PROCESS = "7-obtains-in-one-process";

  static List<String> releases() {
    return Stream.of(EARLIER.toFile().listFiles(File::isDirectory)).map(File::getName).toList();
  }

  @ParameterizedTest
  @MethodSource("io.github.workaccount.enrollment.process.EarlierModelPaths#releases")
  default void goesOnWithTheModelsThatItWasStartedWith(String release) {
    withEarlierModels(
        release,
        () -> {
          RunningEnrollment enrollment = drive().request("kim", Requests.of("fabrikam.com")).work();
          String model = modelOf(enrollment);
          RepositoryService repository = drive().engine.getRepositoryService();
          String update = deploy(repository, Set.of(), EARLIER);
          try {
            enrollment.complete("alex", "ApproveEnrollment", Requests.APPROVED);
            drive().people.createTenant("Fabrikam", "fabrikam");
            enrollment
                .complete(
                    "alex", "CreateWorkAccount", Map.of("tenantDomain", "fabrikam.onmicrosoft.com"))
                .acceptConsent()
                .approvePlan("sam")
                .publishRecord()
                .lookByItself()
                .complete("alex", "AssociateInPartnerCenter", Requests.ASSOCIATED);
            assertThat(enrollment.state()).isEqualTo("enrolled");
            assertThat(modelOf(enrollment)).isEqualTo(model);
            assertThat(enrollment.passed())
                .contains("ConfirmWorkAccount")
                .doesNotContain("ObtainWorkAccount");
          } finally {
            drive().reset();
            repository.deleteDeployment(update, true);
          }
        });
  }

  private String modelOf(RunningEnrollment enrollment) {
    return drive()
        .engine
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .processInstanceId(enrollment.instance())
        .singleResult()
        .getProcessDefinitionId();
  }

  @Test
  default void endsADryRunThatWouldCreateAWorkAccountInItsOwnProcess() {
    withEarlierModels(
        OBTAINS_IN_ONE_PROCESS,
        () -> {
          Map<String, Object> fields = new HashMap<>(Requests.of("fabrikam.com"));
          fields.put("dryRun", true);
          RunningEnrollment enrollment =
              drive()
                  .request("kim", fields)
                  .work()
                  .complete("alex", "ApproveEnrollment", Requests.APPROVED);

          assertThat(enrollment.passed()).contains("CreationDryRunDone");
          assertThat(enrollment.state()).isEqualTo("stopped");
          assertThat(enrollment.outcome()).contains("a person would create a work account");
        });
  }

  @Test
  default void stopsAnEnrollmentWhoseModelHasNoFlowForItByItsRoute() {
    withEarlierModels(
        OBTAINS_IN_ONE_PROCESS,
        () -> {
          RunningEnrollment enrollment =
              drive()
                  .request("kim", Requests.of("woodgrovebank.com"))
                  .work()
                  .complete("alex", "ApproveEnrollment", Map.of("decision", "stop"));

          assertThat(enrollment.decisionInTheHistory()).isEqualTo("approve");
          assertThat(enrollment.passed()).contains("ChosenRoute", "Stopped");
          assertThat(enrollment.state()).isEqualTo("stopped");
        });
  }

  @Test
  default void finishesAProofThatWaitsByTheTimerOfTheEarlierModel() {
    withEarlierModels(
        ASKS_BY_TIMER,
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
    withEarlierModels(
        ASKS_BY_TIMER,
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
    withEarlierModels(
        WAITS_BESIDE_ITS_TASK,
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
    withEarlierModels(
        WAITS_BESIDE_ITS_TASK,
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
    withEarlierModels(
        WAITS_BESIDE_ITS_TASK,
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

  /** Has enrollments begin with earlier models, as those did that run when it is updated. */
  private void withEarlierModels(String release, Runnable work) {
    RepositoryService repository = drive().engine.getRepositoryService();
    Path folder = EARLIER.resolve(release);
    String deployment = deploy(repository, Set.of(folder.toFile().list()), folder);
    try {
      work.run();
    } finally {
      drive().reset();
      repository.deleteDeployment(deployment, true);
    }
  }

  private static String deploy(RepositoryService repository, Set<String> earlier, Path folder) {
    DeploymentBuilder deployment = repository.createDeployment().name("of a test");
    try (var files = Files.walk(Path.of("bpmn"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        Path from = earlier.contains(name) ? folder.resolve(name) : file;
        deployment.addString(file.toString(), Files.readString(from));
      }
      return deployment.deploy().getId();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
