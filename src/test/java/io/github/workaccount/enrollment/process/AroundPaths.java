package io.github.workaccount.enrollment.process;

import static io.github.workaccount.enrollment.process.Requests.APPROVED;
import static io.github.workaccount.enrollment.process.Requests.ASSOCIATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands around a domain, shown to the person who decides. */
interface AroundPaths extends Paths {

  String SUBDOMAIN = "emea.contoso.com";
  String CONTOSO_TENANT = "contoso.onmicrosoft.com";

  @Test
  default void warnsOfADomainThatNoMailReaches() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("tailspintoys.com")).work();

    assertThat(enrollment.view().at("/tenant/warnings/0").asText())
        .contains("neither mail (MX) nor address records", "kim@tailspintoys.com");
    assertThat(enrollment.variable("ApproveEnrollment", "warnings").toString())
        .contains("neither mail (MX) nor address records");
    assertThat(enrollment.evidence("facts").get(0).get("mail").asText()).isEqualTo("none");
    assertThat(enrollment.state()).as("it only warns").isEqualTo("awaiting-approval");
  }

  @Test
  default void warnsOfNothingWhereNothingIsUnusual() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com")).work();

    assertThat(enrollment.view().at("/tenant/warnings").isMissingNode()).isTrue();
    assertThat(enrollment.variable("ApproveEnrollment", "warnings")).hasToString("[]");
  }

  @Test
  default void suggestsTheHeadquartersDomainWhereItHasATenant() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.de")).work();

    assertThat(enrollment.view().at("/tenant/warnings").toString())
        .contains("contoso.com is in a tenant too", "corporate headquarters");
    assertThat(enrollment.evidence("facts").get(0).get("headquarters"))
        .hasToString("[\"contoso.com\"]");

    enrollment.complete(
        "alex", "ApproveEnrollment", Map.of("decision", "approve", "route", "create"));
    assertThat(enrollment.state()).isEqualTo("awaiting-work-account");
  }

  @Test
  default void suggestsNoHeadquartersDomainWhenMicrosoftCannotBeAskedForIt() {
    drive().people.fault("/login/contoso.com/v2.0", "\"status\": 503");

    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.de")).work();

    assertThat(enrollment.state()).isEqualTo("awaiting-approval");
    assertThat(enrollment.view().at("/tenant/warnings").toString())
        .doesNotContain("corporate headquarters");
  }

  @Test
  default void enrollsTheDomainAboveASubdomainWhereThatOneHasATenant() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of(SUBDOMAIN)).work();
    assertThat(enrollment.view().at("/tenant/state").asText()).isEqualTo("none");
    assertThat(enrollment.view().at("/tenant/otherDomain/domain").asText())
        .isEqualTo("contoso.com");
    assertThat(enrollment.view().at("/tenant/otherDomain/state").asText()).isEqualTo("managed");
    assertThat(enrollment.variable("ApproveEnrollment", "enrolledDomain")).isEqualTo("contoso.com");
    assertThat(enrollment.variable("ApproveEnrollment", "domains").toString())
        .contains("in no work account", "verified in the tenant Contoso");
    assertThat(enrollment.variable("ApproveEnrollment", "facts").toString())
        .as("forms of earlier releases, too, show which domain is where")
        .contains(
            SUBDOMAIN + ": in no work account", "contoso.com: verified in the tenant Contoso");

    enrollment.complete("alex", "ApproveEnrollment", APPROVED);

    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.view().get("domain").asText()).isEqualTo("contoso.com");
    assertThat(enrollment.view().get("workEmail").asText()).isEqualTo("kim@" + SUBDOMAIN);
    assertThat(enrollment.evidence("enrolled-domain").get(0).get("after").asText())
        .isEqualTo("contoso.com");
    assertThat(enrollment.times("CheckTenant")).isEqualTo(2);
    assertThat(enrollment.times("ApproveEnrollment")).isEqualTo(1);
    enrollment.complete("alex", "AssociateInPartnerCenter", ASSOCIATED);
    assertThat(enrollment.outcome()).startsWith("contoso.com is linked");
  }

  @Test
  default void addsASubdomainThatIsVerifiedWithTheDomainAboveIt() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of(SUBDOMAIN)).work();

    enrollment
        .complete(
            "alex",
            "ApproveEnrollment",
            Map.of(
                "decision", "approve",
                "enrolledDomain", SUBDOMAIN,
                "existingTenant", CONTOSO_TENANT))
        .acceptConsent();
    assertThat(enrollment.changes()).containsExactly("add-domain planned", "create-group planned");
    assertThat(enrollment.view().at("/plan/changes/0/why").asText())
        .contains("no DNS record is needed");
    enrollment.approvePlan("sam");

    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(drive().world.domains("contoso.com")).containsEntry(SUBDOMAIN, true);
    assertThat(enrollment.view().at("/tenant/domainVerified").asBoolean()).isTrue();
    assertThat(enrollment.passed()).doesNotContain("VerifyDomain", "PublishDnsRecord");
  }

  @Test
  default void hasOneActiveEnrollmentOfTheDomainThatIsChosenInstead() {
    drive().request("kim", Requests.of("contoso.com")).work();
    RunningEnrollment enrollment = drive().request("kim", Requests.of(SUBDOMAIN)).work();

    assertThatThrownBy(() -> enrollment.submit("alex", "ApproveEnrollment", APPROVED))
        .hasMessageContaining("There is an active enrollment for contoso.com already");
    assertThatThrownBy(
            () ->
                enrollment.submit(
                    "alex",
                    "ApproveEnrollment",
                    Map.of("decision", "approve", "enrolledDomain", "fabrikam.com")))
        .hasMessageContaining("Give one of: emea.contoso.com, contoso.com");

    assertThat(enrollment.state()).isEqualTo("awaiting-approval");
    assertThat(enrollment.view().get("domain").asText()).isEqualTo(SUBDOMAIN);
  }

  @Test
  default void asksForAReasonAgainForTheDomainThatIsChosenInstead() {
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.with(Requests.of(SUBDOMAIN), "partnerProgram", "both"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED);

    assertThat(enrollment.state()).isEqualTo("awaiting-approval");
    assertThat(enrollment.view().get("domain").asText()).isEqualTo("contoso.com");
    assertThatThrownBy(
            () ->
                enrollment.submit(
                    "alex", "ApproveEnrollment", Map.of("decision", "approve", "route", "link")))
        .hasMessageContaining("say why in the comment");
    enrollment.complete(
        "alex", "ApproveEnrollment", Map.of("decision", "approve", "route", "stop"));
    assertThat(enrollment.state()).isEqualTo("stopped");
  }

  @Test
  default void asksAgainWhenTheTenantThatIsLeftByEmptyingHasTheOtherProgram() {
    drive()
        .request("kim", Requests.with(Requests.of("proseware.com"), "partnerProgram", "csp"))
        .work()
        .complete("alex", "ApproveEnrollment", APPROVED)
        .complete("alex", "AssociateInPartnerCenter", ASSOCIATED);
    RunningEnrollment enrollment =
        drive()
            .request(
                "kim",
                Requests.with(
                    Requests.with(Requests.of("proseware.com"), "partnerProgram", "ai-cloud"),
                    "existingTenant",
                    "proseware.onmicrosoft.com"))
            .work();
    Map<String, Object> emptied =
        Map.of("decision", "approve", "route", "link", "existingTenant", "");

    enrollment.complete("alex", "ApproveEnrollment", emptied);

    assertThat(enrollment.state()).isEqualTo("awaiting-approval");
    assertThat(enrollment.view().at("/route/reasons").toString())
        .contains("An earlier enrollment linked the tenant Proseware Holding");
    assertThat(enrollment.evidence("existing-tenant").get(0).get("before").asText())
        .isEqualTo("proseware.onmicrosoft.com");
    assertThatThrownBy(() -> enrollment.submit("alex", "ApproveEnrollment", emptied))
        .hasMessageContaining("say why in the comment");
  }

  @Test
  default void refersToTheEarlierEnrollmentOfTheDomain() {
    RunningEnrollment first = drive().request("kim", Requests.of("contoso.com")).work();
    first.complete(
        "alex", "ApproveEnrollment", Map.of("decision", "reject", "comment", "Not our customer"));

    RunningEnrollment second = drive().request("kim", Requests.of("contoso.com")).work();

    assertThat(second.view().get("predecessor").asText()).isEqualTo(first.id());
    assertThat(second.evidence("predecessor").get(0).get("state").asText()).isEqualTo("rejected");
    assertThat(second.variable("ApproveEnrollment", "facts").toString())
        .contains(first.id() + ", rejected: It was rejected: Not our customer");
    assertThat(first.view().path("predecessor").isMissingNode()).isTrue();
  }

  @Test
  default void hidesAnEarlierEnrollmentThatIsSomebodyElses() {
    RunningEnrollment first = drive().request("alex", Requests.of("contoso.com")).work();
    first.complete(
        "sam", "ApproveEnrollment", Map.of("decision", "reject", "comment", "Not our customer"));

    RunningEnrollment second = drive().request("kim", Requests.of("contoso.com")).work();

    assertThat(second.viewAs("kim").path("predecessor").isMissingNode()).isTrue();
    assertThat(second.evidenceAs("kim").toString()).doesNotContain(first.id());
    assertThat(List.of(second.view().get("predecessor").asText())).containsExactly(first.id());
  }
}
