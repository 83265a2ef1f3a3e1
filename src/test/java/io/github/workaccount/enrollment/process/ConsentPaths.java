package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.ProductHttp.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Consent of the tenant, and answers that are none. */
interface ConsentPaths extends Paths {

  @Test
  default void asksAgainWhenThePersonLooksBeforeConsentIsThere() {
    RunningEnrollment enrollment = atConsent();
    String first = enrollment.consentLink();

    lookLate(enrollment, "alex", "GrantConsent");

    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
    tellsOfTheLateLook(enrollment.variable("GrantConsent", "intro").toString(), "alex");
    assertThat(enrollment.variable("GrantConsent", "intro").toString())
        .contains("Microsoft gives no token for this tenant yet");
    assertThat(enrollment.passed())
        .contains("InspectTenant", "ConsentMissing")
        .doesNotContain("PlanChanges");
    assertThat(enrollment.consentLink()).isNotEqualTo(first);
    // The first link may have been sent on: it still counts.
    assertThat(drive().people.accept(first).status()).isEqualTo(200);
    enrollment.work();
    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
  }

  @Test
  default void keepsNoLinkInTheHistory() {
    RunningEnrollment enrollment = atConsent();
    assertThat(enrollment.consentLink()).isNotBlank();

    assertThat(enrollment.variablesInTheHistory())
        .isNotEmpty()
        .doesNotContain("consentLink", "alternative");
  }

  @Test
  default void goesOnWhenThePersonLooksAfterConsentWasGiven() {
    RunningEnrollment enrollment = atConsent();
    drive().people.acceptOnly(enrollment.consentLink());

    enrollment.complete("alex", "GrantConsent", Map.of());

    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.passed()).doesNotContain("ConsentGranted", "ConsentMissing");
  }

  @Test
  default void refusesACallbackWithAnotherState() {
    RunningEnrollment enrollment = atConsent();
    String callback = drive().people.acceptOnly(enrollment.consentLink());

    Reply reply = call(callback.replaceAll("state=[^&]+", "state=guessed"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("not known");
    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
  }

  @Test
  default void tellsWhyConsentWasNotGrantedAndKeepsItInTheEvidence() {
    RunningEnrollment enrollment = atConsent();
    String callback =
        drive().people.acceptOnly(enrollment.consentLink() + "&decision=fail&failure=50020");

    Reply reply = call(callback);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body())
        .contains("access_denied (AADSTS50020)", "sign in with an administrator of Northwind");
    assertThat(enrollment.evidence("consent-refused"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.toString()).contains("access_denied", "AADSTS50020", "Northwind"));
    assertThat(drive().people.accept(enrollment.consentLink()).status()).isEqualTo(200);
  }

  @Test
  default void saysHowConsentThatWasGivenInThePortalIsLookedForAtOnce() {
    RunningEnrollment enrollment = atConsent();
    String callback = drive().people.acceptOnly(enrollment.consentLink());

    Reply reply = call(callback.replaceAll("[?&]state=[^&]+", ""));
    Reply another =
        call(
            "/consent/callback?admin_consent=True&tenant=" + drive().world.tenantId("contoso.com"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .contains("Back from Microsoft", "completes the task &quot;Grant consent&quot;", "at once")
        .doesNotContain(enrollment.id());
    assertThat(another.status()).isEqualTo(400);
    assertThat(another.body()).contains("This link is not known");
    enrollment.complete("alex", "GrantConsent", Map.of());
    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
  }

  @Test
  default void refusesConsentOfAnotherTenantAndLetsTheLinkBeUsedAgain() {
    RunningEnrollment enrollment = atConsent();
    String callback = drive().people.acceptOnly(enrollment.consentLink());
    String contoso = drive().world.tenantId("contoso.com");

    Reply reply = call(callback.replaceAll("tenant=[^&]+", "tenant=" + contoso));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("another tenant", "Northwind Traders");
    assertThat(enrollment.evidence("consent-refused")).hasSize(1);
    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
    assertThat(call(callback).status()).isEqualTo(200);
    assertThat(enrollment.work().state()).isEqualTo("awaiting-plan-approval");
  }

  @Test
  default void takesAStateOnce() {
    RunningEnrollment enrollment = atConsent();
    String callback = drive().people.acceptOnly(enrollment.consentLink());
    assertThat(call(callback).status()).isEqualTo(200);

    Reply second = call(callback);

    assertThat(second.status()).isEqualTo(400);
    assertThat(second.body()).contains("already");
    assertThat(enrollment.work().times("InspectTenant")).isEqualTo(1);
    assertThat(enrollment.evidence("consent")).hasSize(1);
  }

  @Test
  default void believesACallbackOnlyWithATokenOfThatTenant() {
    RunningEnrollment enrollment = atConsent();
    String state = enrollment.consentLink().replaceAll(".*[?&]state=([^&]+).*", "$1");
    String tenant = drive().world.tenantId(NORTHWIND_TENANT);

    Reply forged =
        call("/consent/callback?admin_consent=True&tenant=%s&state=%s".formatted(tenant, state));

    assertThat(forged.status()).isEqualTo(400);
    assertThat(forged.body()).contains("gives no token");
    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
  }

  @Test
  default void keepsWaitingWhenTheAdministratorRefuses() {
    RunningEnrollment enrollment = atConsent();
    String refused = drive().people.acceptOnly(enrollment.consentLink() + "&decision=cancel");

    Reply reply = call(refused);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("Consent was not granted");
    assertThat(enrollment.acceptConsent().state()).isEqualTo("awaiting-plan-approval");
  }

  private Reply call(String callback) {
    return drive().http.send(null, HttpMethod.GET, callback, null);
  }
}
