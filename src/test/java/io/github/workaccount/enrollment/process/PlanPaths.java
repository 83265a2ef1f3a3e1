package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/** Exactly the approved plan is applied, as long as it fits what is there. */
interface PlanPaths extends Paths {

  @Test
  default void endsWhenThePlanIsRejected() {
    RunningEnrollment enrollment = atPlan();

    enrollment.complete(
        "alex",
        "ApprovePlan",
        Map.of(
            "planDecision", "reject",
            "planDigest", enrollment.planDigest(),
            "comment", "Ask the company first"));

    assertThat(enrollment.state()).isEqualTo("rejected");
    assertThat(enrollment.outcome()).contains("Ask the company first");
    assertThat(enrollment.passed()).contains("PlanRejected").doesNotContain("DomainToProve");
    assertThat(enrollment.writes()).isEmpty();
  }

  @Test
  default void refusesTheDigestOfAnotherPlan() {
    RunningEnrollment enrollment = atPlan();

    assertThatThrownBy(
            () ->
                enrollment.submit(
                    "alex",
                    "ApprovePlan",
                    Map.of("planDecision", "approve", "planDigest", "0".repeat(64))))
        .isInstanceOf(AuthorizationException.class)
        .hasMessageStartingWith("The plan has changed since you opened this task");

    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.evidence("decision")).hasSize(1);
    assertThat(enrollment.steps()).isEmpty();
  }

  @Test
  default void plansAnewWhenAUserOfThePlanIsGone() {
    RunningEnrollment enrollment =
        drive()
            .request(
                "kim",
                Requests.with(
                    Requests.northwind(),
                    "partnerCenterUsers",
                    "megan@northwindtraders.com\nadele@northwindtraders.com"))
            .work()
            .complete("alex", "ApproveEnrollment", Requests.APPROVED)
            .acceptConsent()
            .approvePlan("sam");
    String first = enrollment.view().at("/plan/digest").asText();
    drive().world.removeUser(NORTHWIND_TENANT, "megan@" + NORTHWIND_TENANT);

    enrollment.publishRecord();
    drive().watch.tick();
    assertThat(enrollment.workUntilFailure())
        .hasMessageContaining("may not be seen everywhere yet");
    drive().letWritesBeSeen();
    enrollment.runJob();
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.passed()).contains("PlanOutdatedInLinking");
    assertThat(HtmlUtils.htmlUnescape(enrollment.variable("ApprovePlan", "intro").toString()))
        .startsWith(
            "The plan was made anew, because the one before could not be applied any more: ")
        .contains(enrollment.evidence("plan-outdated").get(0).at("/data/reason").asText());
    assertThat(enrollment.changes()).containsExactly("add-member planned");
    assertThat(enrollment.planDigest()).isNotEqualTo(first);
    enrollment.approvePlan("sam");
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(drive().world.groups(NORTHWIND_TENANT))
        .containsExactly(List.of("adele@" + NORTHWIND_TENANT));
  }

  @Test
  default void plansAnewWhenTheDomainIsGoneFromTheTenant() {
    RunningEnrollment enrollment = atRecord().publishRecord();
    drive().letWritesBeSeen();
    drive().world.release(NORTHWIND, NORTHWIND_TENANT);

    enrollment.lookByItself();

    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.passed()).contains("PlanOutdatedInVerification");
    assertThat(enrollment.changes()).contains("add-domain planned", "verify-domain planned");
    enrollment.approvePlan("sam");
    assertThat(enrollment.state()).isEqualTo("awaiting-dns-record");
  }

  @Test
  default void asksForConsentAndApprovalAgainWhenConsentWasTakenBack() {
    RunningEnrollment enrollment = atRecord().publishRecord();
    drive().people.removeConsent(NORTHWIND_TENANT);

    enrollment.lookByItself();
    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
    assertThat(enrollment.passed()).contains("PlanOutdatedInVerification", "ConsentMissing");

    enrollment.acceptConsent();
    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.changes())
        .containsExactly("verify-domain planned", "create-group planned", "add-member planned");
    enrollment.approvePlan("sam").lookByItself();
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(drive().world.domains(NORTHWIND_TENANT)).containsEntry(NORTHWIND, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update plan set canonical_json = replace(canonical_json, 'northwindtraders', 'contoso')",
        "update plan set digest = 'f00d'",
        "delete from decision where task = 'ApprovePlan'",
        "update decision set choice = 'reject' where task = 'ApprovePlan'",
        "update decision set digest = 'f00d' where task = 'ApprovePlan'",
        "update change set tenant_id = '1f6a4c52-3d5f-4a7b-8c9d-1f6a4c52c0de'"
      })
  default void sendsNothingThatIsNotExactlyWhatWasApproved(String tampering) {
    RunningEnrollment enrollment = approved();
    drive().jdbc.update(tampering);

    Throwable refusal = enrollment.failJob();

    assertThat(refusal).hasMessageMatching(".*(does not fit its|Nobody has approved).*");
    assertThat(drive().jdbc.queryForList("select data from evidence", String.class))
        .noneMatch(data -> data.contains("\"POST\"") && data.contains("/graph/"));
    assertThat(drive().world.domains(NORTHWIND_TENANT)).doesNotContainKey(NORTHWIND);
    assertThat(drive().world.domains("contoso.com")).hasSize(2);
    assertThat(enrollment.job().getRetries()).isEqualTo(3);
  }

  @Test
  default void sendsNothingOfAPlanThatWasReplacedWithItsDigest() {
    RunningEnrollment enrollment = approved();
    RunningEnrollment other =
        drive()
            .request("kim", Requests.of("contoso.com"))
            .work()
            .complete("alex", "ApproveEnrollment", Requests.APPROVED_LOOKING_INSIDE)
            .acceptConsent();
    drive()
        .jdbc
        .update(
            """
            update plan set
              canonical_json = (select canonical_json from plan where enrollment_id = ?),
              digest = (select digest from plan where enrollment_id = ?)
            where enrollment_id = ?
            """,
            other.id(),
            other.id(),
            enrollment.id());

    assertThat(enrollment.failJob()).hasMessageContaining("does not fit its plan");

    assertThat(drive().world.groups(NORTHWIND_TENANT)).isEmpty();
    assertThat(drive().world.groups("contoso.com")).isEmpty();
    assertThat(drive().world.domains(NORTHWIND_TENANT)).doesNotContainKey(NORTHWIND);
  }
}
