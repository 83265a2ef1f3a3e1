package io.github.workaccount.enrollment.process;

import static io.github.workaccount.enrollment.process.Requests.APPROVED;
import static io.github.workaccount.enrollment.process.Requests.APPROVED_LOOKING_INSIDE;
import static io.github.workaccount.enrollment.process.Requests.ASSOCIATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The domain is in a tenant already. */
interface CommonCasePaths extends Paths {

  @ParameterizedTest
  @CsvSource({"contoso.com, managed", "treyresearch.net, federated"})
  default void enrollsACompanyInThreeClicksAndChangesNothing(String domain, String state) {
    RunningEnrollment enrollment = drive().request("kim", Requests.of(domain));
    assertThat(enrollment.state()).isEqualTo("checking");
    assertThat(enrollment.work().state()).isEqualTo("awaiting-approval");
    assertThat(enrollment.view().at("/tenant/state").asText()).isEqualTo(state);

    enrollment.complete("alex", "ApproveEnrollment", APPROVED);
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    enrollment.complete("alex", "AssociateInPartnerCenter", ASSOCIATED);

    assertThat(enrollment.state()).isEqualTo("enrolled");
    assertThat(enrollment.outcome()).contains(domain, "is linked to Partner Center");
    assertThat(enrollment.passed())
        .contains("CheckTenant", "ChooseRoute", "PlanChanges", "Enrolled")
        .doesNotContain("GrantConsent", "InspectTenant", "ApprovePlan", "VerifyDomain")
        .doesNotContain("LinkTenant");
    assertThat(enrollment.writes()).isEmpty();
    assertThat(drive().world.groups(domain)).isEmpty();
  }

  @Test
  default void logsAJobOnlyWhenItFails() {
    RunningEnrollment enrollment =
        approved("contoso.com").complete("alex", "AssociateInPartnerCenter", ASSOCIATED);

    assertThat(enrollment.state()).isEqualTo("enrolled");
    assertThat(
            drive()
                .engine
                .getHistoryService()
                .createHistoricJobLogQuery()
                .processInstanceId(enrollment.instance())
                .list())
        .isEmpty();
  }

  @Test
  default void knowsHowTheEngineRefusesAMessageThatNobodyWaitsForAnyMore() {
    RunningEnrollment enrollment = approved("contoso.com");

    assertThatThrownBy(
            () ->
                drive()
                    .engine
                    .getRuntimeService()
                    .messageEventReceived("DnsRecordSeen", enrollment.instance()))
        .hasMessageContaining(EngineWorkflow.GONE_ON);
  }

  @Test
  default void takesTheMappingsThatWereReadFromTheFirstMomentOfTheStart() {
    ProcessEngineConfigurationImpl engine =
        (ProcessEngineConfigurationImpl) drive().engine.getProcessEngineConfiguration();
    Environment environment = engine.getSqlSessionFactory().getConfiguration().getEnvironment();

    assertThat(environment.getId()).isEqualTo(EngineMappings.ENVIRONMENT);
    assertThat(environment.getTransactionFactory()).isInstanceOf(ManagedTransactionFactory.class);
  }

  @Test
  default void storesNoVariableThatOnlyTheNextGatewayReads() {
    RunningEnrollment enrollment =
        approved("contoso.com").complete("alex", "AssociateInPartnerCenter", ASSOCIATED);

    assertThat(enrollment.state()).isEqualTo("enrolled");
    assertThat(enrollment.variablesInTheHistory())
        .contains("domain", "requester", "route", "decision", "associated")
        .doesNotContain("addressUsable", "domainState", "statedTenant", "decisionResult")
        .doesNotContain("routeApproved", "factsChanged", "planToApprove", "changesLeft");
  }

  @Test
  default void looksInsideAVerifiedTenantAndMakesItsGroup() {
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.of("contoso.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED_LOOKING_INSIDE);
    assertThat(enrollment.state()).isEqualTo("awaiting-consent");

    enrollment.acceptConsent();
    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.view().at("/tenant/users").asInt()).isEqualTo(40);
    assertThat(enrollment.changes()).containsExactly("create-group planned", "add-member planned");

    enrollment.approvePlan("sam");
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.changes()).containsExactly("create-group applied", "add-member applied");
    assertThat(drive().world.groups("contoso.com")).containsExactly(List.of("megan@contoso.com"));
    assertThat(enrollment.passed())
        .contains("InspectTenant", "ApprovePlan", "LinkTenant")
        .doesNotContain("VerifyDomain", "AddDomain");
  }

  @Test
  default void namesTheRolesOfTheTenantsAdministrator() {
    RunningEnrollment enrollment =
        drive()
            .request("kim", Requests.of("contoso.com"))
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED_LOOKING_INSIDE);
    drive().people.acceptOnly(enrollment.consentLink());

    enrollment.complete("alex", "GrantConsent", Map.of("tenantAdmin", "megan@contoso.com"));

    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.view().at("/plan/warnings").toString())
        .contains("megan@contoso.com has neither the role Global Administrator");
  }
}
