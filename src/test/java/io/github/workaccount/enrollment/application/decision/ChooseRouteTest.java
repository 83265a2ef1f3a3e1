package io.github.workaccount.enrollment.application.decision;

import static io.github.workaccount.enrollment.application.TestEnrollments.DOMAIN;
import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.TENANT;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.MailReception;
import io.github.workaccount.enrollment.model.tenant.Surroundings;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is recommended to whoever approves, and whether an earlier approval still holds. */
class ChooseRouteTest {

  private static final Tenant OTHER = new Tenant("other-id", "Fabrikam", "fabrikam.com");
  private static final String SHARED = "Two programs would share the tenant.";

  private final TestUseCases world = new TestUseCases();
  private final ChooseRoute choosing =
      new ChooseRoute(world.stores.enrollments(), world.stores.evidence());

  private static TenantFacts facts(DomainState state, Tenant holder, Tenant stated, String shared) {
    return new TenantFacts(
        state,
        holder,
        stated,
        "partner.microsoftonline.cn",
        null,
        null,
        NOW,
        new Surroundings(MailReception.EXCHANGERS, List.of(), null, shared));
  }

  private void enrollment(TenantFacts facts, String namedTenant, RouteChoice route) {
    world
        .stores
        .enrollments()
        .add(
            TestEnrollments.askedFor("kim@contoso.com", DOMAIN, namedTenant, null)
                .withFacts(facts)
                .withRoute(route));
  }

  private boolean recommend(Route route) {
    return choosing.recommend(ID, route, "Sign in.", "The reason.");
  }

  private List<String> reasons() {
    return world.enrollment().route().reasons();
  }

  @Test
  void isKeptWithTheReasonAndTheFactsThatSpeakForIt() {
    enrollment(facts(DomainState.MANAGED, TENANT, null, null), null, RouteChoice.none());

    assertThat(recommend(Route.LINK)).as("nobody has approved it yet").isFalse();

    assertThat(world.enrollment().route().recommended()).isEqualTo(Route.LINK);
    assertThat(world.enrollment().route().signIn()).isEqualTo("Sign in.");
    assertThat(reasons())
        .containsExactly(
            "The reason.", "contoso.com belongs to the tenant Contoso (contoso.onmicrosoft.com).");
    assertThat(world.stores.evidence().only(ID, "route").data())
        .isEqualTo(Map.of("recommended", "link", "reasons", reasons()));
  }

  @Test
  void tellsOfATenantThatTheCompanyNamed() {
    enrollment(
        facts(DomainState.CONFLICT, OTHER, TENANT, null),
        TENANT.defaultDomain(),
        RouteChoice.none());

    recommend(Route.STOP);

    assertThat(reasons())
        .contains(
            "contoso.com belongs to the tenant Fabrikam (fabrikam.com).",
            "The company named the tenant Contoso (contoso.onmicrosoft.com).")
        .anyMatch(
            reason ->
                reason.startsWith(
                    "What can be done: ask an administrator of Fabrikam (fabrikam.com)"));
  }

  @Test
  void namesATenantOnceWhereItHoldsTheDomain() {
    enrollment(
        facts(DomainState.MANAGED, TENANT, TENANT, null),
        TENANT.defaultDomain(),
        RouteChoice.none());

    recommend(Route.LINK);

    assertThat(reasons()).hasSize(2);
  }

  @Test
  void tellsOfANamedTenantThatDoesNotExist() {
    enrollment(
        facts(DomainState.NONE, null, null, null), "gone.onmicrosoft.com", RouteChoice.none());

    recommend(Route.CREATE);

    assertThat(reasons())
        .containsExactly(
            "The reason.",
            "The tenant gone.onmicrosoft.com that was named does not exist in this cloud.");
  }

  @Test
  void tellsOfAnotherCloud() {
    enrollment(facts(DomainState.OTHER_CLOUD, null, null, null), null, RouteChoice.none());

    recommend(Route.STOP);

    assertThat(reasons())
        .contains("contoso.com is in another Microsoft cloud: partner.microsoftonline.cn.");
  }

  @Test
  void tellsFirstWhyAnApprovalNoLongerHolds() {
    enrollment(
        facts(DomainState.MANAGED, TENANT, null, null),
        null,
        RouteChoice.none().choosing(Route.LINK, false).outdated("The tenant is gone."));

    assertThat(recommend(Route.LINK)).isFalse();
    assertThat(reasons().get(0)).isEqualTo("The tenant is gone. So it has to be approved again.");
    assertThat(world.enrollment().route().outdated()).isEqualTo("The tenant is gone.");
    assertThat(world.enrollment().route().choosing(Route.LINK, false).outdated()).isNull();
  }

  @Test
  void leavesOutForTheRequesterWhatIsForWhoDecides() {
    assertThat(
            ChooseRoute.forRequester(
                List.of(
                    "The tenant is gone. So it has to be approved again.",
                    "What can be done: ask.",
                    "The reason.")))
        .containsExactly("The tenant is gone.", "The reason.");
  }

  @ParameterizedTest
  @CsvSource({
    "LINK, MANAGED, true",
    "LINK, FEDERATED, true",
    "LINK, UNMANAGED, false",
    "LINK, OTHER_CLOUD, false",
    "CREATE, NONE, true",
    "CREATE, MANAGED, false",
    "TAKE_OVER, UNMANAGED, true",
    "TAKE_OVER, MANAGED, false",
    "STOP, OTHER_CLOUD, true"
  })
  void keepsAnEarlierApprovalWhereTheRouteIsStillPossible(
      Route route, DomainState state, boolean approved) {
    Tenant holder = state == DomainState.NONE ? null : TENANT;
    enrollment(facts(state, holder, null, null), null, RouteChoice.none().choosing(route, true));

    assertThat(recommend(Route.STOP)).isEqualTo(approved);
    assertThat(world.enrollment().route().chosen()).isEqualTo(approved ? route : null);
    assertThat(world.enrollment().route().lookInside()).isTrue();
  }

  @Test
  void linksNoTenantWhereNoneIsKnown() {
    enrollment(
        facts(DomainState.NONE, null, null, null),
        null,
        RouteChoice.none().choosing(Route.LINK, false));

    assertThat(recommend(Route.CREATE)).isFalse();
  }

  @Test
  void keepsAnApprovalOfAConflictOnlyWhereTheConflictWasKnown() {
    TenantFacts conflict = facts(DomainState.CONFLICT, OTHER, TENANT, null);
    enrollment(conflict, TENANT.defaultDomain(), RouteChoice.none().choosing(Route.LINK, false));
    assertThat(recommend(Route.STOP)).isFalse();

    world.keep(
        world
            .enrollment()
            .withRoute(
                RouteChoice.none()
                    .recommending(Route.STOP, "Sign in.", List.of("The reason."))
                    .choosing(Route.LINK, false)));
    assertThat(recommend(Route.STOP)).isTrue();
  }

  @Test
  void keepsAnApprovalOfSharedProgramsOnlyWhereThatWasKnown() {
    TenantFacts shared = facts(DomainState.MANAGED, TENANT, null, SHARED);
    enrollment(shared, null, RouteChoice.none().choosing(Route.LINK, false));
    assertThat(recommend(Route.LINK)).isFalse();
    assertThat(reasons()).contains(SHARED);

    world.keep(
        world.enrollment().withRoute(world.enrollment().route().choosing(Route.LINK, false)));
    assertThat(recommend(Route.LINK)).isTrue();
  }
}
