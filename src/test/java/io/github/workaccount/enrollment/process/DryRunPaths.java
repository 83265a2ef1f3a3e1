package io.github.workaccount.enrollment.process;

import static io.github.workaccount.enrollment.process.Requests.APPROVED;
import static io.github.workaccount.enrollment.process.Requests.APPROVED_LOOKING_INSIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** A dry run reads everything and shows the plan; it never writes. */
interface DryRunPaths extends Paths {

  @Test
  default void endsADryRunWhenItsPlanWasApprovedAndWritesNothing() {
    RunningEnrollment enrollment =
        dryRun(Requests.northwind())
            .complete("alex", "ApproveEnrollment", APPROVED)
            .acceptConsent();
    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.changes())
        .containsExactly(
            "add-domain planned",
            "verify-domain planned",
            "create-group planned",
            "add-member planned");

    enrollment.approvePlan("sam");

    assertThat(enrollment.state()).isEqualTo("stopped");
    assertThat(enrollment.outcome())
        .startsWith("Dry run: 4 changes would be made: In Northwind")
        .contains("add the domain northwindtraders.com")
        .contains("Nothing was written.")
        .contains("Start it again without the dry run to have it done.");
    assertThat(enrollment.passed()).contains("DryRunDone").doesNotContain("DomainToProve");
    assertNothingWritten(enrollment);
  }

  @Test
  default void showsTheEmptyPlanOfADryRunAndEnds() {
    RunningEnrollment enrollment =
        dryRun(Requests.of("contoso.com")).complete("alex", "ApproveEnrollment", APPROVED);
    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");

    enrollment.approvePlan("sam");

    assertThat(enrollment.state()).isEqualTo("stopped");
    assertThat(enrollment.outcome()).contains("nothing would be changed in Contoso");
    assertThat(enrollment.passed())
        .contains("DryRunDone")
        .doesNotContain("AssociateInPartnerCenter");
    assertNothingWritten(enrollment);
  }

  @Test
  default void asksNobodyToCreateAWorkAccountInADryRun() {
    RunningEnrollment enrollment =
        dryRun(Requests.of("fabrikam.com")).complete("alex", "ApproveEnrollment", APPROVED);

    assertThat(enrollment.state()).isEqualTo("stopped");
    assertThat(enrollment.outcome())
        .contains("a person would create a work account")
        .contains("the initial domain fabrikam.onmicrosoft.com");
    assertThat(enrollment.passed())
        .contains("ReserveInitialDomain", "DryRunOver", "AccountDryRunDone")
        .doesNotContain("CreateWorkAccount");
    assertNothingWritten(enrollment);
  }

  @Test
  default void asksNobodyToTakeOverATenantInADryRun() {
    RunningEnrollment enrollment =
        dryRun(Requests.of("adatum.com")).complete("alex", "ApproveEnrollment", APPROVED);

    assertThat(enrollment.state()).isEqualTo("stopped");
    assertThat(enrollment.outcome()).contains("administrator of the unmanaged tenant");
    assertThat(enrollment.passed()).contains("AccountDryRunDone").doesNotContain("TakeOverTenant");
    assertNothingWritten(enrollment);
  }

  @Test
  default void endsADryRunThatIsToBecomeASeparateAccount() {
    RunningEnrollment enrollment =
        dryRun(Requests.of("litware.com"))
            .complete("alex", "ApproveEnrollment", APPROVED_LOOKING_INSIDE)
            .acceptConsent();

    enrollment.complete(
        "sam",
        "ApprovePlan",
        Map.of(
            "planDecision", "separate-account",
            "planDigest", enrollment.planDigest(),
            "comment", "Only a few need it"));

    assertThat(enrollment.state()).isEqualTo("stopped");
    assertThat(enrollment.outcome()).contains("a person would create a work account");
    assertNothingWritten(enrollment);
  }

  @Test
  default void saysInEveryTaskOfADryRunThatNothingIsWritten() {
    RunningEnrollment enrollment = dryRun(Requests.northwind());
    assertSaysSo(enrollment, "ApproveEnrollment");
    enrollment.complete(
        "alex", "ApproveEnrollment", Map.of("decision", "correct", "comment", "Which company?"));
    assertSaysSo(enrollment, "CorrectRequest");
    enrollment.complete("kim", "CorrectRequest", new HashMap<>(Requests.northwind()));
    enrollment.complete("alex", "ApproveEnrollment", APPROVED);
    assertSaysSo(enrollment, "GrantConsent");
    enrollment.acceptConsent();
    assertSaysSo(enrollment, "ApprovePlan");
  }

  @Test
  default void keepsADryRunADryRunWhenItIsCorrected() {
    RunningEnrollment enrollment =
        dryRun(Requests.of("contoso.com"))
            .complete(
                "alex", "ApproveEnrollment", Map.of("decision", "correct", "comment", "Who?"));
    Map<String, Object> sent = new HashMap<>(Requests.of("contoso.com"));
    sent.put("dryRun", false);
    assertThatThrownBy(() -> enrollment.submit("kim", "CorrectRequest", sent))
        .hasMessageContaining("cannot be changed");

    enrollment.complete("kim", "CorrectRequest", new HashMap<>(Requests.of("contoso.com")));

    assertThat(enrollment.view().get("dryRun").asBoolean()).isTrue();
    assertThat(enrollment.complete("alex", "ApproveEnrollment", APPROVED).state())
        .isEqualTo("awaiting-plan-approval");
  }

  @Test
  default void startsADryRunOverRestAndLetsARealOneFollow() {
    String body =
        """
        {"workEmail": "kim@contoso.com", "companyName": "Contoso", "headquarters": "US",
         "partnerCenterUsers": [{"email": "kim@contoso.com"}], "dryRun": %s}""";
    var started =
        drive().http.send("kim", HttpMethod.POST, "/api/enrollments", body.formatted("true"));
    assertThat(started.status()).as(started.body()).isEqualTo(201);
    RunningEnrollment dry = drive().find(started.json().get("id").asText()).work();
    assertThat(dry.view().get("dryRun").asBoolean()).isTrue();
    assertThat(
            drive()
                .http
                .send("kim", HttpMethod.POST, "/api/enrollments", body.formatted("false"))
                .status())
        .as("one active enrollment a domain")
        .isEqualTo(409);
    dry.complete("alex", "ApproveEnrollment", APPROVED).approvePlan("sam");

    var real =
        drive().http.send("kim", HttpMethod.POST, "/api/enrollments", body.formatted("false"));

    assertThat(real.status()).as(real.body()).isEqualTo(201);
    RunningEnrollment next = drive().find(real.json().get("id").asText()).work();
    assertThat(next.view().get("dryRun").asBoolean()).isFalse();
    assertThat(next.complete("alex", "ApproveEnrollment", APPROVED).state())
        .isEqualTo("awaiting-association");
  }

  /** Somebody starts a dry run, and it waits for its approval. */
  private RunningEnrollment dryRun(Map<String, String> fields) {
    Map<String, Object> all = new HashMap<>(fields);
    all.put("dryRun", true);
    return drive().request("kim", all).work();
  }

  private static void assertSaysSo(RunningEnrollment enrollment, String task) {
    assertThat(enrollment.variable(task, "intro").toString())
        .startsWith("**Dry run:** nothing will be written");
  }

  private void assertNothingWritten(RunningEnrollment enrollment) {
    assertThat(enrollment.writes()).isEmpty();
    assertThat(enrollment.waitsFor()).isEmpty();
    assertThat(enrollment.jobs()).isEmpty();
    assertThat(drive().world.domains(NORTHWIND_TENANT)).doesNotContainKey(NORTHWIND);
    assertThat(drive().world.groups(NORTHWIND_TENANT)).isEmpty();
  }
}
