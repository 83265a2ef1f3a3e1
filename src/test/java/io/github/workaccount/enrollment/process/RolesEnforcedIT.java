package io.github.workaccount.enrollment.process;

import static io.github.workaccount.enrollment.process.Requests.APPROVED;
import static io.github.workaccount.enrollment.process.Requests.ASSOCIATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.testing.MovableClock;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.web.context.WebApplicationContext;

/** Where roles are enforced (rule L2), nothing is linked before a role in the tenant was seen. */
@Import(MovableClock.Configuration.class)
@SpringBootTest(
    properties = {
      "enrollment.sandbox.directory=memory",
      "enrollment.roles-enforced=true",
      "camunda.bpm.job-execution.enabled=false",
      "enrollment.public-url=http://localhost:8080",
      "spring.datasource.url=jdbc:h2:mem:roles-enforced;DB_CLOSE_DELAY=-1",
      "camunda.bpm.process-engine-name=rolesEnforced"
    })
class RolesEnforcedIT {

  private static final String ADMIN = "alex@contoso.onmicrosoft.com";

  @Autowired private WebApplicationContext context;
  private EnrollmentDriver drive;

  @BeforeEach
  void beginAnew() {
    drive = new EnrollmentDriver(context);
    drive.reset();
  }

  @Test
  void aLinkThatChangesNothingIsLookedIntoAllTheSame() {
    RunningEnrollment enrollment = drive.request("kim", Requests.of("contoso.com")).work();
    assertThat(enrollment.variable("ApproveEnrollment", "intro").toString())
        .contains("Roles are enforced here");
    assertThat(enrollment.variable("ApproveEnrollment", "changesNothing")).isEqualTo(false);

    enrollment.complete("alex", "ApproveEnrollment", APPROVED);

    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
  }

  @Test
  void theAdministratorIsNamedAfterConsentCameByTheLinkAlone() {
    RunningEnrollment enrollment = atConsent().acceptConsent();
    assertThat(enrollment.view().at("/plan/warnings").toString())
        .contains("Nobody was named as the tenant's administrator");
    assertRefused(enrollment);

    lookAgain(enrollment, ADMIN);

    assertThat(enrollment.view().at("/plan/warnings").toString())
        .doesNotContain("no role was checked");
    assertThat(enrollment.approvePlan("sam").state()).isEqualTo("awaiting-association");
    enrollment.complete("alex", "AssociateInPartnerCenter", ASSOCIATED);
    assertThat(enrollment.state()).isEqualTo("enrolled");
  }

  @Test
  void aUserWithoutTheRoleIsReplacedByOneWhoHasIt() {
    RunningEnrollment enrollment = atConsent();
    drive.people.acceptOnly(enrollment.consentLink());
    enrollment.complete("alex", "GrantConsent", Map.of("tenantAdmin", "megan@contoso.com"));
    assertThat(enrollment.view().at("/plan/warnings").toString())
        .contains("has neither the role Global Administrator nor User Administrator");
    assertRefused(enrollment);

    lookAgain(enrollment, ADMIN);

    assertThat(enrollment.approvePlan("sam").state()).isEqualTo("awaiting-association");
  }

  @Test
  void anEmptyPlanIsNotPassedOverWhileTheRoleIsMissing() {
    RunningEnrollment enrollment = withEmptyPlan();
    assertThat(enrollment.changes()).isEmpty();
    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertRefused(enrollment);

    lookAgain(enrollment, ADMIN);

    assertThat(enrollment.state()).isEqualTo("awaiting-association");
  }

  /** Its group is there already, made by hand, and nobody of its users exists. */
  private RunningEnrollment withEmptyPlan() {
    RunningEnrollment enrollment =
        drive
            .request(
                "kim",
                Requests.with(
                    Requests.of("contoso.com"), "partnerCenterUsers", "nobody@contoso.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED);
    String suffix = enrollment.id().substring(enrollment.id().lastIndexOf('-') + 1);
    drive.people.createGroup(
        "contoso.onmicrosoft.com",
        "Partner Center users (contoso.com)",
        "partner-center-" + suffix.toLowerCase(java.util.Locale.ROOT));
    return enrollment.acceptConsent();
  }

  private RunningEnrollment atConsent() {
    return drive
        .request("kim", Requests.of("contoso.com"))
        .work()
        .complete("alex", "ApproveEnrollment", APPROVED);
  }

  private static void lookAgain(RunningEnrollment enrollment, String admin) {
    enrollment.complete(
        "sam",
        "ApprovePlan",
        Map.of("planDecision", "look-again", "planDigest", enrollment.planDigest()));
    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
    assertThat(enrollment.variable("GrantConsent", "intro").toString())
        .contains("say below who administers it");
    enrollment.complete("sam", "GrantConsent", Map.of("tenantAdmin", admin));
  }

  private static void assertRefused(RunningEnrollment enrollment) {
    assertThatThrownBy(() -> enrollment.approvePlan("sam"))
        .isInstanceOf(AuthorizationException.class)
        .hasMessageContaining("which role in the tenant is missing")
        .hasMessageContaining("choose to look again");
  }
}
