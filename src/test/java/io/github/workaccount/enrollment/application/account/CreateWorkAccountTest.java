package io.github.workaccount.enrollment.application.account;

import static io.github.workaccount.enrollment.application.TestEnrollments.DOMAIN;
import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.account.CreateWorkAccount.Confirmation;
import io.github.workaccount.enrollment.application.account.CreateWorkAccount.Finding;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.testing.memory.FakeDirectory;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a work account that a person created is named and read back. */
class CreateWorkAccountTest {

  private static final String ENTERED = "contoso.onmicrosoft.com";
  private static final Tenant OTHER = new Tenant("other-id", "Fabrikam", "fabrikam.com");

  private final TestUseCases world = new TestUseCases();
  private final Stores stores = world.stores;
  private final FakeDirectory directory = world.directory;
  private final CreateWorkAccount creating =
      new CreateWorkAccount(
          stores.enrollments(),
          directory,
          TestAddresses.TEXT,
          stores.accounts(),
          world.decisions(),
          stores.evidence(),
          Cloud.GLOBAL);

  @BeforeEach
  void anEnrollmentOfADomainThatIsInNoTenant() {
    stores.enrollments().add(TestEnrollments.askedForBy("kim").withFacts(facts(null, null)));
  }

  private static TenantFacts facts(Tenant holder, Tenant stated) {
    return new TenantFacts(
        holder == null ? DomainState.NONE : DomainState.MANAGED,
        holder,
        stated,
        "microsoftonline.com",
        null,
        null,
        Instant.EPOCH);
  }

  @Nested
  class FreeInitialDomains {

    @Test
    void areTheFirstThreeThatNoTenantHas() {
      directory.has(new Tenant("1", "Somebody", "contoso.onmicrosoft.com"));

      List<String> free = creating.freeInitialDomains(ID);

      assertThat(free)
          .containsExactly(
              "contosous.onmicrosoft.com",
              "contosopartner.onmicrosoft.com",
              "contosowork.onmicrosoft.com");
      assertThat(stores.evidence().only(ID, "initial-domains").data()).containsEntry("free", free);
      assertThat(directory.questions()).hasSize(4);
    }
  }

  @Nested
  class TheNameOfTheNewOne {

    @Test
    void isKeptAsTheEnrollmentsTenant() {
      stores.accounts().open(ID, "instance", "wrong.onmicrosoft.com", NOW, NOW, NOW);

      creating.created(SAM, ID, "Contoso.OnMicrosoft.com.");

      assertThat(world.enrollment().request().existingTenant()).isEqualTo(ENTERED);
      assertThat(world.enrollment().domain()).isEqualTo(DOMAIN);
      assertThat(stores.decisions().of(ID))
          .containsExactly(
              new Decision(
                  ID, UserTask.CREATE_WORK_ACCOUNT, "sam", NOW, Choice.CREATED, null, ENTERED));
      assertThat(stores.accounts().find(ID)).as("it is waited for anew").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contoso.com", "contoso.onmicrosoft.us", "onmicrosoft.com", "con toso"})
    void isAnInitialDomainOfTheCloud(String entered) {
      assertThatThrownBy(() -> creating.created(SAM, ID, entered))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("tenantDomain");
      assertThat(stores.decisions().of(ID)).isEmpty();
    }
  }

  @Nested
  class ReadingItBack {

    private static final Tenant CREATED = new Tenant("new-id", "Contoso", ENTERED);

    @BeforeEach
    void itsNameWasEntered() {
      creating.created(SAM, ID, ENTERED);
    }

    private void refused(String problem) {
      Confirmation confirmation = creating.confirm(ID);

      assertThat(confirmation).isEqualTo(new Confirmation(Finding.REFUSED, problem));
      assertThat(stores.evidence().only(ID, "work-account").data())
          .containsEntry("accepted", false)
          .containsEntry("problem", problem);
      assertThat(world.enrollment().facts().stated()).isNotEqualTo(CREATED);
    }

    @Test
    void findsNothingYet() {
      assertThat(creating.confirm(ID)).isEqualTo(new Confirmation(Finding.NOT_YET, null));
      assertThat(stores.evidence().of(ID, "work-account")).isEmpty();
    }

    @Test
    void leadsTheEnrollmentToTheNewTenant() {
      directory.has(CREATED);

      assertThat(creating.confirm(ID)).isEqualTo(new Confirmation(Finding.FOUND, null));

      assertThat(world.enrollment().facts().target()).contains(CREATED);
      assertThat(stores.evidence().only(ID, "work-account").data())
          .containsEntry("entered", ENTERED)
          .containsEntry("tenant", CREATED)
          .containsEntry("accepted", true)
          .containsEntry("problem", null);
    }

    @Test
    void refusesTheTenantThatHasTheDomainAlready() {
      world.keep(world.enrollment().withFacts(facts(new Tenant("NEW-ID", "Contoso", null), null)));
      directory.has(CREATED);

      refused("contoso.onmicrosoft.com is the tenant that has contoso.com already, not a new one.");
    }

    @Test
    void refusesTheTenantThatTheCompanyHadNamed() {
      Tenant known = new Tenant("new-id", "Before", "before.onmicrosoft.com");
      world.keep(world.enrollment().withFacts(facts(OTHER, known)));
      directory.has(CREATED);

      refused(
          "contoso.onmicrosoft.com was known to this enrollment before, so it is not a new tenant.");
    }

    @Test
    void refusesATenantThatHasAnotherDefaultDomain() {
      directory.has(CREATED);
      directory.renames(ENTERED, new Tenant("new-id", "Contoso", "contoso.com"));

      refused(
          "The default domain of that tenant is contoso.com, not contoso.onmicrosoft.com: a new tenant has its initial domain as its default.");
    }

    @Test
    void refusesATenantWhoseDefaultDomainMicrosoftDoesNotTell() {
      directory.renames(ENTERED, new Tenant("new-id", "Contoso", null));

      refused(
          "The default domain of that tenant is unknown, not contoso.onmicrosoft.com: a new tenant has its initial domain as its default.");
    }

    @Test
    void refusesATenantThatAnEarlierEnrollmentLinked() {
      directory.has(CREATED);
      Enrollment earlier = TestEnrollments.another("fabrikam.com").withFacts(facts(CREATED, null));
      stores.enrollments().add(earlier.ended(EnrollmentState.ENROLLED, "Done."));

      refused(
          "contoso.onmicrosoft.com was linked by the enrollment %s, so it is not a new tenant."
              .formatted(earlier.id()));
    }

    @Test
    void refusesTheTenantOfAnotherEnrollmentThatRuns() {
      directory.has(CREATED);
      stores
          .enrollments()
          .add(TestEnrollments.another("fabrikam.com").withFacts(facts(CREATED, null)));

      assertThat(creating.confirm(ID).problem())
          .startsWith("contoso.onmicrosoft.com is the tenant of the enrollment fabrikam.com-8M4R2");
    }

    @Test
    void takesItAgainForTheSameEnrollment() {
      directory.has(CREATED);
      creating.confirm(ID);
      world.keep(world.enrollment().withFacts(facts(null, null)));
      creating.confirm(ID);

      assertThat(world.enrollment().facts().target()).contains(CREATED);
    }

    @Test
    void leavesATenantToWhoeverTookItAtTheSameMoment() {
      directory.has(CREATED);
      Enrollment other = TestEnrollments.another("fabrikam.com");
      stores.enrollments().add(other);
      stores.enrollments().takeCreated(other.id(), CREATED.id());

      assertThatThrownBy(() -> creating.confirm(ID)).isInstanceOf(ChangedMeanwhile.class);
    }
  }
}
