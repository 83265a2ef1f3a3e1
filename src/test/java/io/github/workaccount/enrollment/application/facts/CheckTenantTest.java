package io.github.workaccount.enrollment.application.facts;

import static io.github.workaccount.enrollment.application.TestEnrollments.DOMAIN;
import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.TENANT;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.address.RegionalDomains;
import io.github.workaccount.enrollment.model.microsoft.PartnerProgram;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.MailReception;
import io.github.workaccount.enrollment.model.tenant.Surroundings.OtherDomain;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.testing.memory.FakeDirectory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the outside can see of a domain, of the tenant that was named, and of what is around. */
class CheckTenantTest {

  private static final Tenant OTHER = new Tenant("other-id", "Fabrikam", "fabrikam.com");

  private final TestUseCases world = new TestUseCases();
  private final FakeDirectory directory = world.directory;
  private final CheckTenant checking =
      new CheckTenant(
          world.stores.enrollments(),
          directory,
          new LookAround(
              directory,
              domain -> MailReception.NULL_MX,
              new SharedPrograms(world.stores.enrollments()),
              TestAddresses.TEXT,
              new RegionalDomains(TestAddresses.TEXT),
              world.clock),
          world.stores.evidence(),
          world.clock);

  private void asked(String email, String domain, String named) {
    world
        .stores
        .enrollments()
        .add(TestEnrollments.askedFor(email, new DomainName(domain), named, null));
  }

  private Map<String, Object> evidence() {
    return world.stores.evidence().only(ID, "facts").data();
  }

  @Nested
  class TheDomain {

    @Test
    void isKeptWithItsTenantAndWhenItWasLookedAt() {
      asked("kim@contoso.com", "contoso.com", null);
      directory.has(DOMAIN, DomainState.MANAGED, TENANT);

      TenantFacts facts = checking.check(ID);

      assertThat(world.enrollment().facts()).isEqualTo(facts);
      assertThat(facts.state()).isEqualTo(DomainState.MANAGED);
      assertThat(facts.holder()).isEqualTo(TENANT);
      assertThat(facts.stated()).isNull();
      assertThat(facts.lookedAt()).isEqualTo(NOW);
      assertThat(evidence())
          .containsEntry("state", "managed")
          .containsEntry("cloud", "microsoftonline.com")
          .containsEntry("holder", TENANT)
          .containsEntry("stated", null)
          .containsEntry("otherDomain", null)
          .containsEntry("mail", "null-mx");
    }

    @Test
    void isInConflictWithAnotherTenantThatTheCompanyNamed() {
      asked("kim@contoso.com", "contoso.com", TENANT.defaultDomain());
      directory.has(DOMAIN, DomainState.MANAGED, OTHER);
      directory.has(TENANT);

      assertThat(checking.check(ID).state()).isEqualTo(DomainState.CONFLICT);
      assertThat(world.enrollment().facts().target()).contains(TENANT);
    }

    @Test
    void standsAloneWhereTheNamedTenantDoesNotExist() {
      asked("kim@contoso.com", "contoso.com", "gone.onmicrosoft.com");
      directory.has(DOMAIN, DomainState.MANAGED, OTHER);

      assertThat(checking.check(ID).state()).isEqualTo(DomainState.MANAGED);
      assertThat(world.enrollment().facts().stated()).isNull();
    }

    @Test
    void isNotKnownWhereMicrosoftCannotBeAsked() {
      asked("kim@contoso.com", "contoso.com", null);
      directory.fails(new DirectoryFailure.Unavailable("Not reached.", null));

      assertThatThrownBy(() -> checking.check(ID)).isInstanceOf(DirectoryFailure.Unavailable.class);
      assertThat(world.enrollment().facts()).isNull();
    }
  }

  @Nested
  class TheHeadquartersDomain {

    @Test
    void isSuggestedWhereItHasATenant() {
      asked("kim@contoso.de", "contoso.de", null);
      directory.has(new Tenant("1", "Contoso", "contoso.com"));

      assertThat(checking.check(ID).around().headquarters())
          .containsExactly(new DomainName("contoso.com"));
    }

    @Test
    void isNotSuggestedWhereItHasNone() {
      asked("kim@contoso.de", "contoso.de", null);

      assertThat(checking.check(ID).around().headquarters()).isEmpty();
    }

    @Test
    void isOnlyNiceToKnow() {
      asked("kim@contoso.de", "contoso.de", null);
      directory.failsAt("tenantExists", new DirectoryFailure.Unavailable("Not reached.", null));

      assertThat(checking.check(ID).around().headquarters()).isEmpty();
    }
  }

  @Test
  void beginsNothingThatIsOnlyNiceToKnowAfterTheStepHasTakenLong() {
    asked("kim@it.emea.contoso.de", "it.emea.contoso.de", null);
    directory.has(new Tenant("1", "Contoso", "contoso.com"));
    directory.whenAsked(question -> world.clock.forward(Duration.ofSeconds(9)));

    TenantFacts facts = checking.check(ID);

    assertThat(facts.around().headquarters()).hasSize(1);
    assertThat(facts.around().other().domain()).isEqualTo(new DomainName("contoso.de"));
    assertThat(directory.questions()).containsExactly("lookUp", "tenantExists", "lookUp");
  }

  @Nested
  class TheOtherDomain {

    @Test
    void isNoneForAnAddressAtTheRegisteredDomain() {
      asked("kim@contoso.com", "contoso.com", null);

      assertThat(checking.check(ID).around().other()).isNull();
    }

    @Test
    void isTheNearestOneAboveThatIsInATenant() {
      asked("kim@it.emea.contoso.com", "it.emea.contoso.com", null);
      directory.has(new DomainName("emea.contoso.com"), DomainState.MANAGED, TENANT);
      directory.has(DOMAIN, DomainState.MANAGED, OTHER);

      assertThat(checking.check(ID).around().other())
          .isEqualTo(
              new OtherDomain(new DomainName("emea.contoso.com"), DomainState.MANAGED, TENANT));
      assertThat((Map<?, ?>) evidence().get("otherDomain"))
          .isEqualTo(Map.of("domain", "emea.contoso.com", "state", "managed", "holder", TENANT));
    }

    @Test
    void isTheRegisteredOneWhereNoneIs() {
      asked("kim@it.emea.contoso.com", "it.emea.contoso.com", null);

      assertThat(checking.check(ID).around().other())
          .isEqualTo(new OtherDomain(DOMAIN, DomainState.NONE, null));
    }

    @Test
    void isTheAddresssOwnOneWhereTheOneAboveIsEnrolled() {
      asked("kim@emea.contoso.com", "contoso.com", null);

      assertThat(checking.check(ID).around().other().domain())
          .isEqualTo(new DomainName("emea.contoso.com"));
    }
  }

  @Nested
  class ThePartnerPrograms {

    private void askedForProgram(PartnerProgram program) {
      directory.has(DOMAIN, DomainState.MANAGED, TENANT);
      world
          .stores
          .enrollments()
          .add(TestEnrollments.askedFor("kim@contoso.com", DOMAIN, null, program));
    }

    private Enrollment anotherOf(PartnerProgram program) {
      Enrollment another = TestEnrollments.another("fabrikam.com");
      TenantFacts leading =
          new TenantFacts(DomainState.MANAGED, TENANT, null, null, null, null, NOW);
      return another
          .withRequest(
              TestEnrollments.askedFor("al@fabrikam.com", another.domain(), null, program)
                  .request(),
              another.domain())
          .withFacts(leading);
    }

    private String shared() {
      return checking.check(ID).around().sharedPrograms();
    }

    @Test
    void areNotSharedWhereNobodyElseHasTheTenant() {
      askedForProgram(PartnerProgram.CSP);

      assertThat(shared()).isNull();
    }

    @Test
    void belongInTwoTenantsWhereBothAreAskedFor() {
      askedForProgram(PartnerProgram.BOTH);

      assertThat(shared()).startsWith("The request is for both partner programs");
    }

    @Test
    void wouldBeSharedWithAnEnrollmentThatLinkedTheTenant() {
      askedForProgram(PartnerProgram.CSP);
      world
          .stores
          .enrollments()
          .add(anotherOf(PartnerProgram.AI_CLOUD).ended(EnrollmentState.ENROLLED, "Done."));

      assertThat(shared())
          .isEqualTo(
              "An earlier enrollment linked the tenant Contoso (contoso.onmicrosoft.com) for the AI Cloud Partner Program, and this request is for the Cloud Solution Provider program; the two belong in separate tenants.");
    }

    @Test
    void wouldBeSharedWithAnEnrollmentThatRuns() {
      askedForProgram(PartnerProgram.CSP);
      world.stores.enrollments().add(anotherOf(PartnerProgram.AI_CLOUD));

      assertThat(shared())
          .startsWith("Another enrollment that is under way is to link the tenant Contoso");
    }

    @Test
    void areNotSharedWithAnEnrollmentThatIsWithdrawn() {
      askedForProgram(PartnerProgram.CSP);
      Enrollment another = anotherOf(PartnerProgram.AI_CLOUD);
      world.stores.enrollments().add(another);
      world
          .stores
          .enrollments()
          .withdraw(another.id(), new Enrollment.Withdrawal("al", NOW, "Wrong."));

      assertThat(shared()).isNull();
    }

    @Test
    void mayBeTheSameInOneTenant() {
      askedForProgram(PartnerProgram.CSP);
      world.stores.enrollments().add(anotherOf(PartnerProgram.CSP));

      assertThat(shared()).isNull();
    }

    @Test
    void areNotComparedWhereNoneIsNamed() {
      askedForProgram(null);
      world.stores.enrollments().add(anotherOf(PartnerProgram.CSP));

      assertThat(shared()).isNull();
    }
  }
}
