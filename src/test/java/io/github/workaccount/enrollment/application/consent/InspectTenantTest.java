package io.github.workaccount.enrollment.application.consent;

import static io.github.workaccount.enrollment.application.TestEnrollments.DOMAIN;
import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.TENANT;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestPlans;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantReads.Inspection;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.failure.ApprovalOutdated;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.address.RegionalDomains;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.plan.Planner;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import io.github.workaccount.enrollment.model.tenant.TenantInside.AdminRole;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DirectoryUser;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import io.github.workaccount.enrollment.testing.memory.FakeDirectory;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a look into a tenant asks for, and what is kept of it. */
class InspectTenantTest {

  private static final Tenant OTHER = new Tenant("other-id", "Fabrikam", "fabrikam.com");

  private final TestUseCases world = new TestUseCases();
  private final Stores stores = world.stores;
  private final FakeDirectory directory = world.directory;
  private final InspectTenant tenants =
      new InspectTenant(
          stores.enrollments(),
          stores.plans(),
          world.consentNeed(false),
          directory,
          directory,
          directory,
          world.consentRemoval(),
          new RegionalDomains(TestAddresses.TEXT),
          world.reopening(),
          stores.evidence());

  @BeforeEach
  void aTenantThatGaveConsent() {
    stores.enrollments().add(TestEnrollments.leadingToTenant(DomainPresence.ABSENT));
    directory.has(TENANT);
    directory.consents(TENANT.id(), Access.WRITE);
    directory.permits("Domain.ReadWrite.All");
  }

  private TenantFacts facts() {
    return world.enrollment().facts();
  }

  private Inspection question() {
    return directory.inspections().get(0);
  }

  @Nested
  class TheQuestion {

    @Test
    void isForTheDomainThePeopleAndTheGroupOfTheEnrollment() {
      world.keep(world.enrollment().withTenantAdmin("alex@contoso.com"));

      tenants.inspect(ID);

      assertThat(question())
          .isEqualTo(
              new Inspection(
                  DOMAIN,
                  List.of("kim@contoso.com"),
                  Planner.groupNickname(ID),
                  null,
                  "alex@contoso.com",
                  List.of()));
    }

    @Test
    void isForTheDomainsAboveASubdomain() {
      Enrollment enrollment = world.enrollment();
      DomainName sub = new DomainName("it.emea.contoso.com");
      world.keep(enrollment.withRequest(enrollment.request(), sub));

      tenants.inspect(ID);

      assertThat(question().above())
          .containsExactly(new DomainName("emea.contoso.com"), new DomainName("contoso.com"));
    }

    @Test
    void isForTheGroupThatAnEarlierPlanMade() {
      TestPlans.approved(stores, TestPlans.of(Change.By.PRODUCT, ChangeKind.CREATE_GROUP));
      stores.plans().mark(TestPlans.change(stores, 1).as(ChangeStatus.APPLIED, "group-1", null));
      TestPlans.approved(stores, TestPlans.proving());

      tenants.inspect(ID);

      assertThat(question().groupId()).isEqualTo("group-1");
    }

    @Test
    void isForNoGroupWhereSomethingElseWasMade() {
      TestPlans.approved(stores, TestPlans.proving());
      stores.plans().mark(TestPlans.change(stores, 4).as(ChangeStatus.APPLIED, "user-4", null));

      tenants.inspect(ID);

      assertThat(question().groupId()).isNull();
    }

    @Test
    void isAskedWithNewTokens() {
      tenants.inspect(ID);

      assertThat(directory.forgotten()).containsExactly(TENANT.id());
    }
  }

  @Nested
  class WhatWasFound {

    @Test
    void isKeptWithWhatTheTenantGranted() {
      TenantInside inside =
          new TenantInside(
              "Contoso Ltd.",
              "DE",
              40,
              DomainPresence.UNVERIFIED,
              List.of(
                  new DirectoryUser("kim@contoso.com", "1", "kim@contoso.onmicrosoft.com"),
                  new DirectoryUser("al@contoso.com", "2", "al#EXT#", true)),
              "group-1",
              new AdminRole("alex@contoso.com", true, List.of("Global Administrator")));
      directory.shows(inside);

      tenants.inspect(ID);

      assertThat(facts().inside())
          .isEqualTo(inside.withPermissions(List.of("Domain.ReadWrite.All")));
      assertThat(stores.evidence().only(ID, "inspection").data())
          .containsEntry("tenant", TENANT.id())
          .containsEntry("displayName", "Contoso Ltd.")
          .containsEntry("country", "DE")
          .containsEntry("users", 40L)
          .containsEntry("domain", "unverified")
          .containsEntry("partnerCenterUsersFound", List.of("kim@contoso.onmicrosoft.com"))
          .containsEntry("partnerCenterUsersWhoAreGuests", List.of("al#EXT#"))
          .containsEntry("group", "group-1")
          .containsEntry("tenantAdmin", "alex@contoso.com")
          .containsEntry("tenantAdminFound", true)
          .containsEntry("tenantAdminRoles", List.of("Global Administrator"))
          .containsEntry("permissions", List.of("Domain.ReadWrite.All"))
          .doesNotContainKey("heldElsewhere");
    }

    @Test
    void saysThatNobodyWasNamedAsTheAdministrator() {
      tenants.inspect(ID);

      assertThat(stores.evidence().only(ID, "inspection").data())
          .containsEntry("tenantAdmin", null)
          .containsEntry("tenantAdminFound", false);
    }

    @Test
    void keepsTheConsentThatMadeItPossible() {
      tenants.inspect(ID);

      assertThat(stores.consents().of(ID))
          .extracting(Consents.Consent::tenantId, Consents.Consent::access)
          .containsExactly(tuple(TENANT.id(), Access.WRITE));
    }

    @Test
    void isNothingWithoutConsent() {
      directory.fails(new DirectoryFailure.NoConsent("No consent.", "request-1"));

      assertThatThrownBy(() -> tenants.inspect(ID)).isInstanceOf(DirectoryFailure.NoConsent.class);
      assertThat(stores.evidence().of(ID)).isEmpty();
    }
  }

  @Nested
  class WhatWasGranted {

    @BeforeEach
    void readingAndWritingAreTwoRegistrations() {
      directory.asksTwice();
      world.keep(
          world
              .enrollment()
              .withFacts(TestEnrollments.facts(DomainPresence.VERIFIED))
              .withRoute(RouteChoice.none().choosing(Route.LINK, true)));
    }

    @Test
    void isKnownWhereWritingWasGrantedToo() {
      tenants.inspect(ID);

      assertThat(facts().inside().permissions()).containsExactly("Domain.ReadWrite.All");
    }

    @Test
    void isNotKnownWhereConsentWasAskedForReadingAlone() {
      consentsToReadingAlone();

      tenants.inspect(ID);

      assertThat(facts().inside().permissions()).isEmpty();
    }

    @Test
    void isKnownWherePeopleMakeTheChanges() {
      consentsToReadingAlone();
      directory.permits("Domain.Read.All");
      stores
          .decisions()
          .add(new Decision(ID, UserTask.GRANT_CONSENT, "sam", NOW, Choice.BY_HAND, null, null));

      tenants.inspect(ID);

      assertThat(facts().inside().permissions()).containsExactly("Domain.Read.All");
    }

    private void consentsToReadingAlone() {
      directory.takesBackConsents();
      directory.consents(TENANT.id(), Access.READ);
    }

    @Test
    void isNotEnoughToReadWhereAWriteFailedForWantOfConsent() {
      consentsToReadingAlone();
      TestPlans.approved(stores, TestPlans.proving());
      stores.plans().mark(TestPlans.change(stores, 1).as(ChangeStatus.INTENDED, null, null));

      assertThatThrownBy(() -> tenants.inspect(ID)).isInstanceOf(DirectoryFailure.NoConsent.class);
      assertThat(directory.inspections()).isEmpty();
    }
  }

  @Nested
  class WhoHoldsTheDomain {

    private void conflict() {
      world.keep(world.enrollment().withFacts(facts().heldElsewhere(OTHER)));
    }

    @Test
    void isNotAskedAgainBeforeThereIsAPlan() {
      conflict();

      tenants.inspect(ID);

      assertThat(facts().holder()).isEqualTo(OTHER);
      assertThat(directory.questions()).doesNotContain("lookUp");
    }

    @Test
    void isAnotherTenantThatGotItSinceThePlan() {
      TestPlans.approved(stores, TestPlans.proving());
      directory.has(DOMAIN, DomainState.MANAGED, OTHER);

      tenants.inspect(ID);

      assertThat(facts().state()).isEqualTo(DomainState.CONFLICT);
      assertThat(facts().holder()).isEqualTo(OTHER);
      assertThat(stores.evidence().only(ID, "inspection").data())
          .containsEntry("heldElsewhere", OTHER);
    }

    @Test
    void isNobodySinceTheOtherTenantReleasedIt() {
      conflict();
      TestPlans.approved(stores, TestPlans.proving());

      tenants.inspect(ID);

      assertThat(facts().holder()).isNull();
      assertThat(facts().state()).isEqualTo(DomainState.NONE);
    }

    @Test
    void isNobodyElseOnceItIsInTheTenantItself() {
      conflict();
      TestPlans.approved(stores, TestPlans.proving());
      directory.has(DOMAIN, DomainState.MANAGED, new Tenant("TENANT-ID", "Contoso", null));

      tenants.inspect(ID);

      assertThat(facts().holder()).isNull();
    }

    @Test
    void isNotSomebodyWhoHasItUnmanaged() {
      conflict();
      TestPlans.approved(stores, TestPlans.proving());
      directory.has(DOMAIN, DomainState.UNMANAGED, OTHER);

      tenants.inspect(ID);

      assertThat(facts().holder()).isNull();
    }

    @Test
    void staysAsItWasFoundFirstWhileItIsTheSame() {
      conflict();
      TestPlans.approved(stores, TestPlans.proving());
      directory.has(DOMAIN, DomainState.MANAGED, new Tenant("other-id", "Renamed", null));

      tenants.inspect(ID);

      assertThat(facts().holder()).isEqualTo(OTHER);
    }
  }

  @Nested
  class ATenantThatIsNotFound {

    @Test
    void takesTheApprovalBackWhereItIsGone() {
      directory.fails(new DirectoryFailure.NotFound("No such tenant.", "request-1"));
      directory.forgets(TENANT);

      assertThatThrownBy(() -> tenants.inspect(ID))
          .isInstanceOf(ApprovalOutdated.class)
          .hasMessage(
              "The tenant Contoso (contoso.onmicrosoft.com) that was approved is no longer there.");
      assertThat(world.enrollment().route().outdated()).isEqualTo(TENANT.goneSentence());
      assertThat(stores.evidence().only(ID, "approval-outdated").data())
          .containsEntry("reason", TENANT.goneSentence());
    }

    @Test
    void isAFailureWhereItIsStillThere() {
      directory.fails(new DirectoryFailure.NotFound("Something else.", "request-1"));

      assertThatThrownBy(() -> tenants.inspect(ID))
          .isInstanceOf(DirectoryFailure.NotFound.class)
          .hasMessage("Something else.");
      assertThat(stores.evidence().of(ID)).isEmpty();
    }
  }
}
