package io.github.workaccount.enrollment.process;

import static io.github.workaccount.enrollment.process.Requests.APPROVED;
import static io.github.workaccount.enrollment.process.Requests.APPROVED_LOOKING_INSIDE;
import static io.github.workaccount.enrollment.process.Requests.ASSOCIATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was approved is no longer so: it is checked and approved again, with the reason. */
interface OutdatedPaths extends Paths {

  String GONE =
      "The tenant Northwind Traders (northwind.onmicrosoft.com) that was approved is no longer there.";

  @Test
  default void asksForApprovalAgainWhenTheTenantIsGoneAtTheLookInside() {
    RunningEnrollment enrollment = atConsent();
    drive().people.acceptOnly(enrollment.consentLink());
    drive().world.removeTenant(NORTHWIND_TENANT);

    enrollment.complete("alex", "GrantConsent", Map.of());

    assertThat(enrollment.passed()).contains("TenantGone");
    assertBackAtApproval(enrollment, GONE);
    assertThat(enrollment.writes()).isEmpty();
  }

  @Test
  default void asksForApprovalAgainWhenTheTenantIsGoneBeforeItsPlanIsApplied() {
    RunningEnrollment enrollment = approved();
    drive().world.removeTenant(NORTHWIND_TENANT);

    enrollment.work();

    assertThat(enrollment.passed()).contains("PlanOutdatedInVerification", "TenantGone");
    assertBackAtApproval(enrollment, GONE);
    assertThat(enrollment.changes()).doesNotContain("add-domain applied");
  }

  @Test
  default void asksForApprovalAgainWhenTheTenantIsGoneWhileItIsLinked() {
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.of("contoso.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED_LOOKING_INSIDE)
            .acceptConsent();
    drive().world.removeTenant("contoso.com");

    enrollment.approvePlan("sam");

    assertThat(enrollment.passed()).contains("PlanOutdatedInLinking", "TenantGone");
    assertBackAtApproval(
        enrollment, "The tenant Contoso (contoso.com) that was approved is no longer there.");
  }

  @Test
  default void asksForApprovalAgainWhenTheTenantIsGoneWhileItsRecordIsAwaited() {
    RunningEnrollment enrollment = atRecord().publishRecord();
    drive().letWritesBeSeen();
    drive().world.removeTenant(NORTHWIND_TENANT);

    enrollment.lookByItself();

    assertThat(enrollment.passed()).contains("PlanOutdatedInVerification", "TenantGone");
    assertBackAtApproval(enrollment, GONE);
    enrollment.withdraw("kim");
    drive().letWithdrawalsTakeEffect();
    enrollment.work();
    assertThat(enrollment.state()).isEqualTo("withdrawn");
  }

  @Test
  default void asksForApprovalAgainWhenTheTenantIsGoneWhereAPersonMakesTheChanges() {
    RunningEnrollment enrollment = approvedByHand();
    drive().world.removeTenant(NORTHWIND_TENANT);

    enrollment.complete("sam", "AddDomainByHand", Map.of());

    assertBackAtApproval(enrollment, GONE);
  }

  @Test
  default void stopsAndDoesNotGoTheEarlierRouteWhereTheApprovedTenantIsGone() {
    RunningEnrollment enrollment = approved();
    drive().world.removeTenant(NORTHWIND_TENANT);
    enrollment.work();

    enrollment.complete(
        "alex", "ApproveEnrollment", Map.of("decision", "stop", "comment", "Their tenant is gone"));

    assertThat(enrollment.state()).isEqualTo("stopped");
    assertThat(enrollment.outcome()).contains("Their tenant is gone");
    assertThat(enrollment.times("ConsentNeeded")).as("by the earlier route").isEqualTo(1);
  }

  @Test
  default void asksForApprovalAgainWhenTheDomainMovedWhileAnotherTenantWasNamed() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("fabrikam.com")).work();
    drive().world.verify("fabrikam.com", "litware.com");

    enrollment.complete(
        "alex",
        "ApproveEnrollment",
        Map.of("decision", "approve", "existingTenant", NORTHWIND_TENANT));

    assertBackAtApproval(enrollment, "fabrikam.com was in no tenant when it was approved");
    assertThat(enrollment.view().at("/tenant/state").asText()).isEqualTo("conflict");
  }

  @Test
  default void goesOnWithAnotherTenantWhereTheApprovedOneIsGone() {
    RunningEnrollment enrollment = approved();
    drive().world.removeTenant(NORTHWIND_TENANT);
    drive().people.createTenant("Northwind", "northwindnew");
    enrollment.work();

    enrollment.complete(
        "alex",
        "ApproveEnrollment",
        Map.of("decision", "approve", "existingTenant", "northwindnew.onmicrosoft.com"));
    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
    assertThat(enrollment.view().at("/route/reasons").toString()).doesNotContain("no longer there");
    enrollment.acceptConsent().approvePlan("sam").publishRecord().lookByItself();
    enrollment.complete("alex", "AssociateInPartnerCenter", ASSOCIATED);

    assertThat(enrollment.state()).isEqualTo("enrolled");
    assertThat(drive().world.domains("northwindnew.onmicrosoft.com"))
        .containsEntry(NORTHWIND, true);
  }

  @Test
  default void goesOnWithTheApprovedTenantOnceItIsBack() {
    RunningEnrollment enrollment = approved();
    drive().world.removeTenant(NORTHWIND_TENANT);
    enrollment.work();
    Map<String, Object> sameTenant =
        Map.of("decision", "approve", "route", "link", "existingTenant", NORTHWIND_TENANT);
    assertThatThrownBy(() -> enrollment.submit("alex", "ApproveEnrollment", sameTenant))
        .hasMessageContaining(NORTHWIND_TENANT);

    drive().people.createTenant("Northwind Traders", "northwind");
    enrollment.complete("alex", "ApproveEnrollment", sameTenant);

    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
  }

  @Test
  default void readsTheFactsAgainBeforeATenantIsAssociatedWithoutAnyChange() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com")).work();
    drive().world.release("contoso.com", "contoso.onmicrosoft.com");

    enrollment.complete("alex", "ApproveEnrollment", APPROVED);

    assertThat(enrollment.passed()).doesNotContain("PlanChanges");
    assertBackAtApproval(
        enrollment,
        "contoso.com was verified in the tenant Contoso (contoso.com) when it was approved, and is in no tenant now.");
  }

  @Test
  default void asksForApprovalAgainWhenTheDomainMovedToAnotherTenantMeanwhile() {
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.of("contoso.com"))
            .work()
            .complete("alex", "ApproveEnrollment", Map.of("decision", "correct", "comment", "Wait"))
            .complete("kim", "CorrectRequest", Map.copyOf(Requests.of("contoso.com")));
    drive().world.release("contoso.com", "contoso.onmicrosoft.com");
    drive().world.verify("contoso.com", NORTHWIND_TENANT);

    enrollment.complete("alex", "ApproveEnrollment", APPROVED);

    assertBackAtApproval(
        enrollment,
        "and is verified in the tenant Northwind Traders (northwind.onmicrosoft.com) now.");
    enrollment.complete("alex", "ApproveEnrollment", APPROVED);
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.view().at("/plan/changes")).isEmpty();
  }

  @Test
  default void asksForApprovalAgainWhenAnotherTenantHasTheDomainThatWasToBeTakenOver() {
    RunningEnrollment enrollment = atTakeOver();
    drive().world.release("adatum.com", "adatum.com");
    drive().world.verify("adatum.com", NORTHWIND_TENANT);

    enrollment.complete("alex", "TakeOverTenant", Map.of());

    assertThat(enrollment.passed()).contains("TakeOverOutdated");
    assertBackAtApproval(
        enrollment,
        "and is verified in the tenant Northwind Traders (northwind.onmicrosoft.com) now.");
    assertThat(enrollment.view().at("/route/recommended").asText()).isEqualTo("link");
  }

  @Test
  default void asksForApprovalAgainWhenTheTenantThatWasToBeTakenOverIsGone() {
    RunningEnrollment enrollment = atTakeOver();
    drive().world.removeTenant("adatum.com");

    enrollment.complete("alex", "TakeOverTenant", Map.of());

    assertBackAtApproval(enrollment, "when its takeover was approved, and is in no tenant now.");
    assertThat(enrollment.view().at("/route/recommended").asText()).isEqualTo("create");
  }

  private RunningEnrollment atTakeOver() {
    return drive()
        .request("kim", Requests.of("adatum.com"))
        .work()
        .complete("alex", "ApproveEnrollment", APPROVED);
  }

  private static void assertBackAtApproval(RunningEnrollment enrollment, String why) {
    assertThat(enrollment.state()).isEqualTo("awaiting-approval");
    assertThat(
            enrollment.view().at("/route/chosen").isMissingNode()
                || enrollment.view().at("/route/chosen").isNull())
        .isTrue();
    assertThat(enrollment.view().at("/route/reasons/0").asText())
        .contains(why)
        .endsWith("So it has to be approved again.");
    assertThat(enrollment.variable("ApproveEnrollment", "reasons").toString()).contains(why);
    assertThat(enrollment.evidence("approval-outdated")).hasSize(1);
  }
}
