package io.github.workaccount.enrollment.process;

import static io.github.workaccount.enrollment.process.Requests.APPROVED_LOOKING_INSIDE;
import static io.github.workaccount.enrollment.process.Requests.ASSOCIATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.testing.ProductHttp.Reply;
import java.time.Duration;
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
        .contains("az ad sp delete --id", "Remove-MgServicePrincipal", "Enterprise apps");
    enrollment.complete("alex", "AssociateInPartnerCenter", ASSOCIATED);

    assertThat(consent(enrollment).get("removed").asBoolean()).isFalse();
    assertThat(consent(enrollment).get("howToRemove")).hasSize(3);
    assertThat(consent(enrollment).at("/grants/0/nextCheckAt").isMissingNode()).isFalse();
  }

  @Test
  default void notesThatTheConsentWasTakenBack() {
    RunningEnrollment enrollment = enrolled();
    drive().lookForConsents(A_DAY);
    assertThat(consent(enrollment).get("removed").asBoolean()).isFalse();
    assertThat(consent(enrollment).at("/grants/0/lastCheckAt").asText()).isNotEmpty();

    drive().people.removeConsent("contoso.com");
    drive().lookForConsents(A_DAY.multipliedBy(2));

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
    drive().lookForConsents(Duration.ofSeconds(1));

    await()
        .untilAsserted(() -> assertThat(consent(enrollment).get("removed").asBoolean()).isTrue());
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
