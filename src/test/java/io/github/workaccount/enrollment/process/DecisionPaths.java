package io.github.workaccount.enrollment.process;

import static io.github.workaccount.enrollment.process.Requests.APPROVED;
import static io.github.workaccount.enrollment.process.Requests.APPROVED_LOOKING_INSIDE;
import static io.github.workaccount.enrollment.process.Requests.ASSOCIATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** Decisions that take more than a click: another person, a reason, a tenant that is new. */
interface DecisionPaths extends Paths {

  @Test
  default void hasAPlanApprovedByAnotherAdminThanItsEnrollment() {
    RunningEnrollment enrollment = atPlan();

    assertThatThrownBy(() -> enrollment.approvePlan("alex"))
        .isInstanceOf(AuthorizationException.class)
        .hasMessage(
            "You approved this enrollment, so somebody else has to approve its plan: any enrollment admin other than you and the requester may.");

    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.approvePlan("sam").state()).isEqualTo("awaiting-dns-record");
  }

  @Test
  default void saysInTheEvidenceThatNobodyElseCouldApproveThePlan() {
    RunningEnrollment enrollment =
        drive()
            .request("alex", Requests.northwind())
            .work()
            .complete("sam", "ApproveEnrollment", APPROVED)
            .acceptConsent()
            .approvePlan("sam");

    assertThat(enrollment.evidence("decision").get(1).get("separation").asText())
        .isEqualTo("the same person approved the enrollment");
  }

  @Test
  default void stopsARequestForTwoProgramsUnlessAnAdminWantsThemInOneTenant() {
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.with(Requests.of("contoso.com"), "partnerProgram", "both"))
            .work();
    assertThat(enrollment.view().at("/route/recommended").asText()).isEqualTo("stop");
    assertThat(enrollment.view().at("/route/reasons").toString())
        .contains("Two partner programs would share one tenant", "belong in two separate tenants");
    assertThatThrownBy(
            () ->
                enrollment.submit(
                    "alex", "ApproveEnrollment", Map.of("decision", "approve", "route", "link")))
        .hasMessageContaining("say why in the comment");

    enrollment.complete(
        "alex",
        "ApproveEnrollment",
        Map.of("decision", "approve", "route", "link", "comment", "The company has one tenant"));

    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.evidence("confirmation").get(0).get("rule").asText()).isEqualTo("B4");
  }

  @Test
  default void stopsASecondProgramInATenantThatAnEarlierEnrollmentLinked() {
    RunningEnrollment first = enrolled("csp");
    RunningEnrollment second =
        drive()
            .request("kim", Requests.with(Requests.of("contoso.com"), "partnerProgram", "ai-cloud"))
            .work();
    assertThat(second.view().at("/route/recommended").asText()).isEqualTo("stop");
    assertThat(second.view().at("/route/reasons").toString())
        .contains("An earlier enrollment linked the tenant Contoso")
        .doesNotContain(first.id());

    second.complete("alex", "ApproveEnrollment", Map.of("decision", "approve", "route", "stop"));
    assertThat(second.outcome())
        .contains(
            "Two partner programs would share one tenant. Ask for each program by itself, with a tenant of its own.")
        .doesNotContain("admin");

    RunningEnrollment same =
        drive()
            .request("kim", Requests.with(Requests.of("contoso.com"), "partnerProgram", "csp"))
            .work();
    assertThat(same.view().at("/route/recommended").asText()).isEqualTo("link");
  }

  @Test
  default void stopsASecondProgramInATenantThatAnotherRunningEnrollmentIsToLink() {
    RunningEnrollment first = request("contoso.com", "csp");
    RunningEnrollment second = request("northwindtraders.com", "ai-cloud", "contoso.com");

    assertThat(second.view().at("/route/recommended").asText()).isEqualTo("stop");
    assertThat(second.view().at("/route/reasons").toString())
        .contains("Another enrollment that is under way", "belong in separate tenants")
        .doesNotContain(first.id());

    first.withdraw("kim");
    RunningEnrollment third = request("fabrikam.com", "ai-cloud", "contoso.com");
    assertThat(third.view().at("/route/reasons").toString())
        .doesNotContain("belong in separate tenants");
  }

  @Test
  default void asksForAConfirmationWhenAnotherProgramWasApprovedMeanwhile() {
    RunningEnrollment first = request("contoso.com", "csp");
    RunningEnrollment second = request("northwindtraders.com", "ai-cloud", "contoso.com");
    Map<String, Object> confirmed =
        Map.of("decision", "approve", "route", "link", "comment", "The company has one tenant");
    second.complete("alex", "ApproveEnrollment", confirmed);

    assertThatThrownBy(() -> first.submit("alex", "ApproveEnrollment", APPROVED))
        .hasMessageContaining("Another enrollment that is under way")
        .hasMessageContaining("choose the route yourself and say why");

    first.complete("alex", "ApproveEnrollment", confirmed);
    assertThat(first.state()).isEqualTo("awaiting-association");
    assertThat(first.evidence("confirmation").get(0).get("reason").asText())
        .contains("Another enrollment that is under way");
  }

  @Test
  default void asksAgainWhenTheTenantThatAnAdminNamesHasTheOtherProgram() {
    enrolled("csp");
    RunningEnrollment enrollment =
        drive()
            .request(
                "kim", Requests.with(Requests.of("fabrikam.com"), "partnerProgram", "ai-cloud"))
            .work();

    enrollment.complete(
        "alex",
        "ApproveEnrollment",
        Map.of("decision", "approve", "existingTenant", "contoso.onmicrosoft.com"));

    assertThat(enrollment.state()).isEqualTo("awaiting-approval");
    assertThat(enrollment.times("ApproveEnrollment")).isEqualTo(2);
    assertThat(enrollment.view().at("/route/recommended").asText()).isEqualTo("stop");
  }

  @Test
  default void suggestsASeparateAccountByTheTableAndWithTheCounts() {
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.of("litware.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED_LOOKING_INSIDE)
            .acceptConsent();

    assertThat(enrollment.view().at("/plan/warnings").toString())
        .contains(
            "The tenant has 12,000 users, and 1 person needs Partner Center.",
            "a separate work account");
    assertThat(enrollment.variable("ApprovePlan", "counts").toString()).contains("12,000");
  }

  @Test
  default void suggestsNoSeparateAccountInASmallTenant() {
    RunningEnrollment enrollment =
        drive()
            .request(
                "kim",
                Requests.with(
                    Requests.of("contoso.com"),
                    "partnerCenterUsers",
                    "kim@contoso.com\nlee@contoso.com\nmegan@contoso.com\nadele@contoso.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED_LOOKING_INSIDE)
            .acceptConsent();

    assertThat(enrollment.view().at("/plan/warnings").toString())
        .doesNotContain("a separate work account");
  }

  @Test
  default void acceptsOnlyAWorkAccountThatIsNew() {
    drive().people.createTenant("Fabrikam", "fabrikam");
    RunningEnrollment first =
        drive()
            .request(
                "kim",
                Requests.with(
                    Requests.of("tailspintoys.com"), "existingTenant", "fabrikam.onmicrosoft.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED)
            .acceptConsent()
            .approvePlan("sam")
            .publishRecord()
            .lookByItself()
            .complete("alex", "AssociateInPartnerCenter", ASSOCIATED);
    assertThat(first.state()).isEqualTo("enrolled");
    RunningEnrollment second =
        drive()
            .request("kim", Requests.of("fabrikam.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED);

    second.complete(
        "alex", "CreateWorkAccount", Map.of("tenantDomain", "fabrikam.onmicrosoft.com"));

    assertThat(second.state()).isEqualTo("awaiting-work-account");
    assertThat(shown(second)).contains("was linked by the enrollment " + first.id());
    second.complete("alex", "CreateWorkAccount", Map.of("tenantDomain", "contoso.onmicrosoft.com"));
    assertThat(shown(second)).contains("The default domain of that tenant is contoso.com");
  }

  @Test
  default void warnsOfATenantAdministratorWhoDoesNotExist() {
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.of("contoso.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED_LOOKING_INSIDE);
    drive().people.acceptOnly(enrollment.consentLink());

    enrollment.complete("alex", "GrantConsent", Map.of("tenantAdmin", "nobody@contoso.com"));

    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.view().at("/plan/warnings").toString())
        .contains("nobody@contoso.com, named as the tenant's administrator, does not exist");
    assertThat(enrollment.approvePlan("sam").state())
        .as("it only warns")
        .isEqualTo("awaiting-association");
  }

  @Test
  default void looksAgainForAUserWhoWasCreatedAfterThePlan() {
    RunningEnrollment enrollment =
        drive()
            .request(
                "kim",
                Requests.with(
                    Requests.of("contoso.com"), "partnerCenterUsers", "newcomer@contoso.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED_LOOKING_INSIDE)
            .acceptConsent();
    assertThat(enrollment.changes()).containsExactly("create-group planned");
    String first = enrollment.planDigest();
    drive().world.addUser("contoso.com", "newcomer", "newcomer@contoso.com");

    enrollment.complete(
        "sam", "ApprovePlan", Map.of("planDecision", "look-again", "planDigest", first));
    drive().clock.forward(BEHIND);
    enrollment.complete("alex", "GrantConsent", Map.of());

    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.changes()).containsExactly("create-group planned", "add-member planned");
    assertThat(enrollment.planDigest()).isNotEqualTo(first);
    tellsOfTheLateLook(enrollment.variable("ApprovePlan", "intro").toString(), "sam");
    assertThat(enrollment.variable("ApprovePlan", "intro").toString())
        .contains("and this is the new plan");
  }

  @Test
  default void putsAGuestIntoTheGroupOnlyWhenAnAdminChoosesIt() {
    RunningEnrollment enrollment =
        drive()
            .request(
                "kim",
                Requests.with(
                    Requests.of("contoso.com"), "partnerCenterUsers", "quinn@adventure-works.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED_LOOKING_INSIDE)
            .acceptConsent();
    assertThat(enrollment.changes()).containsExactly("create-group planned");
    assertThat(enrollment.variable("ApprovePlan", "warnings").toString())
        .contains("quinn@adventure-works.com exists in the tenant as a guest only");
    assertThat(enrollment.variable("ApprovePlan", "guestsLeftOut")).isEqualTo(true);

    enrollment
        .complete(
            "sam",
            "ApprovePlan",
            Map.of(
                "planDecision",
                "look-again",
                "planDigest",
                enrollment.planDigest(),
                "includeGuests",
                true))
        .complete("alex", "GrantConsent", Map.of());

    assertThat(enrollment.changes()).containsExactly("create-group planned", "add-member planned");
    assertThat(enrollment.variable("ApprovePlan", "guestsLeftOut")).isEqualTo(false);
    enrollment.approvePlan("sam");
    assertThat(drive().world.groups("contoso.com").get(0).toString()).contains("quinn_");
    assertThat(enrollment.variable("AssociateInPartnerCenter", "users").toString())
        .contains("is a guest in the tenant only")
        .doesNotContain("#EXT#");
  }

  @Test
  default void tellsTheRequesterWhyItStoppedWithoutWhatOnlyAnAdminCanDo() {
    RunningEnrollment enrollment =
        drive()
            .request(
                "kim",
                Requests.with(
                    Requests.of("proseware.com"), "existingTenant", "proseware.onmicrosoft.com"))
            .work();
    assertThat(enrollment.variable("ApproveEnrollment", "reasons").toString())
        .contains("choose the route");

    enrollment.complete("alex", "ApproveEnrollment", Map.of("decision", "stop"));

    assertThat(enrollment.outcome())
        .contains("Name the tenant that has the domain, or have the domain released there.")
        .doesNotContain("choose the route", "What can be done");
  }

  @Test
  default void triesADomainThatAnotherTenantHoldsAndGivesItUp() {
    RunningEnrollment enrollment =
        drive()
            .request(
                "kim",
                Requests.with(
                    Requests.of("proseware.com"), "existingTenant", "proseware.onmicrosoft.com"))
            .work();
    assertThat(enrollment.view().at("/route/reasons").toString())
        .contains("Proseware Holding", "What can be done");

    enrollment
        .complete("alex", "ApproveEnrollment", Map.of("decision", "approve", "route", "link"))
        .acceptConsent();
    assertThat(enrollment.view().at("/plan/warnings").toString())
        .contains("proseware.com is verified in the tenant Proseware Holding now");
    enrollment.approvePlan("sam");

    assertThat(enrollment.state()).isEqualTo("awaiting-conflict-resolution");
    assertThat(enrollment.variable("ResolveDomainConflict", "options").toString())
        .contains("Global Administrator of Proseware Holding");
    assertThat(enrollment.variable("ResolveDomainConflict", "ticketText").toString())
        .contains("We want to verify the domain proseware.com");
    enrollment.complete("alex", "ResolveDomainConflict", Map.of("resolution", "give-up"));
    assertThat(enrollment.state()).isEqualTo("stopped");
  }

  @Test
  default void aTenantThatAnAdminEmptiesCountsNoMore() {
    RunningEnrollment enrollment =
        drive()
            .request(
                "kim",
                Requests.with(
                    Requests.of("proseware.com"), "existingTenant", "proseware.onmicrosoft.com"))
            .work();

    enrollment.complete(
        "alex",
        "ApproveEnrollment",
        Map.of("decision", "approve", "route", "link", "existingTenant", ""));

    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.view().at("/tenant/displayName").asText()).isEqualTo("Proseware Holding");
    assertThat(enrollment.variable("AssociateInPartnerCenter", "facts").toString())
        .doesNotContain("proseware.onmicrosoft.com");
  }

  @Test
  default void aTenantIsEmptiedOnlyWhereSomethingIsLeftToLink() {
    RunningEnrollment enrollment = drive().request("kim", Requests.northwind()).work();

    assertThatThrownBy(
            () ->
                enrollment.complete(
                    "alex",
                    "ApproveEnrollment",
                    Map.of("decision", "approve", "route", "link", "existingTenant", " ")))
        .hasMessageContaining("Tenant to use instead")
        .hasMessageContaining("name the one that is to be linked");
    enrollment.complete(
        "alex",
        "ApproveEnrollment",
        Map.of("decision", "approve", "route", "create", "existingTenant", ""));
    assertThat(enrollment.state()).isEqualTo("awaiting-work-account");
  }

  @Test
  default void anAdministratorWhoIsEmptiedIsNamedNoMore() {
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.of("contoso.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED_LOOKING_INSIDE)
            .complete("alex", "GrantConsent", Map.of("tenantAdmin", "megan@contoso.com"));
    assertThat(
            enrollment
                .complete("alex", "GrantConsent", Map.of())
                .variable("GrantConsent", "tenantAdmin"))
        .as("nobody sent the field")
        .isEqualTo("megan@contoso.com");

    enrollment.complete("alex", "GrantConsent", Map.of("tenantAdmin", ""));

    assertThat(enrollment.variable("GrantConsent", "tenantAdmin")).isNull();
    assertThat(enrollment.acceptConsent().view().at("/plan/warnings").toString())
        .doesNotContain("megan@contoso.com");
  }

  private RunningEnrollment request(String domain, String program) {
    return drive()
        .request("kim", Requests.with(Requests.of(domain), "partnerProgram", program))
        .work();
  }

  private RunningEnrollment request(String domain, String program, String tenant) {
    return drive()
        .request(
            "kim",
            Requests.with(
                Requests.with(Requests.of(domain), "partnerProgram", program),
                "existingTenant",
                tenant))
        .work();
  }

  private RunningEnrollment enrolled(String program) {
    return drive()
        .request("kim", Requests.with(Requests.of("contoso.com"), "partnerProgram", program))
        .work()
        .complete("alex", "ApproveEnrollment", APPROVED)
        .complete("alex", "AssociateInPartnerCenter", ASSOCIATED);
  }

  private static String shown(RunningEnrollment enrollment) {
    return HtmlUtils.htmlUnescape(enrollment.variable("CreateWorkAccount", "intro").toString());
  }
}
