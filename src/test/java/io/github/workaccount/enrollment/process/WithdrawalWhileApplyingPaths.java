package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.workaccount.enrollment.model.plan.Planner;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Withdrawing while changes are applied: during each write, between any two, and where one failed.
 */
interface WithdrawalWhileApplyingPaths extends Paths {

  String SEPARATE = "litwarepartner.onmicrosoft.com";

  @ParameterizedTest
  @CsvSource({
    "POST /graph/v1.0/domains, add-domain, 0",
    "POST /graph/v1.0/domains/northwindtraders.com/verify, verify-domain, 1",
    "POST /graph/v1.0/groups, create-group, 2",
    "POST /graph/v1.0/groups/, add-member, 3"
  })
  default void finishesAnyWriteThatIsUnderWayAndThenUndoesWhatItMay(
      String match, String kind, int changesBefore) {
    RunningEnrollment enrollment = approved();
    apply(enrollment, changesBefore);
    drive().people.fault(match, "\"delayMs\": 1500");
    drive().acquire();
    CompletableFuture<Void> running = CompletableFuture.runAsync(enrollment::runJob);
    await().until(() -> enrollment.changes().contains(kind + " intended"));

    assertThat(enrollment.withdraw("kim").status()).isEqualTo(202);
    drive().letWithdrawalsTakeEffect();
    assertThat(enrollment.state()).as("the write is under way").isEqualTo("applying");
    running.join();
    drive().letWithdrawalsTakeEffect();
    enrollment.work();

    assertWithdrawn(enrollment, changesBefore + 1);
    assertThat(enrollment.writes()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  default void undoesWhatItMayBetweenAnyTwoChanges(int changesBefore) {
    RunningEnrollment enrollment = approved();
    apply(enrollment, changesBefore);

    assertThat(enrollment.withdraw("kim").status()).isEqualTo(202);
    enrollment.work();

    assertWithdrawn(enrollment, changesBefore);
  }

  @Test
  default void isWithdrawnWhereLinkingFailed() {
    RunningEnrollment enrollment = approved();
    apply(enrollment, 2);
    drive().people.fault("POST /graph/v1.0/groups", "\"status\": 403, \"times\": 4");
    enrollment.failUntilIncident();
    assertThat(enrollment.state()).isEqualTo("needs-attention");
    assertThat(enrollment.view().at("/incident/message").asText())
        .contains("Creating the group", "403", "request id", "Group.Create", "consent link");

    assertThat(enrollment.withdraw("kim").status()).isEqualTo(202);
    drive().letWritesBeSeen();
    enrollment.work();

    assertWithdrawn(enrollment, 2);
  }

  @Test
  default void leavesADomainThatSomebodyElseAddedWhereItsOwnWriteDidNothing() {
    RunningEnrollment enrollment = approved();
    drive().people.fault("POST /graph/v1.0/domains", "\"status\": 403, \"times\": 4");
    enrollment.failUntilIncident();
    drive().people.addDomain(NORTHWIND_TENANT, NORTHWIND);

    assertThat(enrollment.withdraw("kim").status()).isEqualTo(202);
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(drive().world.domains(NORTHWIND_TENANT)).containsKey(NORTHWIND);
  }

  @Test
  default void leavesItsGroupToThoseWhoUseItByNow() {
    RunningEnrollment enrollment = approved();
    apply(enrollment, 4);
    drive().world.addMember(NORTHWIND_TENANT, "adele@" + NORTHWIND_TENANT);

    enrollment.withdraw("kim");
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(drive().world.groups(NORTHWIND_TENANT)).hasSize(1);
    assertThat(enrollment.evidence("undo"))
        .extracting(undo -> undo.get("kind").asText() + " " + undo.get("gone").asBoolean())
        .contains("create-group false", "add-member false");
  }

  @Test
  default void takesItsMembersOutOfAGroupThatWasThereBefore() {
    RunningEnrollment enrollment = atConsentWithTwoUsers(Requests.northwind());
    createGroupFor(enrollment, NORTHWIND_TENANT);
    drive().world.addMember(NORTHWIND_TENANT, "adele@" + NORTHWIND_TENANT);
    enrollment.acceptConsent().approvePlan("sam").publishRecord().lookByItself();
    assertThat(enrollment.changes())
        .filteredOn(change -> change.startsWith("add-member"))
        .containsExactlyInAnyOrder("add-member applied", "add-member already-there");

    enrollment.withdraw("kim");
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(drive().world.groups(NORTHWIND_TENANT))
        .containsExactly(List.of("adele@" + NORTHWIND_TENANT));
    assertThat(enrollment.outcome()).contains("verified").doesNotContain("add megan");
  }

  @Test
  default void undoesInEachTenantWhatItDidThere() {
    RunningEnrollment enrollment = separatedAfterItsFirstGroup();
    createGroupFor(enrollment, SEPARATE);
    enrollment.acceptConsent().approvePlan("sam");
    assertThat(enrollment.changes()).containsExactly("add-member applied");
    assertThat(drive().world.groups("litware.com")).hasSize(1);

    enrollment.withdraw("kim");
    drive().letWritesBeSeen();
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(drive().world.groups("litware.com")).isEmpty();
    assertThat(drive().world.groups(SEPARATE)).containsExactly(List.of());
    assertThat(enrollment.outcome()).doesNotContain("stays");
  }

  @Test
  default void namesInTheOutcomeWhatStaysInTheTenantThatWasEnrolledInTheEnd() {
    RunningEnrollment enrollment = separatedAfterItsFirstGroup();
    enrollment.acceptConsent().approvePlan("sam");

    enrollment.complete("alex", "AssociateInPartnerCenter", Requests.ASSOCIATED);

    assertThat(enrollment.state()).isEqualTo("enrolled");
    assertThat(enrollment.outcome())
        .contains("What was done in another tenant stays: In Litware")
        .doesNotContain("In New");
  }

  @Test
  default void namesInTheOutcomeWhatItCouldNotLookForAnyMore() {
    RunningEnrollment enrollment = approved();
    drive().people.fault("POST /graph/v1.0/domains", "\"reset\": true, \"after\": true");
    assertThat(enrollment.failJob()).isNotNull();
    drive().people.removeConsent(NORTHWIND_TENANT);

    enrollment.withdraw("kim");
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(enrollment.outcome())
        .contains("It is not known whether this was done", "add the domain " + NORTHWIND)
        .doesNotContain("stays");
  }

  /** Litware's enrollment, at the consent of a separate account, with a group in the first one. */
  private RunningEnrollment separatedAfterItsFirstGroup() {
    RunningEnrollment enrollment = atConsentWithTwoUsers(Requests.of("litware.com"));
    enrollment.acceptConsent();
    drive().world.removeUser("litware.com", "megan@litware.com");
    enrollment.submit("sam", "ApprovePlan", planDecision(enrollment, "approve"));
    assertThat(enrollment.workUntilFailure()).isNotNull();
    drive().letWritesBeSeen();
    enrollment.runJob();
    enrollment.work();
    assertThat(drive().world.groups("litware.com")).hasSize(1);
    drive().people.createTenant("New", "litwarepartner");
    drive().world.addUser(SEPARATE, "megan", "megan@litware.com");
    return enrollment
        .complete("sam", "ApprovePlan", planDecision(enrollment, "separate-account"))
        .complete("alex", "CreateWorkAccount", Map.of("tenantDomain", SEPARATE));
  }

  private static Map<String, Object> planDecision(RunningEnrollment enrollment, String decision) {
    return Map.of(
        "planDecision",
        decision,
        "planDigest",
        enrollment.planDigest(),
        "comment",
        "A few of many need it");
  }

  private RunningEnrollment atConsentWithTwoUsers(Map<String, String> request) {
    String domain = request.get("workEmail").replaceFirst(".*@", "");
    return drive()
        .request(
            "kim",
            Requests.with(
                request, "partnerCenterUsers", "megan@%1$s\nadele@%1$s".formatted(domain)))
        .work()
        .complete("alex", "ApproveEnrollment", Requests.APPROVED_LOOKING_INSIDE);
  }

  /** Somebody has made the group that the enrollment looks for. */
  private void createGroupFor(RunningEnrollment enrollment, String tenant) {
    drive()
        .people
        .createGroup(tenant, "Partners", Planner.groupNickname(new EnrollmentId(enrollment.id())));
  }

  /** Has so many changes of the plan applied, one step after the other. */
  private void apply(RunningEnrollment enrollment, int changes) {
    if (changes > 0) {
      enrollment.work().publishRecord();
      drive().watch.tick();
    }
    for (int applied = 1; applied < changes; applied++) {
      enrollment.runJob();
    }
  }

  private void assertWithdrawn(RunningEnrollment enrollment, int changes) {
    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(enrollment.jobs()).isEmpty();
    assertThat(drive().world.groups(NORTHWIND_TENANT)).isEmpty();
    if (changes >= 2) {
      assertThat(drive().world.domains(NORTHWIND_TENANT)).containsEntry(NORTHWIND, true);
    } else {
      assertThat(drive().world.domains(NORTHWIND_TENANT)).doesNotContainKey(NORTHWIND);
    }
    assertThat(enrollment.writes())
        .filteredOn(write -> write.startsWith("DELETE "))
        .hasSize(changes == 1 || changes > 2 ? 1 : 0);
  }
}
