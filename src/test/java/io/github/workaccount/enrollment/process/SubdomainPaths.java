package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A subdomain needs no proof of its own in the tenant of a domain above it (rule D5). */
interface SubdomainPaths extends Paths {

  String EMEA = "emea.contoso.com";
  String IT_EMEA = "it.emea.contoso.com";
  String CONTOSO = "contoso.onmicrosoft.com";

  @Test
  default void asksForTheRecordAsTheZoneOfTheDomainAboveWantsIt() {
    RunningEnrollment enrollment = atRecordOfEmea();

    enrollment.complete("kim", "PublishDnsRecord", Map.of());

    JsonNode proof = enrollment.view().get("domainProof");
    assertThat(proof.at("/host").asText()).isEqualTo(EMEA);
    assertThat(proof.at("/zone").asText()).isEqualTo("contoso.com");
    assertThat(proof.at("/hostInZone").asText()).isEqualTo("emea");
    assertThat(proof.at("/advice").asText())
        .contains("In the zone contoso.com the host to enter is emea.");
    assertThat(enrollment.variable("PublishDnsRecord", "recordHost")).isEqualTo("emea");
    assertThat(enrollment.variable("PublishDnsRecord", "record").toString())
        .contains("emea (in the zone contoso.com)")
        .doesNotContain("@");
  }

  @Test
  default void findsTheRecordBelowTheDoubledNameOfTheZone() {
    RunningEnrollment enrollment = atRecordOfEmea();
    String value = enrollment.view().at("/domainProof/value").asText();
    drive().people.publish(EMEA + ".contoso.com", value);

    enrollment.complete("kim", "PublishDnsRecord", Map.of());

    JsonNode finding = enrollment.view().at("/domainProof/finding");
    assertThat(finding.at("/code").asText()).isEqualTo("wrong-host");
    assertThat(finding.at("/text").asText()).contains("it is at emea.contoso.com.contoso.com, not");
  }

  /** The record is needed only because another tenant had the subdomain for a while. */
  private RunningEnrollment atRecordOfEmea() {
    RunningEnrollment enrollment = atPlanOf(EMEA);
    drive().world.verify(EMEA, NORTHWIND_TENANT);
    enrollment.approvePlan("sam");
    enrollment.approvePlan("sam");
    drive().world.release(EMEA, NORTHWIND_TENANT);
    return enrollment.complete("sam", "ResolveDomainConflict", Map.of("resolution", "retry"));
  }

  @Test
  default void leadsToTheConflictWhenAnotherTenantGotTheSubdomainMeanwhile() {
    RunningEnrollment enrollment = atPlanOf(EMEA);
    drive().world.verify(EMEA, NORTHWIND_TENANT);

    enrollment.approvePlan("sam");

    assertThat(enrollment.state()).as("no incident").isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.passed()).contains("PlanOutdatedInLinking");
    assertThat(enrollment.view().at("/tenant/state").asText()).isEqualTo("conflict");
    assertThat(enrollment.variable("ApprovePlan", "warnings").toString())
        .contains(EMEA + " is verified in the tenant Northwind Traders now");
    enrollment.approvePlan("sam");
    assertThat(enrollment.state()).isEqualTo("awaiting-conflict-resolution");
    assertThat(enrollment.variable("ResolveDomainConflict", "options").toString())
        .contains("Global Administrator of Northwind Traders");

    drive().world.release(EMEA, NORTHWIND_TENANT);
    enrollment.complete("sam", "ResolveDomainConflict", Map.of("resolution", "retry"));
    enrollment.publishRecord().lookByItself();
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(drive().world.domains("contoso.com")).containsEntry(EMEA, true);
  }

  @Test
  default void claimsNoHolderOfASubdomainThatMicrosoftRefusesForItsFederation() {
    String branch = "emea.treyresearch.net";
    RunningEnrollment enrollment = atPlanOf(branch, "treyresearch.onmicrosoft.com");

    enrollment.approvePlan("sam");
    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.view().at("/tenant/state").asText()).isNotEqualTo("conflict");
    assertThat(enrollment.variable("ApprovePlan", "warnings").toString())
        .contains("Microsoft answered 400 Request_BadRequest (request id ", "federated domain")
        .doesNotContain("probably");
    enrollment.approvePlan("sam");

    assertThat(enrollment.state()).isEqualTo("awaiting-conflict-resolution");
    assertThat(enrollment.variable("ResolveDomainConflict", "intro").toString())
        .contains("400", "request id", "no other one is seen to hold it", "federated");
    assertThat(enrollment.variable("ResolveDomainConflict", "ticketText")).isNull();
    drive().people.addDomain("treyresearch.onmicrosoft.com", branch);
    enrollment.complete("sam", "ResolveDomainConflict", Map.of("resolution", "retry"));
    assertThat(enrollment.state())
        .as("what is verified already")
        .isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.changes()).startsWith("create-group planned");
  }

  @Test
  default void waitsForTheSubdomainToBeSeenVerifiedAndAddsItOnce() {
    RunningEnrollment enrollment = atPlanOf(EMEA);
    drive().people.fault("GET /graph/v1.0/domains/" + EMEA, "\"body\":\"stale\",\"times\":2");

    submitPlan(enrollment);
    assertThat(enrollment.workUntilFailure())
        .hasMessageContaining("may not be seen everywhere yet");
    assertThat(enrollment.changes()).contains("add-domain applied");
    int retries = enrollment.job().getRetries();
    assertThat(enrollment.failJob()).hasMessageContaining("may not be seen everywhere yet");
    assertThat(enrollment.job().getRetries()).isEqualTo(retries);
    enrollment.runJob();
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.passed()).doesNotContain("PlanOutdatedInLinking");
    assertThat(enrollment.writes()).containsOnlyOnce("POST /graph/v1.0/domains");
  }

  @Test
  default void plansAnewWhenTheSubdomainIsNotSeenVerifiedInTime() {
    RunningEnrollment enrollment = atPlanOf(EMEA);
    drive().people.fault("GET /graph/v1.0/domains/" + EMEA, "\"body\":\"stale\",\"times\":3");
    submitPlan(enrollment);
    enrollment.workUntilFailure();

    drive().clock.forward(Duration.ofMinutes(4));
    assertThat(enrollment.failJob()).hasMessageContaining("may not be seen everywhere yet");
    drive().clock.forward(Duration.ofMinutes(2));
    enrollment.runJob();
    enrollment.work();

    assertThat(enrollment.passed()).contains("PlanOutdatedInLinking");
    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.changes()).containsExactly("create-group planned");
  }

  @Test
  default void judgesASubdomainByTheNearestDomainAboveItThatIsInATenant() {
    drive().world.verify(EMEA, NORTHWIND_TENANT);

    RunningEnrollment enrollment = drive().request("kim", Requests.of(IT_EMEA)).work();

    assertThat(enrollment.view().at("/tenant/otherDomain/domain").asText()).isEqualTo(EMEA);
    assertThat(enrollment.variable("ApproveEnrollment", "facts").toString())
        .contains(EMEA + ": verified in the tenant Northwind Traders");
    assertThat(enrollment.variable("ApproveEnrollment", "enrolledDomain")).isEqualTo(EMEA);
  }

  @Test
  default void judgesASubdomainByItsRegisteredDomainWhereNoneBetweenIsInATenant() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of(IT_EMEA)).work();

    assertThat(enrollment.view().at("/tenant/otherDomain/domain").asText())
        .isEqualTo("contoso.com");
  }

  @Test
  default void needsNoProofBelowADomainThatIsVerifiedInTheTenantByItself() {
    drive().world.release("contoso.com", CONTOSO);
    drive().world.verify(EMEA, CONTOSO);

    RunningEnrollment enrollment = atPlanOf(IT_EMEA);

    assertThat(enrollment.changes()).startsWith("add-domain planned", "create-group planned");
    assertThat(enrollment.view().at("/plan/changes/0/why").asText())
        .contains("no DNS record is needed");
  }

  private RunningEnrollment atPlanOf(String domain) {
    return atPlanOf(domain, CONTOSO);
  }

  private RunningEnrollment atPlanOf(String domain, String tenant) {
    Map<String, Object> own = new HashMap<>();
    own.put("decision", "approve");
    own.put("enrolledDomain", domain);
    own.put("existingTenant", tenant);
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.of(domain))
            .work()
            .complete("alex", "ApproveEnrollment", own)
            .acceptConsent();
    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    return enrollment;
  }

  private static void submitPlan(RunningEnrollment enrollment) {
    enrollment.submit(
        "sam",
        "ApprovePlan",
        Map.of("planDecision", "approve", "planDigest", enrollment.planDigest()));
  }
}
