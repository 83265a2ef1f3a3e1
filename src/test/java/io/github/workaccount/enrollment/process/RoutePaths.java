package io.github.workaccount.enrollment.process;

import static io.github.workaccount.enrollment.process.Requests.APPROVED;
import static io.github.workaccount.enrollment.process.Requests.APPROVED_LOOKING_INSIDE;
import static io.github.workaccount.enrollment.process.Requests.ASSOCIATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** The routes besides linking a tenant that is there. */
interface RoutePaths extends Paths {

  String FABRIKAM_TENANT = "fabrikam.onmicrosoft.com";

  @Test
  default void createsAWorkAccountAndWaitsUntilMicrosoftShowsIt() {
    RunningEnrollment enrollment = atCreation();
    assertThat(enrollment.variable("CreateWorkAccount", "initialDomains").toString())
        .contains(FABRIKAM_TENANT);

    lookLate(enrollment, "alex", "CreateWorkAccount", Map.of("tenantDomain", FABRIKAM_TENANT));
    assertThat(enrollment.state()).isEqualTo("awaiting-work-account");
    assertThat(enrollment.waitsFor()).as("who can correct it").containsExactly("CreateWorkAccount");
    assertThat(enrollment.variable("CreateWorkAccount", "tenantDomain")).isEqualTo(FABRIKAM_TENANT);
    tellsOfTheLateLook(shown(enrollment, "CreateWorkAccount"), "alex");
    assertThat(shown(enrollment, "CreateWorkAccount"))
        .contains(":** Microsoft did not show " + FABRIKAM_TENANT, "it is looked for until");

    assertThat(enrollment.steps()).as("nothing in the engine polls").isEmpty();
    assertThat(drive().accounts.tick()).as("it was looked for a moment ago").isZero();

    drive().people.createTenant("Fabrikam", "fabrikam");
    enrollment.after(Duration.ofSeconds(10)).lookForWorkAccount();
    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
    enrollment.acceptConsent().approvePlan("sam").publishRecord().lookByItself();
    enrollment.complete("alex", "AssociateInPartnerCenter", ASSOCIATED);

    assertThat(enrollment.state()).isEqualTo("enrolled");
    assertThat(drive().world.domains(FABRIKAM_TENANT)).containsEntry("fabrikam.com", true);
    assertThat(drive().world.groups(FABRIKAM_TENANT)).containsExactly(List.of());
    assertThat(enrollment.view().at("/plan/warnings").toString())
        .contains("megan@fabrikam.com does not exist in the tenant yet");
    assertThat(enrollment.times("ConfirmWorkAccount")).isEqualTo(2);
  }

  @Test
  default void takesACorrectedNameWhileTheMistypedOneIsLookedFor() {
    RunningEnrollment enrollment = atCreation();
    drive().people.createTenant("Fabrikam", "fabrikam");
    enrollment.complete(
        "alex", "CreateWorkAccount", Map.of("tenantDomain", "fabrikan.onmicrosoft.com"));
    assertThat(enrollment.view().at("/waitingFor/0/who").asText()).isEqualTo("enrollment-admins");

    enrollment.complete("alex", "CreateWorkAccount", Map.of("tenantDomain", FABRIKAM_TENANT));

    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
    assertThat(drive().accounts.tick()).as("the wrong one is not looked for any more").isZero();
  }

  @Test
  default void keepsOfManyLooksOnlyWhatChanged() {
    RunningEnrollment enrollment = atCreation();
    enrollment.complete("alex", "CreateWorkAccount", Map.of("tenantDomain", FABRIKAM_TENANT));

    for (int look = 0; look < 3; look++) {
      enrollment.after(Duration.ofMinutes(2)).lookForWorkAccount();
    }

    assertThat(enrollment.evidence("work-account-look"))
        .singleElement()
        .satisfies(
            look -> {
              assertThat(look.get("code").asText()).isEqualTo("not-visible");
              assertThat(look.get("entered").asText()).isEqualTo(FABRIKAM_TENANT);
            });
    tellsOfALook(shown(enrollment, "CreateWorkAccount"), drive().clock.instant());
    assertThat(enrollment.times("ConfirmWorkAccount")).isEqualTo(1);
    assertThat(drive().jdbc.queryForObject("select checks from work_account_watch", Integer.class))
        .isEqualTo(3);
  }

  @Test
  default void asksForTheNameAgainWhenMicrosoftDoesNotShowItInTime() {
    RunningEnrollment enrollment = atCreation();
    enrollment.complete(
        "alex", "CreateWorkAccount", Map.of("tenantDomain", "fabrikan.onmicrosoft.com"));
    enrollment.after(Duration.ofMinutes(1)).lookForWorkAccount();
    Instant lookedLast = drive().clock.instant();

    enrollment.after(Duration.ofHours(1));

    assertThat(enrollment.waitsFor()).containsExactly("CreateWorkAccount");
    assertThat(enrollment.state()).isEqualTo("awaiting-work-account");
    tellsOfALook(shown(enrollment, "CreateWorkAccount"), lookedLast);
    assertThat(shown(enrollment, "CreateWorkAccount"))
        .contains("Microsoft does not know fabrikan.onmicrosoft.com after an hour");
    assertThat(drive().accounts.tick()).as("nobody looks any more").isZero();
    drive().people.createTenant("Fabrikam", "fabrikam");
    enrollment.complete("alex", "CreateWorkAccount", Map.of("tenantDomain", FABRIKAM_TENANT));
    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
  }

  @Test
  default void goesOnLookingWhenMicrosoftDoesNotAnswer() {
    RunningEnrollment enrollment = atCreation();
    enrollment.complete("alex", "CreateWorkAccount", Map.of("tenantDomain", FABRIKAM_TENANT));
    drive().people.createTenant("Fabrikam", "fabrikam");
    drive().people.fault("findTenantInformationByDomainName", "\"status\": 400, \"times\": 1");

    enrollment.after(Duration.ofSeconds(10)).lookForWorkAccount();
    assertThat(shown(enrollment, "CreateWorkAccount")).contains("Microsoft could not be asked");
    assertThat(enrollment.evidence("work-account-look").get(0).get("code").asText())
        .isEqualTo("no-answer");

    enrollment.after(Duration.ofMinutes(1)).lookForWorkAccount();
    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
  }

  @Test
  default void asksAgainWhenTheNamedTenantIsNotTheNewOne() {
    RunningEnrollment enrollment = atCreation();

    enrollment.complete(
        "alex", "CreateWorkAccount", Map.of("tenantDomain", "contoso.onmicrosoft.com"));

    assertThat(enrollment.state()).isEqualTo("awaiting-work-account");
    assertThat(enrollment.times("CreateWorkAccount")).isEqualTo(2);
    assertThat(enrollment.passed()).doesNotContain("WorkAccountSeen", "GrantConsent");
    assertThatThrownBy(
            () ->
                enrollment.submit(
                    "alex", "CreateWorkAccount", Map.of("tenantDomain", "fabrikam.com")))
        .hasMessageContaining("ends in .onmicrosoft.com");
  }

  @Test
  default void refusesATenantThatWasCreatedForAnotherEnrollmentWhichStillRuns() {
    RunningEnrollment first = atCreation();
    RunningEnrollment second =
        drive()
            .request("kim", Requests.of("fourthcoffee.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED);
    drive().people.createTenant("Fabrikam", "fabrikam");
    first.complete("alex", "CreateWorkAccount", Map.of("tenantDomain", FABRIKAM_TENANT));
    assertThat(first.state()).isEqualTo("awaiting-consent");

    second.complete("alex", "CreateWorkAccount", Map.of("tenantDomain", FABRIKAM_TENANT));

    assertThat(second.waitsFor()).containsExactly("CreateWorkAccount");
    assertThat(second.evidence("work-account").get(0).get("problem").asText())
        .contains(first.id(), "which still runs");
    assertThat(second.variable("CreateWorkAccount", "intro").toString()).contains("still runs");

    first.withdraw("kim");
    first.work();
    second.complete("alex", "CreateWorkAccount", Map.of("tenantDomain", FABRIKAM_TENANT));
    assertThat(second.state()).isEqualTo("awaiting-consent");
  }

  @Test
  default void takesOverAnUnmanagedTenantAndWritesNothing() {
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.of("adatum.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED);
    assertThat(enrollment.state()).isEqualTo("awaiting-take-over");
    assertThat(enrollment.view().at("/route/chosen").asText()).isEqualTo("take-over");

    lookLate(enrollment, "alex", "TakeOverTenant");
    assertThat(enrollment.state()).as("looked too early").isEqualTo("awaiting-take-over");
    tellsOfTheLateLook(shown(enrollment, "TakeOverTenant"), "alex");
    assertThat(shown(enrollment, "TakeOverTenant"))
        .contains("Microsoft still shows the tenant that has adatum.com as unmanaged");

    drive().people.takeOver("adatum.com");
    enrollment.complete("alex", "TakeOverTenant", Map.of());
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.times("ConfirmTakeOver")).isEqualTo(2);
    assertThat(enrollment.writes()).isEmpty();
    assertThat(enrollment.passed()).doesNotContain("GrantConsent", "ApprovePlan");
  }

  @Test
  default void stopsWhereTheCompanyIsInAnotherCloud() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("woodgrovebank.com")).work();
    assertThat(enrollment.view().at("/route/recommended").asText()).isEqualTo("stop");
    assertThatThrownBy(
            () ->
                enrollment.submit(
                    "alex", "ApproveEnrollment", Map.of("decision", "approve", "route", "link")))
        .hasMessageContaining("not possible here");

    assertThatThrownBy(() -> enrollment.submit("alex", "ApproveEnrollment", APPROVED))
        .hasMessageContaining("it cannot go on here, whichever tenant is named");

    enrollment.complete("alex", "ApproveEnrollment", Map.of("decision", "stop"));

    assertThat(enrollment.state()).isEqualTo("stopped");
    assertThat(enrollment.evidence("decision").get(0).get("choice").asText()).isEqualTo("stop");
    assertThat(enrollment.outcome()).contains("another Microsoft cloud");
    assertThat(enrollment.decisionInTheHistory()).isEqualTo("stop");
    assertThat(enrollment.passed()).contains("Stopped").doesNotContain("ConfirmFacts");
  }

  @Test
  default void recommendsToStopWhereTheDomainIsInAnotherTenantThanTheNamedOne() {
    RunningEnrollment enrollment =
        drive()
            .request(
                "kim",
                Requests.with(
                    Requests.of("proseware.com"), "existingTenant", "proseware.onmicrosoft.com"))
            .work();

    assertThat(enrollment.view().at("/tenant/state").asText()).isEqualTo("conflict");
    assertThat(enrollment.view().at("/route/recommended").asText()).isEqualTo("stop");
    assertThat(enrollment.view().at("/route/reasons").toString()).contains("Proseware Holding");
    assertThat(enrollment.variable("ApproveEnrollment", "route"))
        .as("nobody ends it by going on with what is chosen already")
        .isNull();
    assertThat(enrollment.variable("ApproveEnrollment", "onwardRoutes").toString())
        .contains("\"link\"")
        .doesNotContain("stop");
  }

  @Test
  default void makesASeparateWorkAccountThatLeavesTheDomainWhereItIs() {
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.of("litware.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED_LOOKING_INSIDE)
            .acceptConsent();
    assertThat(enrollment.view().at("/plan/warnings").toString())
        .contains("a separate work account");

    enrollment.complete(
        "alex",
        "ApprovePlan",
        Map.of(
            "planDecision", "separate-account",
            "planDigest", enrollment.planDigest(),
            "comment", "Only two people need it"));
    assertThat(shown(enrollment, "CreateWorkAccount"))
        .contains("This is a separate work account", "chosen by alex: Only two people need it");
    drive().people.createTenant("Litware partners", "litwarepartner");
    enrollment
        .complete(
            "alex", "CreateWorkAccount", Map.of("tenantDomain", "litwarepartner.onmicrosoft.com"))
        .acceptConsent();

    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.changes())
        .as("the domain stays where it is")
        .containsExactly("create-group planned");
    enrollment.approvePlan("sam");
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.variable("AssociateInPartnerCenter", "facts").toString())
        .contains("Separate work account", "Only two people need it");
    assertThat(drive().world.groups("litware.com")).isEmpty();
    assertThat(drive().world.groups("litwarepartner.onmicrosoft.com")).hasSize(1);
  }

  @Test
  default void createsASeparateWorkAccountAlsoBesideATenantThatWasTakenOver() {
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.of("adatum.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED_LOOKING_INSIDE);
    drive().people.takeOver("adatum.com");
    enrollment.complete("alex", "TakeOverTenant", Map.of()).acceptConsent();

    enrollment.complete(
        "alex",
        "ApprovePlan",
        Map.of(
            "planDecision", "separate-account",
            "planDigest", enrollment.planDigest(),
            "comment", "Only two people need it"));

    assertThat(enrollment.waitsFor()).containsExactly("CreateWorkAccount");
    assertThat(enrollment.times("ObtainWorkAccount")).isEqualTo(2);
  }

  @Test
  default void suggestsTheInitialDomainByTheRegisteredDomainInLatinLetters() {
    RunningEnrollment enrollment =
        drive()
            .request(
                "kim", Requests.with(Requests.of("emea.müller.de"), "partnerCenterAccount", "none"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED);

    assertThat(enrollment.variable("CreateWorkAccount", "initialDomains").toString())
        .startsWith("[{\"domain\":\"muller.onmicrosoft.com\"}");
    assertThat(enrollment.variable("CreateWorkAccount", "values").toString())
        .as("only a company with a Partner Center account can create a tenant there")
        .contains("Entra admin center: initial domain name")
        .doesNotContain("Partner Center:");
  }

  private static String shown(RunningEnrollment enrollment, String task) {
    return HtmlUtils.htmlUnescape(enrollment.variable(task, "intro").toString());
  }

  /** Fabrikam's enrollment, where its work account is to be created. */
  private RunningEnrollment atCreation() {
    return drive()
        .request("kim", Requests.of("fabrikam.com"))
        .work()
        .complete("alex", "ApproveEnrollment", APPROVED);
  }
}
