package io.github.workaccount.enrollment.application.decision;

import static io.github.workaccount.enrollment.application.TestEnrollments.DOMAIN;
import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.testing.memory.FakeDirectory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whether what was approved is still so, read once more. */
class ConfirmFactsTest {

  private static final Tenant OTHER = new Tenant("other-id", "Fabrikam", "fabrikam.com");

  private final TestUseCases world = new TestUseCases();
  private final FakeDirectory directory = world.directory;
  private final ConfirmFacts confirming =
      new ConfirmFacts(
          world.stores.enrollments(),
          world.approveEnrollment(),
          directory,
          world.reopening(),
          world.clock);

  private static TenantFacts facts(DomainState state, Tenant holder, Tenant stated) {
    return new TenantFacts(state, holder, stated, "microsoftonline.com", null, null, Instant.EPOCH);
  }

  private void approved(Route route, TenantFacts facts) {
    world
        .stores
        .enrollments()
        .add(
            TestEnrollments.askedForBy("kim")
                .withFacts(facts)
                .withRoute(RouteChoice.none().choosing(route, false)));
  }

  /** The company named a tenant, which was found then. */
  private void approvedNamed(TenantFacts facts) {
    Enrollment enrollment = TestEnrollments.askedForBy("kim");
    world
        .stores
        .enrollments()
        .add(
            enrollment
                .withRequest(
                    enrollment.request().withExistingTenant("contoso.onmicrosoft.com"), DOMAIN)
                .withFacts(facts)
                .withRoute(RouteChoice.none().choosing(Route.LINK, false)));
  }

  private String outdated() {
    return world.enrollment().route().outdated();
  }

  @Test
  void holdsWhereDomainAndTenantAreAsTheyWere() {
    approved(Route.LINK, facts(DomainState.MANAGED, TENANT, null));
    directory.has(DOMAIN, DomainState.MANAGED, new Tenant(TENANT.id(), "Renamed", null));

    assertThat(confirming.stillHold(ID)).isTrue();
    assertThat(outdated()).isNull();
    assertThat(world.enrollment().route().chosen()).isEqualTo(Route.LINK);
  }

  @Test
  void doesNotHoldWhereTheDomainWentToAnotherTenant() {
    approved(Route.LINK, facts(DomainState.MANAGED, TENANT, null));
    directory.has(DOMAIN, DomainState.MANAGED, OTHER);

    assertThat(confirming.stillHold(ID)).isFalse();

    assertThat(outdated())
        .isEqualTo(
            "contoso.com was verified in the tenant Contoso (contoso.onmicrosoft.com) when it was approved, and is verified in the tenant Fabrikam (fabrikam.com) now.");
    assertThat(world.enrollment().route().chosen()).isNull();
  }

  @Test
  void doesNotHoldWhereTheDomainIsInATenantNow() {
    approved(Route.CREATE, facts(DomainState.NONE, null, null));
    directory.has(DOMAIN, DomainState.UNMANAGED, OTHER);

    assertThat(confirming.stillHold(ID)).isFalse();
    assertThat(outdated()).startsWith("contoso.com was in no tenant when it was approved");
  }

  @Test
  void holdsWhereTheNamedTenantIsStillThatOne() {
    approvedNamed(facts(DomainState.NONE, null, TENANT));
    directory.has(TENANT);

    assertThat(confirming.stillHold(ID)).isTrue();
  }

  @Test
  void doesNotHoldWhereTheNamedTenantIsGone() {
    approvedNamed(facts(DomainState.NONE, null, TENANT));

    assertThat(confirming.stillHold(ID)).isFalse();
    assertThat(outdated()).isEqualTo(TENANT.goneSentence());
  }

  @Test
  void doesNotHoldWhereTheNameBelongsToAnotherTenantNow() {
    approvedNamed(facts(DomainState.NONE, null, TENANT));
    directory.has(new Tenant("new-id", "New Contoso", TENANT.defaultDomain()));

    assertThat(confirming.stillHold(ID)).isFalse();
    assertThat(outdated())
        .isEqualTo(
            "contoso.onmicrosoft.com was the tenant Contoso (contoso.onmicrosoft.com) when it was approved, and is now the tenant New Contoso (contoso.onmicrosoft.com).");
  }

  @Test
  void doesNotHoldWhereTheDomainWentElsewhereThanToTheNamedTenant() {
    approvedNamed(facts(DomainState.NONE, null, TENANT));
    directory.has(TENANT);
    directory.has(DOMAIN, DomainState.MANAGED, OTHER);

    assertThat(confirming.stillHold(ID)).isFalse();
    assertThat(outdated()).contains("another one than the company's");
  }

  @Test
  void isToBeLookedUpFirstWhereTheApprovalNamedATenantThatNobodyHasLookedUp() {
    approvedNamed(facts(DomainState.NONE, null, null));

    assertThat(confirming.stillHold(ID)).isFalse();
    assertThat(outdated()).isNull();
  }

  @Test
  void asksNothingWhereTheDomainItselfIsNewOrNothingFollows() {
    approved(Route.STOP, facts(DomainState.OTHER_CLOUD, null, null));
    assertThat(confirming.stillHold(ID)).isTrue();

    world.keep(
        world
            .enrollment()
            .withFacts(null)
            .withRoute(RouteChoice.none().choosing(Route.LINK, false)));
    assertThat(confirming.stillHold(ID)).isFalse();

    assertThat(directory.questions()).isEmpty();
  }

  @Test
  void takesNothingBackWhereMicrosoftCannotBeAsked() {
    approved(Route.LINK, facts(DomainState.MANAGED, TENANT, null));
    directory.fails(new DirectoryFailure.Unavailable("Not reached.", null));

    assertThatThrownBy(() -> confirming.stillHold(ID))
        .isInstanceOf(DirectoryFailure.Unavailable.class);
    assertThat(world.enrollment().route().chosen()).isEqualTo(Route.LINK);
  }
}
