package io.github.workaccount.enrollment.application.consent;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static io.github.workaccount.enrollment.application.TestEnrollments.TENANT;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestPlans;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.consent.GrantConsent.Answer;
import io.github.workaccount.enrollment.application.consent.GrantConsent.Outcome;
import io.github.workaccount.enrollment.application.consent.GrantConsent.Outcome.Standing;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import io.github.workaccount.enrollment.model.text.Sha256;
import io.github.workaccount.enrollment.testing.memory.FakeDirectory;
import io.github.workaccount.enrollment.testing.memory.FakeWorkflow;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as consent, and what becomes of what Microsoft's consent page sends back. */
class GrantConsentTest {

  private final TestUseCases world = new TestUseCases();
  private final Stores stores = world.stores;
  private final FakeDirectory directory = world.directory;
  private final FakeWorkflow workflow = world.workflow;
  private final GrantConsent consent =
      new GrantConsent(
          stores.enrollments(),
          world.consentNeed(false),
          stores.consentRequests(),
          directory,
          TestAddresses.TEXT,
          new ProvedConsent(
              stores.enrollments(),
              stores.consentRequests(),
              world.consentRemoval(),
              stores.evidence(),
              workflow,
              world.clock),
          world.decisions(),
          stores.evidence(),
          world.clock);

  @BeforeEach
  void anEnrollmentThatWaitsForConsent() {
    stores
        .enrollments()
        .add(
            TestEnrollments.leadingToTenant(DomainPresence.ABSENT)
                .withState(EnrollmentState.AWAITING_CONSENT));
  }

  private static String state(String link) {
    return link.substring(link.indexOf("state=") + "state=".length());
  }

  private String asked() {
    return state(consent.ask(ID, Access.WRITE));
  }

  private static Answer granted(String tenant, String state) {
    return new Answer("True", tenant, state, null, null, null);
  }

  private boolean isUsed(String state) {
    return stores.consentRequests().find(Sha256.of(state)).orElseThrow().usedAt() != null;
  }

  @Nested
  class TheLink {

    @Test
    void isForTheTenantAndTheAccess() {
      assertThat(consent.ask(ID, Access.WRITE))
          .startsWith("https://consent.example/tenant-id/write?state=");
      assertThat(consent.ask(ID, Access.READ))
          .startsWith("https://consent.example/tenant-id/read?state=");
    }

    @Test
    void hasAStateThatNobodyGuessesAndThatIsNotKept() {
      String state = asked();

      assertThat(state).matches("[A-Za-z0-9_-]{43}");
      assertThat(asked()).isNotEqualTo(state);
      assertThat(stores.consentRequests().find(state)).isEmpty();
      assertThat(stores.consentRequests().find(Sha256.of(state)))
          .contains(
              new ConsentRequests.ConsentRequest(
                  Sha256.of(state), ID, TENANT.id(), Access.WRITE, NOW, null));
    }
  }

  @Nested
  class ConsentThatATokenProves {

    private String state;
    private Outcome outcome;

    @BeforeEach
    void isGranted() {
      state = asked();
      directory.consents(TENANT.id(), Access.WRITE);
      directory.permits("Domain.ReadWrite.All", "Group.ReadWrite.All");
      outcome = consent.returned(granted(TENANT.id(), state));
    }

    @Test
    void letsTheEnrollmentGoOn() {
      assertThat(outcome.standing()).isEqualTo(Standing.GRANTED);
      assertThat(outcome.message()).contains("Contoso has given consent").contains(ID.value());
      assertThat(workflow.told()).containsExactly("consentGranted instance");
    }

    @Test
    void isKeptWithWhatItAllows() {
      assertThat(stores.evidence().only(ID, "consent").data())
          .containsEntry("tenant", TENANT.id())
          .containsEntry("access", "write")
          .containsEntry("permissions", List.of("Domain.ReadWrite.All", "Group.ReadWrite.All"));
      assertThat(stores.consents().of(ID))
          .extracting(Consents.Consent::access, Consents.Consent::grantedAt)
          .containsExactly(tuple(Access.WRITE, NOW));
    }

    @Test
    void isTakenOnceOnly() {
      Outcome again = consent.returned(granted(TENANT.id(), state));

      assertThat(again.standing()).isEqualTo(Standing.REFUSED);
      assertThat(again.message()).contains("was used already");
      assertThat(workflow.told()).hasSize(1);
    }
  }

  @Test
  void takesConsentOnceEvenWhereTwoComeAtTheSameMoment() {
    String state = asked();
    directory.consents(TENANT.id(), Access.WRITE);
    directory.whenAsked(
        question ->
            stores
                .consentRequests()
                .use(stores.consentRequests().find(Sha256.of(state)).orElseThrow(), NOW));

    Outcome outcome = consent.returned(granted(TENANT.id(), state));

    assertThat(outcome.standing()).isEqualTo(Standing.REFUSED);
    assertThat(outcome.message()).contains("was used already");
    assertThat(workflow.told()).isEmpty();
    assertThat(stores.evidence().of(ID)).isEmpty();
  }

  @Test
  void takesTheTenantsIdInAnyCase() {
    String state = asked();
    directory.consents(TENANT.id(), Access.WRITE);

    assertThat(consent.returned(granted("TENANT-ID", state)).standing())
        .isEqualTo(Standing.GRANTED);
  }

  @Test
  void usesAllLinksOfTheEnrollmentTogether() {
    String sentOn = asked();
    String newest = asked();
    directory.consents(TENANT.id(), Access.WRITE);

    assertThat(consent.returned(granted(TENANT.id(), sentOn)).standing())
        .isEqualTo(Standing.GRANTED);
    assertThat(consent.returned(granted(TENANT.id(), newest)).message())
        .contains("was used already");
  }

  @Test
  void countsTheOnlyRegistrationAsTheWritingOne() {
    String state = state(consent.ask(ID, Access.READ));
    directory.consents(TENANT.id(), Access.READ);

    consent.returned(granted(TENANT.id(), state));

    assertThat(stores.consents().of(ID))
        .extracting(Consents.Consent::access)
        .containsExactly(Access.WRITE);
  }

  @Test
  void keepsReadingAndWritingApartWhereTheyAreTwoRegistrations() {
    directory.asksTwice();
    String state = state(consent.ask(ID, Access.READ));
    directory.consents(TENANT.id(), Access.READ);

    consent.returned(granted(TENANT.id(), state));

    assertThat(stores.consents().of(ID))
        .extracting(Consents.Consent::access)
        .containsExactly(Access.READ);
  }

  @Test
  void keepsNoConsentOfTheProductsOwnTenantToTakeBack() {
    directory.owns(TENANT.id());
    String state = asked();
    directory.consents(TENANT.id(), Access.WRITE);

    assertThat(consent.returned(granted(TENANT.id(), state)).standing())
        .isEqualTo(Standing.GRANTED);
    assertThat(stores.consents().of(ID)).isEmpty();
  }

  @Nested
  class ConsentThatNothingProves {

    @Test
    void isRefusedAndTheLinkCanBeUsedAgain() {
      String state = asked();

      Outcome outcome = consent.returned(granted(TENANT.id(), state));

      assertThat(outcome.standing()).isEqualTo(Standing.REFUSED);
      assertThat(outcome.message()).contains("no token for this tenant yet");
      assertThat(isUsed(state)).isFalse();
      assertThat(stores.evidence().only(ID, "consent-refused").data())
          .containsEntry("reason", outcome.message());
      assertThat(workflow.told()).isEmpty();
    }

    @Test
    void isNotTakenFromAnotherTenant() {
      String state = asked();
      directory.consents("another", Access.WRITE);

      Outcome outcome = consent.returned(granted("another", state));

      assertThat(outcome.standing()).isEqualTo(Standing.REFUSED);
      assertThat(outcome.message())
          .contains("in another tenant")
          .contains("an administrator of Contoso");
      assertThat(isUsed(state)).isFalse();
      assertThat(directory.questions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"False", "yes", ""})
    @NullSource
    void isNotTakenWithoutTheWordTrue(String adminConsent) {
      String state = asked();
      directory.consents(TENANT.id(), Access.WRITE);

      Outcome outcome =
          consent.returned(new Answer(adminConsent, TENANT.id(), state, null, null, null));

      assertThat(outcome)
          .isEqualTo(Outcome.refused("Consent was not granted. The same link can be used again."));
      assertThat(directory.questions()).isEmpty();
    }

    @Test
    void isNotTakenTogetherWithAnError() {
      String state = asked();
      directory.consents(TENANT.id(), Access.WRITE);

      Outcome outcome =
          consent.returned(
              new Answer(
                  "True", TENANT.id(), state, "access_denied", null, "AADSTS65004: Declined"));

      assertThat(outcome.standing()).isEqualTo(Standing.REFUSED);
      assertThat(outcome.message()).contains("The administrator declined");
      assertThat(stores.evidence().only(ID, "consent-refused").data())
          .containsEntry("error", "access_denied")
          .containsEntry("errorNumber", "AADSTS65004");
    }

    @Test
    void isNotTakenOnceTheEnrollmentWaitsForItNoMore() {
      String state = asked();
      world.keep(world.enrollment().withState(EnrollmentState.APPLYING));

      Outcome outcome = consent.returned(granted(TENANT.id(), state));

      assertThat(outcome.message()).contains("does not wait for consent any more");
      assertThat(directory.questions()).isEmpty();
    }

    @Test
    void isNotTakenWhenTheEnrollmentWentOnAtTheSameMoment() {
      String state = asked();
      directory.consents(TENANT.id(), Access.WRITE);
      workflow.waitsForNothing();

      Outcome outcome = consent.returned(granted(TENANT.id(), state));

      assertThat(outcome.standing()).isEqualTo(Standing.REFUSED);
      assertThat(outcome.message()).contains("does not wait for consent any more");
    }
  }

  @Nested
  class AnAnswerWithoutAKnownLink {

    @Test
    void isRefused() {
      assertThat(consent.returned(granted(TENANT.id(), "unknown")).message())
          .contains("not known or has been replaced");
    }

    @Test
    void isRefusedAfterTheEnrollmentTurnedToAnotherTenant() {
      String state = asked();
      TenantFacts facts = world.enrollment().facts();
      world.keep(
          world
              .enrollment()
              .withFacts(
                  facts.withCreated(new Tenant("new-id", "Contoso 2", "c2.onmicrosoft.com"))));
      asked();

      assertThat(consent.returned(granted(TENANT.id(), state)).message())
          .contains("not known or has been replaced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    @NullSource
    void mayComeFromThePortalOfATenantThatIsWaitedFor(String state) {
      asked();

      Outcome outcome = consent.returned(granted("TENANT-ID", state));

      assertThat(outcome.standing()).isEqualTo(Standing.NOT_KNOWN);
      assertThat(outcome.message()).contains("completes the task \"Grant consent\"");
    }

    @Test
    void isRefusedFromThePortalOfATenantThatNobodyWaitsFor() {
      asked();

      assertThat(consent.returned(granted("another", null)).standing()).isEqualTo(Standing.REFUSED);
      assertThat(consent.returned(granted(null, null)).standing()).isEqualTo(Standing.REFUSED);
    }

    @Test
    void tellsOfAnErrorAllTheSame() {
      Outcome outcome =
          consent.returned(new Answer(null, null, null, "access_denied", null, "AADSTS90033"));

      assertThat(outcome.message()).contains("access_denied").contains("wait a few minutes");
    }

    @Test
    void renewsAConsentWithoutAnybodyBeingAbleToSayThatItDid() {
      assertThat(consent.returned(granted(TENANT.id(), GrantConsent.RENEWAL)).standing())
          .isEqualTo(Standing.NOT_KNOWN);
      assertThat(
              consent
                  .returned(
                      new Answer("False", TENANT.id(), GrantConsent.RENEWAL, null, null, null))
                  .standing())
          .isEqualTo(Standing.REFUSED);
    }
  }

  @Nested
  class LookingNow {

    @Test
    void keepsWhoAdministersTheTenant() {
      consent.lookNow(SAM, ID, " alex@Contoso.COM ", false);

      assertThat(world.enrollment().tenantAdmin()).isEqualTo("alex@contoso.com");
      assertThat(stores.decisions().latest(ID, UserTask.GRANT_CONSENT))
          .contains(
              new Decisions.Decision(
                  ID,
                  UserTask.GRANT_CONSENT,
                  "sam",
                  NOW,
                  Choice.LOOK_NOW,
                  null,
                  "Administrator: alex@contoso.com"));
    }

    @Test
    void namesNoAdministratorAnyMoreWhereNobodyIsNamed() {
      consent.lookNow(SAM, ID, "alex@contoso.com", false);

      consent.lookNow(SAM, ID, null, false);

      assertThat(world.enrollment().tenantAdmin()).isNull();
      assertThat(stores.evidence().of(ID, "tenant-administrator"))
          .extracting(entry -> entry.data().get("before"), entry -> entry.data().get("after"))
          .containsExactly(tuple(null, "alex@contoso.com"), tuple("alex@contoso.com", null));
      assertThat(stores.decisions().latest(ID, UserTask.GRANT_CONSENT).orElseThrow().comment())
          .isNull();
    }

    @Test
    void refusesAnAdministratorWhoseNameIsNone() {
      assertThatThrownBy(() -> consent.lookNow(SAM, ID, "alex", false))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("tenantAdmin: Give the administrator's user name");
      assertThatThrownBy(() -> consent.lookNow(SAM, ID, "alex", true))
          .as("all that is wrong at once")
          .hasMessageContaining("byHand: ")
          .hasMessageContaining("tenantAdmin: ");
      assertThat(stores.decisions().of(ID)).isEmpty();
    }

    @Test
    void letsPeopleMakeTheChangesOnlyWhereOneCouldNotBeWritten() {
      directory.asksTwice();
      TestPlans.approved(stores, TestPlans.proving());

      assertThatThrownBy(() -> consent.lookNow(SAM, ID, null, true))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("byHand");

      stores.plans().mark(TestPlans.change(stores, 1).as(ChangeStatus.INTENDED, null, null));
      consent.lookNow(SAM, ID, null, true);

      assertThat(stores.decisions().latest(ID, UserTask.GRANT_CONSENT).orElseThrow().choice())
          .isEqualTo(Choice.BY_HAND);
    }
  }
}
