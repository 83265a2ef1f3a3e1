package io.github.workaccount.enrollment.application.decision;

import static io.github.workaccount.enrollment.application.TestEnrollments.DOMAIN;
import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static io.github.workaccount.enrollment.application.TestEnrollments.TENANT;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.decision.ApproveEnrollment.Answer;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.failure.DomainTaken;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.input.InvalidInput.Violation;
import io.github.workaccount.enrollment.model.microsoft.PartnerProgram;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.MailReception;
import io.github.workaccount.enrollment.model.tenant.Surroundings;
import io.github.workaccount.enrollment.model.tenant.Surroundings.OtherDomain;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an admin can decide on an enrollment, and what follows from it. */
class ApproveEnrollmentTest {

  private static final DomainName SUBDOMAIN = new DomainName("emea.contoso.com");
  private static final String SHARED = "Two programs would share the tenant.";

  private final TestUseCases world = new TestUseCases();
  private final Stores stores = world.stores;
  private final ApproveEnrollment approving = world.approveEnrollment();

  /** An enrollment whose domain is in a state; a tenant holds it where it is in one. */
  private void found(DomainState state, Route recommended) {
    Tenant holder = state == DomainState.NONE ? null : TENANT;
    keep(TestEnrollments.askedForBy("kim"), state, holder, recommended, Surroundings.none());
  }

  private void keep(
      Enrollment enrollment,
      DomainState state,
      Tenant holder,
      Route recommended,
      Surroundings around) {
    stores
        .enrollments()
        .add(
            enrollment
                .withFacts(
                    new TenantFacts(
                        state, holder, null, "microsoftonline.com", null, null, NOW, around))
                .withRoute(
                    RouteChoice.none().recommending(recommended, "Sign in.", List.of("Because."))));
  }

  /** An enrollment at a subdomain of a domain that is in a tenant. */
  private void foundAtSubdomain(DomainState own) {
    keep(
        TestEnrollments.askedFor("kim@emea.contoso.com", SUBDOMAIN, null, null),
        own,
        own == DomainState.NONE ? null : TENANT,
        own == DomainState.NONE ? Route.CREATE : Route.LINK,
        new Surroundings(
            MailReception.EXCHANGERS,
            List.of(),
            new OtherDomain(DOMAIN, DomainState.MANAGED, TENANT),
            null));
  }

  private void foundSharingATenant() {
    keep(
        TestEnrollments.askedForBy("kim"),
        DomainState.MANAGED,
        TENANT,
        Route.LINK,
        new Surroundings(MailReception.EXCHANGERS, List.of(), null, SHARED));
  }

  private static Answer approve() {
    return new Answer(Choice.APPROVE, null, null, null, false, null);
  }

  private static Answer approve(String route) {
    return new Answer(Choice.APPROVE, route, null, null, false, null);
  }

  private static Answer naming(String route, String tenant) {
    return new Answer(Choice.APPROVE, route, null, tenant, false, null);
  }

  private static Answer enrolling(String domain) {
    return new Answer(Choice.APPROVE, null, domain, null, false, null);
  }

  private void decide(Answer answer) {
    approving.decide(SAM, ID, answer);
  }

  private void refused(Answer answer, String field) {
    Enrollment before = world.enrollment();
    assertThatThrownBy(() -> decide(answer))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(field + ":");
    assertThat(stores.decisions().of(ID)).isEmpty();
    assertThat(world.enrollment()).isEqualTo(before);
  }

  private RouteChoice route() {
    return world.enrollment().route();
  }

  @Nested
  class AnApproval {

    @Test
    void takesTheRecommendedRoute() {
      found(DomainState.MANAGED, Route.LINK);

      decide(approve());

      assertThat(route().chosen()).isEqualTo(Route.LINK);
      assertThat(route().lookInside()).isFalse();
      assertThat(stores.decisions().of(ID))
          .containsExactly(
              new Decision(
                  ID, UserTask.APPROVE_ENROLLMENT, "sam", NOW, Choice.APPROVE, null, null));
    }

    @Test
    void takesAnotherRouteThatIsPossible() {
      found(DomainState.MANAGED, Route.LINK);

      decide(new Answer(Choice.APPROVE, "stop", null, null, true, "No."));

      assertThat(route().chosen()).isEqualTo(Route.STOP);
      assertThat(route().recommended()).isEqualTo(Route.LINK);
      assertThat(route().lookInside()).isTrue();
    }

    @Test
    void endsNothingWhereItOnlyGoesOnAlthoughToStopIsRecommended() {
      found(DomainState.OTHER_CLOUD, Route.STOP);
      refused(approve(), "decision");
    }

    @Test
    void endsNothingWhereToStopIsRecommendedAndARouteCouldBeGone() {
      found(DomainState.CONFLICT, Route.STOP);

      refused(approve(), "route");
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", ""})
    void namesNoTenantForADomainInAnotherCloudSinceThatWouldOnlyAskAgain(String route) {
      world.directory.has(new Tenant("named-id", "Named", "named.onmicrosoft.com"));
      found(DomainState.OTHER_CLOUD, Route.STOP);

      refused(naming(route.isEmpty() ? null : route, "named.onmicrosoft.com"), "existingTenant");
    }

    @Test
    void linksAnotherTenantThatIsNamedWhereToStopIsRecommended() {
      world.directory.has(new Tenant("named-id", "Named", "named.onmicrosoft.com"));
      found(DomainState.CONFLICT, Route.STOP);

      decide(naming(null, "named.onmicrosoft.com"));

      assertThat(route().chosen()).isEqualTo(Route.LINK);
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void isEndedByAChoiceOfItsOwnWhateverIsRecommended(Route recommended) {
      found(DomainState.MANAGED, recommended);

      decide(new Answer(Choice.STOP, "link", null, null, true, "No."));

      assertThat(route().chosen()).isEqualTo(Route.STOP);
      assertThat(stores.decisions().of(ID).get(0).choice()).isEqualTo(Choice.STOP);
    }

    @ParameterizedTest
    @CsvSource({"STOP,", "APPROVE, stop"})
    void isEndedWithAReasonUnlessToStopIsRecommended(Choice choice, String route) {
      found(DomainState.MANAGED, Route.LINK);
      refused(new Answer(choice, route, null, null, false, null), "comment");
      world.keep(
          world
              .enrollment()
              .withRoute(RouteChoice.none().recommending(Route.STOP, "Sign in.", List.of("No."))));

      decide(new Answer(choice, route, null, null, false, null));

      assertThat(route().chosen()).isEqualTo(Route.STOP);
    }

    @Test
    void needsNoFactsToStop() {
      keep(
          TestEnrollments.askedFor("kim@contoso.com", DOMAIN, "gone.onmicrosoft.com", null),
          DomainState.NONE,
          null,
          Route.CREATE,
          Surroundings.none());
      assertThat(approving.factsAreStale(ID)).isTrue();

      decide(new Answer(Choice.STOP, null, null, "gone.onmicrosoft.com", false, "It is gone."));

      assertThat(approving.factsAreStale(ID)).isFalse();
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
      keep(
          TestEnrollments.askedFor("kim@emea.contoso.com", SUBDOMAIN, null, PartnerProgram.BOTH),
          DomainState.MANAGED,
          TENANT,
          Route.LINK,
          new Surroundings(MailReception.EXCHANGERS, List.of(), null, SHARED));

      assertThatThrownBy(
              () ->
                  decide(
                      new Answer(
                          Choice.APPROVE,
                          "no-such-route",
                          "fabrikam.com",
                          "no tenant",
                          false,
                          null)))
          .isInstanceOfSatisfying(
              InvalidInput.class,
              refused ->
                  assertThat(refused.violations())
                      .extracting(Violation::field)
                      .containsExactlyInAnyOrder(
                          "existingTenant", "route", "enrolledDomain", "comment"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "take-over", "no-such-route"})
    void takesNoRouteThatIsNotPossible(String route) {
      found(DomainState.MANAGED, Route.LINK);

      refused(approve(route), "route");
    }

    @Test
    void isNotTheRequesters() {
      found(DomainState.MANAGED, Route.LINK);
      User kim = new User("kim", Set.of(User.ENROLLMENT_ADMINS));

      assertThatThrownBy(() -> approving.decide(kim, ID, approve())).isInstanceOf(NotAllowed.class);
      assertThat(route().chosen()).isNull();
    }

    @Test
    void forgetsATenantThatWasNamedWhereAnUnmanagedOneIsTakenOver() {
      keep(
          TestEnrollments.askedFor("kim@contoso.com", DOMAIN, "named.onmicrosoft.com", null),
          DomainState.UNMANAGED,
          TENANT,
          Route.TAKE_OVER,
          Surroundings.none());

      decide(naming(null, "named.onmicrosoft.com"));

      assertThat(world.enrollment().request().existingTenant()).isNull();
      assertThat(route().chosen()).isEqualTo(Route.TAKE_OVER);
      assertThat(approving.factsAreStale(ID)).isFalse();
    }
  }

  @Nested
  class ATenantThatTheAdminEmpties {

    private static final String NAMED = "named.onmicrosoft.com";

    @BeforeEach
    void wasNamedByTheRequesterAndIsAnotherOneThanTheDomains() {
      keep(
          TestEnrollments.askedFor("kim@contoso.com", DOMAIN, NAMED, null),
          DomainState.CONFLICT,
          TENANT,
          Route.STOP,
          Surroundings.none());
      world.keep(
          world
              .enrollment()
              .withFacts(
                  new TenantFacts(
                      DomainState.CONFLICT,
                      TENANT,
                      new Tenant("named-id", "Named", NAMED),
                      null,
                      null,
                      null,
                      NOW)));
    }

    @Test
    void hasAllFactsReadAgainLikeOneThatIsNamed() {
      decide(approve("link"));

      assertThat(world.enrollment().request().existingTenant()).isNull();
      assertThat(world.enrollment().facts()).isNull();
      assertThat(approving.factsAreStale(ID)).isTrue();
      assertThat(route().chosen()).isEqualTo(Route.LINK);
    }

    @Test
    void isKeptInTheEvidenceWithWhoEmptiedIt() {
      decide(approve("link"));

      Evidence.Entry entry = stores.evidence().only(ID, "existing-tenant");
      assertThat(entry.actor()).isEqualTo("sam");
      assertThat(entry.data()).containsEntry("before", NAMED).containsEntry("after", null);
    }

    @Test
    void staysWhereItStops() {
      decide(approve("stop"));

      assertThat(world.enrollment().request().existingTenant()).isEqualTo(NAMED);
      assertThat(stores.evidence().of(ID, "existing-tenant")).isEmpty();
    }
  }

  @Nested
  class AnythingElse {

    @ParameterizedTest
    @EnumSource(names = {"REJECT", "CORRECT"})
    void takesAComment(Choice choice) {
      found(DomainState.MANAGED, Route.LINK);

      refused(new Answer(choice, null, null, null, false, null), "comment");
    }

    @Test
    void leavesTheRecommendationWhereItIsRejected() {
      found(DomainState.MANAGED, Route.LINK);

      decide(new Answer(Choice.REJECT, null, null, null, false, "Not this company."));

      assertThat(route().recommended()).isEqualTo(Route.LINK);
      assertThat(stores.decisions().of(ID))
          .extracting(Decision::choice, Decision::comment)
          .containsExactly(tuple(Choice.REJECT, "Not this company."));
    }

    @Test
    void forgetsTheRecommendationWhereItIsSentBack() {
      found(DomainState.MANAGED, Route.LINK);

      decide(new Answer(Choice.CORRECT, null, null, null, false, "Use the other address."));

      assertThat(route()).isEqualTo(RouteChoice.none());
    }
  }

  @Nested
  class ATenantThatTheAdminNames {

    private static final String NAMED = "named.onmicrosoft.com";

    @Test
    void isLinkedOnceItWasLookedUp() {
      world.directory.has(new Tenant("named-id", "Named", NAMED));
      found(DomainState.NONE, Route.CREATE);

      decide(naming(null, " Named.OnMicrosoft.com "));

      assertThat(world.enrollment().request().existingTenant()).isEqualTo(NAMED);
      assertThat(route().chosen()).isEqualTo(Route.LINK);
      assertThat(approving.factsAreStale(ID)).isTrue();
      assertThat(stores.evidence().only(ID, "existing-tenant").data())
          .containsEntry("before", null)
          .containsEntry("after", NAMED);
    }

    @Test
    void takesTheStatedTenantOfBeforeOutOfTheFacts() {
      world.directory.has(new Tenant("named-id", "Named", NAMED));
      found(DomainState.MANAGED, Route.LINK);
      world.keep(
          world
              .enrollment()
              .withFacts(
                  new TenantFacts(
                      DomainState.CONFLICT,
                      TENANT,
                      new Tenant("old", "Old", null),
                      null,
                      null,
                      null,
                      NOW)));

      decide(naming("link", NAMED));

      assertThat(world.enrollment().facts().stated()).isNull();
      assertThat(world.enrollment().facts().state()).isEqualTo(DomainState.MANAGED);
    }

    @Test
    void hasToExist() {
      found(DomainState.NONE, Route.CREATE);

      refused(naming(null, NAMED), "existingTenant");
    }

    @Test
    void hasToBeATenantsName() {
      found(DomainState.NONE, Route.CREATE);

      refused(naming(null, "no tenant"), "existingTenant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "take-over"})
    void isForTheRouteThatLinksOnly(String route) {
      world.directory.has(new Tenant("named-id", "Named", NAMED));
      found(DomainState.UNMANAGED, Route.TAKE_OVER);

      refused(naming(route, NAMED), "existingTenant");
      assertThatThrownBy(() -> decide(naming(route, NAMED)))
          .hasMessageContaining("\"Link the existing work account\"");
    }

    @Test
    void changesNothingWhereItWasNamedBeforeAndIsKnown() {
      keep(
          TestEnrollments.askedFor("kim@contoso.com", DOMAIN, NAMED, null),
          DomainState.MANAGED,
          TENANT,
          Route.LINK,
          Surroundings.none());
      world.keep(
          world
              .enrollment()
              .withFacts(
                  new TenantFacts(DomainState.MANAGED, TENANT, TENANT, null, null, null, NOW)));

      decide(naming(null, NAMED));

      assertThat(approving.factsAreStale(ID)).isFalse();
      assertThat(world.directory.questions()).isEmpty();
    }

    @Test
    void isLookedUpAgainWhereItWasMissingBefore() {
      world.directory.has(new Tenant("named-id", "Named", NAMED));
      keep(
          TestEnrollments.askedFor("kim@contoso.com", DOMAIN, NAMED, null),
          DomainState.NONE,
          null,
          Route.CREATE,
          Surroundings.none());

      decide(naming("link", NAMED));

      assertThat(world.directory.questions()).containsExactly("tenantExists");
      assertThat(route().chosen()).isEqualTo(Route.LINK);
    }
  }

  @Nested
  class AnAddressAtASubdomain {

    @Test
    void enrollsTheDomainAboveWhereThatAloneIsInATenant() {
      foundAtSubdomain(DomainState.NONE);

      decide(approve());

      assertThat(world.enrollment().domain()).isEqualTo(DOMAIN);
      assertThat(world.enrollment().facts()).as("it is looked at like a new one").isNull();
      assertThat(route().chosen()).isEqualTo(Route.LINK);
      assertThat(stores.evidence().only(ID, "enrolled-domain").data())
          .isEqualTo(Map.of("before", "emea.contoso.com", "after", "contoso.com"));
      assertThat(approving.factsAreStale(ID)).isTrue();
    }

    @Test
    void enrollsItsOwnDomainWhereThatIsInATenant() {
      foundAtSubdomain(DomainState.MANAGED);

      decide(approve());

      assertThat(world.enrollment().domain()).isEqualTo(SUBDOMAIN);
    }

    @Test
    void enrollsTheDomainThatTheAdminChooses() {
      foundAtSubdomain(DomainState.MANAGED);

      decide(enrolling("Contoso.com"));

      assertThat(world.enrollment().domain()).isEqualTo(DOMAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fabrikam.com", "not a domain"})
    void enrollsNoThirdDomain(String domain) {
      foundAtSubdomain(DomainState.NONE);

      refused(enrolling(domain), "enrolledDomain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "stop"})
    void enrollsItsOwnDomainWhereARouteIsChosenThatIsShownForIt(String route) {
      foundAtSubdomain(DomainState.NONE);

      decide(new Answer(Choice.APPROVE, route, null, null, false, "So it is."));

      assertThat(world.enrollment().domain()).isEqualTo(SUBDOMAIN);
      assertThat(route().chosen().key()).isEqualTo(route);
    }

    @Test
    void enrollsItsOwnDomainWhereATenantIsNamed() {
      world.directory.has(new Tenant("named-id", "Named", "named.onmicrosoft.com"));
      foundAtSubdomain(DomainState.NONE);

      decide(naming(null, "named.onmicrosoft.com"));

      assertThat(world.enrollment().domain()).isEqualTo(SUBDOMAIN);
    }

    @Test
    void enrollsTheOtherDomainInATenantThatTheAdminNames() {
      world.directory.has(new Tenant("named-id", "Named", "named.onmicrosoft.com"));
      foundAtSubdomain(DomainState.NONE);

      decide(new Answer(Choice.APPROVE, null, "contoso.com", "named.onmicrosoft.com", false, null));

      assertThat(world.enrollment().domain()).isEqualTo(DOMAIN);
      assertThat(world.enrollment().request().existingTenant()).isEqualTo("named.onmicrosoft.com");
    }

    @Test
    void enrollsTheOtherDomainInNoTenantThatDoesNotExist() {
      foundAtSubdomain(DomainState.NONE);

      refused(
          new Answer(Choice.APPROVE, null, "contoso.com", "named.onmicrosoft.com", false, null),
          "existingTenant");
    }

    @Test
    void offersTheTwoDomainsWhereAThirdIsChosen() {
      foundAtSubdomain(DomainState.NONE);

      assertThatThrownBy(() -> decide(enrolling("fabrikam.com")))
          .hasMessageContaining("Give one of: emea.contoso.com, contoso.com.");
    }

    @Test
    void enrollsNoDomainThatHasAnActiveEnrollment() {
      foundAtSubdomain(DomainState.NONE);
      stores.enrollments().add(TestEnrollments.another("contoso.com"));

      assertThatThrownBy(() -> decide(approve())).isInstanceOf(DomainTaken.class);
    }

    @Test
    void tellsOfThePredecessorOfTheOtherDomain() {
      foundAtSubdomain(DomainState.NONE);
      stores
          .enrollments()
          .add(TestEnrollments.another("contoso.com").ended(EnrollmentState.STOPPED, "No."));

      decide(approve());

      assertThat(stores.evidence().only(ID, "predecessor").data())
          .containsEntry("state", "stopped");
    }
  }

  @Nested
  class TwoPartnerPrograms {

    @Test
    void areConfirmedByARouteAndAComment() {
      foundSharingATenant();
      refused(approve(), "route");
      refused(approve("link"), "comment");

      decide(new Answer(Choice.APPROVE, "link", null, null, false, "They know."));

      assertThat(stores.evidence().only(ID, "confirmation").data())
          .isEqualTo(Map.of("rule", "B4", "reason", SHARED, "route", "link"));
    }

    @Test
    void needNoConfirmationWhereItStops() {
      foundSharingATenant();

      decide(new Answer(Choice.APPROVE, "stop", null, null, false, "They do not belong together."));

      assertThat(stores.evidence().of(ID, "confirmation")).isEmpty();
    }

    @Test
    void needNoConfirmationToBeRejected() {
      foundSharingATenant();

      assertThatCode(() -> decide(new Answer(Choice.REJECT, null, null, null, false, "No.")))
          .doesNotThrowAnyException();
    }

    private void anotherFor(PartnerProgram program, Route chosen) {
      keep(
          TestEnrollments.askedFor("kim@contoso.com", DOMAIN, null, PartnerProgram.CSP),
          DomainState.MANAGED,
          TENANT,
          Route.LINK,
          Surroundings.none());
      Enrollment like = TestEnrollments.askedFor("al@fabrikam.com", DOMAIN, null, program);
      Enrollment other = TestEnrollments.another("fabrikam.com");
      stores
          .enrollments()
          .add(
              other
                  .withRequest(like.request(), other.domain())
                  .withFacts(world.enrollment().facts())
                  .withRoute(RouteChoice.none().choosing(chosen, false)));
    }

    @Test
    void mayHaveComeTogetherByAnApprovalSinceTheDomainWasLookedAt() {
      anotherFor(PartnerProgram.AI_CLOUD, Route.LINK);

      assertThatThrownBy(() -> decide(approve()))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining(
              "Another enrollment that is under way is to link the tenant Contoso");
    }

    @Test
    void haveNotComeTogetherByWhatNobodyHasApprovedYet() {
      anotherFor(PartnerProgram.AI_CLOUD, null);

      assertThatCode(() -> decide(approve())).doesNotThrowAnyException();
    }
  }

  @Test
  void offersTheRoutesThatArePossible() {
    found(DomainState.NONE, Route.CREATE);
    assertThat(ApproveEnrollment.possibleRoutes(world.enrollment().facts()))
        .containsExactly(Route.CREATE, Route.STOP);

    world.keep(
        world
            .enrollment()
            .withFacts(
                new TenantFacts(DomainState.CONFLICT, TENANT, TENANT, null, null, null, NOW)));
    assertThat(ApproveEnrollment.possibleRoutes(world.enrollment().facts()))
        .containsExactly(Route.LINK, Route.STOP);
  }
}
