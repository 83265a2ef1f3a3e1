package io.github.workaccount.enrollment.process;

import static io.github.workaccount.enrollment.process.Requests.APPROVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.HtmlUtils;

/** The request, and what enrollment admins decide on it. */
interface RequestPaths extends Paths {

  @ParameterizedTest
  @CsvSource({
    "info@contoso.com, role address",
    "kim.abercrombie@gmail.com, personal mail provider",
    "kim@contoso.onmicrosoft.com, sign-in name"
  })
  default void letsTheRequesterCorrectAnUnusableAddress(String address, String why) {
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.with(Requests.of("contoso.com"), "workEmail", address))
            .work();
    assertThat(enrollment.state()).isEqualTo("awaiting-correction");
    String shown = enrollment.variable("CorrectRequest", "addressProblem").toString();
    assertThat(HtmlUtils.htmlUnescape(shown)).contains(why);
    assertThat(enrollment.task("CorrectRequest").getAssignee()).isEqualTo("kim");
    assertThat(enrollment.passed()).doesNotContain("CheckTenant");

    enrollment.complete("kim", "CorrectRequest", Map.copyOf(Requests.of("contoso.com")));

    assertThat(enrollment.state()).isEqualTo("awaiting-approval");
    assertThat(enrollment.view().get("domain").asText()).isEqualTo("contoso.com");
  }

  @Test
  default void goesBackToTheRequesterWithTheAdminsComment() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com")).work();
    enrollment.complete(
        "alex", "ApproveEnrollment", Map.of("decision", "correct", "comment", "Use Trey's domain"));
    assertThat(enrollment.state()).isEqualTo("awaiting-correction");

    enrollment.complete("kim", "CorrectRequest", Map.copyOf(Requests.of("treyresearch.net")));

    assertThat(enrollment.state()).isEqualTo("awaiting-approval");
    assertThat(enrollment.view().get("domain").asText()).isEqualTo("treyresearch.net");
    assertThat(enrollment.view().at("/tenant/state").asText()).isEqualTo("federated");
    assertThat(enrollment.times("CheckTenant")).isEqualTo(2);
    RunningEnrollment other = drive().request("kim", Requests.of("contoso.com"));
    assertThat(other.state()).as("its first domain is free again").isEqualTo("checking");
  }

  @Test
  default void endsWhenTheAdminRejectsIt() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com")).work();
    assertThatThrownBy(
            () -> enrollment.submit("alex", "ApproveEnrollment", Map.of("decision", "reject")))
        .hasMessageContaining("Say why");

    enrollment.complete(
        "alex", "ApproveEnrollment", Map.of("decision", "reject", "comment", "Not our customer"));

    assertThat(enrollment.state()).isEqualTo("rejected");
    assertThat(enrollment.outcome()).contains("Not our customer");
    assertThat(enrollment.passed()).contains("Rejected").doesNotContain("ChosenRoute");
  }

  @Test
  default void isApprovedByAnotherAdminThanTheOneWhoAsked() {
    RunningEnrollment enrollment = drive().request("alex", Requests.northwind()).work();
    assertThatThrownBy(() -> enrollment.submit("alex", "ApproveEnrollment", APPROVED))
        .isInstanceOf(AuthorizationException.class)
        .hasMessage(
            "You asked for this enrollment yourself, so another enrollment admin has to decide on it.");
    enrollment.complete("sam", "ApproveEnrollment", APPROVED).acceptConsent();

    assertThatThrownBy(() -> enrollment.approvePlan("alex"))
        .isInstanceOf(AuthorizationException.class)
        .hasMessageContaining("yourself");

    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.writes()).isEmpty();
    assertThat(enrollment.approvePlan("sam").state()).isEqualTo("awaiting-dns-record");
  }

  @ParameterizedTest
  @CsvSource({"kim", "pat", "robin"})
  default void isApprovedByEnrollmentAdminsOnly(String user) {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com")).work();

    assertThatThrownBy(() -> enrollment.submit(user, "ApproveEnrollment", APPROVED))
        .isInstanceOf(AuthorizationException.class);

    assertThat(enrollment.state()).isEqualTo("awaiting-approval");
    assertThat(enrollment.evidence("decision")).isEmpty();
  }

  @Test
  default void looksAtTheTenantThatTheApprovalNames() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of(NORTHWIND)).work();
    assertThat(enrollment.view().at("/route/recommended").asText()).isEqualTo("create");
    assertThatThrownBy(
            () ->
                enrollment.submit(
                    "alex",
                    "ApproveEnrollment",
                    Map.of("decision", "approve", "existingTenant", "nobody.onmicrosoft.com")))
        .hasMessageContaining("knows no tenant nobody.onmicrosoft.com");

    enrollment.complete(
        "alex",
        "ApproveEnrollment",
        Map.of("decision", "approve", "existingTenant", NORTHWIND_TENANT));

    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
    assertThat(enrollment.view().at("/tenant/displayName").asText()).isEqualTo("Northwind Traders");
    assertThat(enrollment.view().at("/route/chosen").asText()).isEqualTo("link");
    assertThat(enrollment.times("CheckTenant")).isEqualTo(2);
    assertThat(enrollment.times("ApproveEnrollment")).isEqualTo(1);
    assertThat(enrollment.passed()).doesNotContain("ReserveInitialDomain");
  }

  @Test
  default void refusesVariablesThatTheFormDoesNotHave() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com")).work();

    assertThatThrownBy(
            () ->
                enrollment.submit(
                    "alex",
                    "ApproveEnrollment",
                    Map.of("decision", "approve", "routeApproved", true)))
        .hasMessageContaining("takes no such variable");

    assertThat(enrollment.state()).isEqualTo("awaiting-approval");
  }
}
