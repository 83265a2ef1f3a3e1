package io.github.workaccount.enrollment.application.account;

import static io.github.workaccount.enrollment.application.TestEnrollments.DOMAIN;
import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static io.github.workaccount.enrollment.application.TestEnrollments.TENANT;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.facts.CheckTenant;
import io.github.workaccount.enrollment.application.facts.LookAround;
import io.github.workaccount.enrollment.application.facts.SharedPrograms;
import io.github.workaccount.enrollment.application.failure.ApprovalOutdated;
import io.github.workaccount.enrollment.model.address.RegionalDomains;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.MailReception;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether an unmanaged tenant was taken over (rule D4). */
class TakeOverTenantTest {

  private static final Tenant OTHER = new Tenant("other-id", "Fabrikam", "fabrikam.com");

  private final TestUseCases world = new TestUseCases();
  private final TakeOverTenant takeOver =
      new TakeOverTenant(
          world.stores.enrollments(),
          new CheckTenant(
              world.stores.enrollments(),
              world.directory,
              new LookAround(
                  world.directory,
                  domain -> MailReception.EXCHANGERS,
                  new SharedPrograms(world.stores.enrollments()),
                  TestAddresses.TEXT,
                  new RegionalDomains(TestAddresses.TEXT),
                  world.clock),
              world.stores.evidence(),
              world.clock),
          world.reopening(),
          world.decisions());

  @BeforeEach
  void aTakeoverThatWasApproved() {
    approved(TENANT);
  }

  private void approved(Tenant holder) {
    TenantFacts unmanaged =
        new TenantFacts(DomainState.UNMANAGED, holder, null, null, null, null, NOW);
    Enrollment enrollment =
        TestEnrollments.askedForBy("kim")
            .withFacts(unmanaged)
            .withRoute(RouteChoice.none().choosing(Route.TAKE_OVER, false));
    if (world.stores.enrollments().find(ID).isEmpty()) {
      world.stores.enrollments().add(enrollment);
    } else {
      world.keep(world.enrollment().withFacts(unmanaged));
    }
  }

  @Test
  void keepsWhoSaysSo() {
    takeOver.done(SAM, ID);

    assertThat(world.stores.decisions().of(ID))
        .containsExactly(
            new Decision(ID, UserTask.TAKE_OVER_TENANT, "sam", NOW, Choice.LOOK_NOW, null, null));
  }

  @ParameterizedTest
  @EnumSource(
      value = DomainState.class,
      names = {"MANAGED", "FEDERATED"})
  void isDoneWhenTheTenantIsManaged(DomainState managed) {
    world.directory.has(DOMAIN, managed, new Tenant(TENANT.id(), "Renamed", null));

    assertThat(takeOver.confirm(ID)).isTrue();
    assertThat(world.enrollment().facts().state()).isEqualTo(managed);
    assertThat(world.enrollment().route().chosen()).isEqualTo(Route.TAKE_OVER);
  }

  @Test
  void isNotDoneWhileTheTenantIsUnmanaged() {
    world.directory.has(DOMAIN, DomainState.UNMANAGED, TENANT);

    assertThat(takeOver.confirm(ID)).isFalse();
    assertThat(world.enrollment().route().outdated()).isNull();
  }

  @Test
  void isApprovedAnewWhereAnotherTenantHasTheDomain() {
    world.directory.has(DOMAIN, DomainState.MANAGED, OTHER);

    assertThatThrownBy(() -> takeOver.confirm(ID))
        .isInstanceOf(ApprovalOutdated.class)
        .hasMessage(
            "contoso.com was in the unmanaged tenant Contoso (contoso.onmicrosoft.com) when its takeover was approved, and is verified in the tenant Fabrikam (fabrikam.com) now.");
    assertThat(world.enrollment().route().chosen()).isNull();
    assertThat(world.stores.evidence().of(ID, "approval-outdated")).hasSize(1);
  }

  @Test
  void isApprovedAnewWhereTheTenantIsGone() {
    assertThatThrownBy(() -> takeOver.confirm(ID))
        .isInstanceOf(ApprovalOutdated.class)
        .hasMessageEndingWith("and is in no tenant now.");
  }

  @Test
  void takesAnyTenantWhereMicrosoftDidNotTellWhichOneItWas() {
    approved(null);
    world.directory.has(DOMAIN, DomainState.MANAGED, OTHER);

    assertThat(takeOver.confirm(ID)).isTrue();
  }
}
