package io.github.workaccount.enrollment.process;

import static io.github.workaccount.enrollment.process.Requests.APPROVED_LOOKING_INSIDE;
import static io.github.workaccount.enrollment.process.Requests.ASSOCIATED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.testing.ProductHttp.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** After the end the consent is of no use any more. */
interface ConsentRemovalPaths extends Paths {

  Duration A_DAY = Duration.ofHours(25);

  @Test
  default void showsHowToTakeTheConsentBack() {
    RunningEnrollment enrollment = associating();

    assertThat(enrollment.variable("AssociateInPartnerCenter", "steps").toString())
        .contains("az ad sp delete --id", "Remove-MgServicePrincipal", "Enterprise apps")
        .doesNotContain("`");
    assertThat(enrollment.variable("AssociateInPartnerCenter", "numberedSteps").toString())
        .contains("1. Sign in to Partner Center", "<code>az ad sp delete");
    enrollment.complete("alex", "AssociateInPartnerCenter", ASSOCIATED);

    assertThat(consent(enrollment).get("removed").asBoolean()).isFalse();
    assertThat(consent(enrollment).get("howToRemove")).hasSize(3);
    assertThat(enrollment.outcome())
        .as("it stays readable when the task is gone")
        .contains("az ad sp delete --id", "Remove-MgServicePrincipal", "Enterprise apps");
    assertThat(consent(enrollment).at("/grants/0/nextCheckAt").isMissingNode()).isFalse();
  }

  @Test
  default void notesThatTheConsentWasTakenBack() {
    RunningEnrollment enrollment = enrolled();
    drive().lookForConsents(A_DAY);
    assertThat(consent(enrollment).get("removed").asBoolean()).isFalse();
    assertThat(consent(enrollment).at("/grants/0/lastCheckAt").asText()).isNotEmpty();

    drive().people.removeConsent("contoso.com");
    drive().lookForConsents(A_DAY);

    assertThat(consent(enrollment).get("removed").asBoolean()).isTrue();
    assertThat(consent(enrollment).get("howToRemove")).isEmpty();
    assertThat(enrollment.evidence("consent-removed")).hasSize(1);
    assertThat(check("kim", enrollment).status()).isEqualTo(409);
  }

  @Test
  default void looksAtOnceWhenSomebodyAsks() {
    RunningEnrollment enrollment = enrolled();
    drive().people.removeConsent("contoso.com");
    assertThat(check("robin", enrollment).status()).isEqualTo(403);

    assertThat(check("kim", enrollment).status()).isEqualTo(202);
    drive().consents.tick();

    assertThat(consent(enrollment).get("removed").asBoolean()).isTrue();
  }

  @Test
  default void doesNotLookWhileAnotherEnrollmentNeedsTheConsent() {
    RunningEnrollment first = enrolled();
    RunningEnrollment second = associating();
    drive().people.removeConsent("contoso.com");

    drive().lookForConsents(A_DAY);

    assertThat(consent(first).get("removed").asBoolean()).isFalse();
    assertThat(check("kim", first).status()).isEqualTo(409);
    assertThat(check("kim", second).body()).contains("still runs");
  }

  @Test
  default void stopsLookingWhenTheTimeForItIsOverThoughItNeverSaw() {
    RunningEnrollment first = enrolled();
    associating();
    drive().lookForConsents(A_DAY.multipliedBy(26));
    assertThat(first.evidence("consent-not-seen")).isEmpty();

    drive().lookForConsents(A_DAY);
    drive().lookForConsents(A_DAY);

    assertThat(first.evidence("consent-not-seen").toString()).contains("Another enrollment");
    assertThat(consent(first).at("/grants/0/nextCheckAt").isMissingNode()).isTrue();
    assertThat(consent(first).get("removed").asBoolean()).isFalse();
  }

  @Test
  default void waitsAsLongAsMicrosoftAsksBeforeItLooksAgain() {
    RunningEnrollment enrollment = enrolled();
    drive().people.fault("/oauth2/v2.0/token", "\"status\": 429, \"retryAfter\": 600");

    drive().lookForConsents(A_DAY);

    Instant next = Instant.parse(consent(enrollment).at("/grants/0/nextCheckAt").asText());
    assertThat(Duration.between(drive().clock.instant(), next))
        .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
  }

  @Test
  default void forgetsWhatOurOwnTenantGranted() {
    RunningEnrollment enrollment = enrolled();
    drive()
        .jdbc
        .update(
            "update consent set tenant_id = ?",
            drive().world.tenantId("workaccountenrollment.onmicrosoft.com"));

    assertThat(enrollment.view().has("consent")).isFalse();
    assertThat(check("kim", enrollment).status()).isEqualTo(409);
    drive().lookForConsents(A_DAY);

    assertThat(drive().jdbc.queryForList("select * from consent")).isEmpty();
  }

  @Test
  default void keepsAConsentThatWasProvedThoughTheTenantIsNotLookedIntoYet() {
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.of("contoso.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED_LOOKING_INSIDE);
    assertThat(drive().people.accept(enrollment.consentLink()).status()).isEqualTo(200);

    enrollment.withdraw("kim");
    drive().letWithdrawalsTakeEffect();
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(enrollment.passed()).doesNotContain("PlanChanges");
    assertThat(consent(enrollment).get("grants")).hasSize(1);
    assertThat(consent(enrollment).get("howToRemove")).isNotEmpty();
  }

  @Test
  default void showsNothingWhereNoConsentWasAskedFor() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com")).work();
    enrollment.complete("alex", "ApproveEnrollment", Requests.APPROVED);

    assertThat(enrollment.view().has("consent")).isFalse();
    assertThat(enrollment.variable("AssociateInPartnerCenter", "steps").toString())
        .doesNotContain("az ad sp");
  }

  private RunningEnrollment enrolled() {
    return associating().complete("alex", "AssociateInPartnerCenter", ASSOCIATED);
  }

  private RunningEnrollment associating() {
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.of("contoso.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED_LOOKING_INSIDE);
    drive().people.acceptOnly(enrollment.consentLink());
    return enrollment.complete("alex", "GrantConsent", Map.of()).approvePlan("sam");
  }

  private static JsonNode consent(RunningEnrollment enrollment) {
    return enrollment.view().get("consent");
  }

  private Reply check(String user, RunningEnrollment enrollment) {
    return drive()
        .http
        .send(user, HttpMethod.POST, "/api/enrollments/" + enrollment.id() + "/consent-check", "");
  }
}
