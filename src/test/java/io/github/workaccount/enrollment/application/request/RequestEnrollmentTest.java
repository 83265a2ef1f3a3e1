package io.github.workaccount.enrollment.application.request;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.KIM;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.failure.DomainTaken;
import io.github.workaccount.enrollment.application.failure.KeyReused;
import io.github.workaccount.enrollment.application.failure.KeyTaken;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import io.github.workaccount.enrollment.model.text.CanonicalJson;
import io.github.workaccount.enrollment.model.text.Sha256;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a request becomes an enrollment: the same checks from everywhere, and once per key. */
class RequestEnrollmentTest {

  private static final Map<String, String> FIELDS =
      Map.of(
          "workEmail", "kim@contoso.com",
          "companyName", "Contoso",
          "headquarters", "US",
          "partnerCenterUsers", "kim@contoso.com Referrals admin\nal@contoso.com");

  private final TestUseCases world = new TestUseCases();
  private final Stores stores = world.stores;
  private final RequestEnrollment requests = world.requests();
  private final StartOnce startOnce = new StartOnce(requests);
  private int started;

  @BeforeEach
  void theProcessKeepsWhatItStartsWith() {
    world.workflow.starts(
        (user, fields) -> {
          started++;
          String instance = "instance-" + started;
          requests.check(fields, null);
          requests.begin(instance, user.id(), fields);
          return instance;
        });
  }

  private static Map<String, String> with(String field, String value) {
    Map<String, String> fields = new HashMap<>(FIELDS);
    fields.put(field, value);
    return fields;
  }

  private EnrollmentId submit(Map<String, String> fields, String key) {
    return requests.submit(KIM, fields, key);
  }

  @Test
  void tellsOfAnUnusableAddressAndAnUnknownTenantTogether() {
    Map<String, String> fields = with("workEmail", "kim@gmail.com");
    fields.put("existingTenant", "unknown.onmicrosoft.com");

    assertThatThrownBy(() -> submit(fields, null))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("workEmail: ")
        .hasMessageContaining("existingTenant: Microsoft knows no tenant");
    assertThat(started).isZero();
  }

  /** Another enrollment of the domain, which is over. */
  private Enrollment earlier(EnrollmentState end) {
    Enrollment earlier = TestEnrollments.askedForBy("kim");
    stores.enrollments().add(earlier);
    world.keep(world.enrollment().ended(end, "It is over."));
    return earlier;
  }

  @Nested
  class ANewRequest {

    @Test
    void beginsAnEnrollmentOfWhatWasAskedFor() {
      EnrollmentId id = submit(FIELDS, null);

      Enrollment begun = stores.enrollments().get(id);
      assertThat(id.value()).startsWith("contoso.com-");
      assertThat(begun.processInstanceId()).isEqualTo("instance-1");
      assertThat(begun.requester()).isEqualTo("kim");
      assertThat(begun.requestedAt()).isEqualTo(NOW);
      assertThat(begun.domain()).isEqualTo(new DomainName("contoso.com"));
      assertThat(begun.state()).isEqualTo(EnrollmentState.CHECKING);
      assertThat(begun.route()).isEqualTo(RouteChoice.none());
      assertThat(begun.facts()).isNull();
    }

    @Test
    void isKeptInTheEvidenceFieldByField() {
      EnrollmentId id = submit(with("partnerProgram", "csp"), null);

      Evidence.Entry entry = stores.evidence().only(id, "request");
      assertThat(entry.actor()).isEqualTo("kim");
      assertThat(entry.data())
          .containsEntry("workEmail", "kim@contoso.com")
          .containsEntry("companyName", "Contoso")
          .containsEntry("headquarters", "US")
          .containsEntry(
              "partnerCenterUsers", List.of("kim@contoso.com Referrals admin", "al@contoso.com"))
          .containsEntry("existingTenant", null)
          .containsEntry("partnerCenterAccount", "existing")
          .containsEntry("adminContact", null)
          .containsEntry("partnerProgram", "csp")
          .containsEntry("dryRun", false);
    }

    @Test
    void startsNothingWhereAFieldIsWrong() {
      assertThatThrownBy(() -> submit(with("headquarters", "Atlantis"), null))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("headquarters");
      assertThat(started).isZero();
    }

    @Test
    void startsNothingOverTheRestApiWhereTheAddressIsUnusable() {
      assertThatThrownBy(() -> submit(with("workEmail", "kim@gmail.com"), null))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("workEmail");
      assertThat(started).isZero();
    }

    @Test
    void mayBeginWithAnUnusableAddressThatIsCorrectedThen() {
      EnrollmentId id = requests.begin("instance", "kim", with("workEmail", "kim@gmail.com"));

      assertThat(id.value()).startsWith("request-");
      assertThat(stores.enrollments().get(id).domain()).isNull();
    }

    @Test
    void tellsWhichEarlierOneOfItsDomainItFollows() {
      Enrollment earlier = earlier(EnrollmentState.REJECTED);

      EnrollmentId id = submit(FIELDS, null);

      assertThat(stores.evidence().only(id, "predecessor").data())
          .isEqualTo(Map.of("id", earlier.id().value(), "state", "rejected"));
    }

    @Test
    void tellsOfNoPredecessorWhereThereIsNone() {
      assertThat(stores.evidence().of(submit(FIELDS, null), "predecessor")).isEmpty();
    }
  }

  @Nested
  class TheChecks {

    @Test
    void refuseADomainThatHasAnActiveEnrollment() {
      stores.enrollments().add(TestEnrollments.askedForBy("al"));

      assertThatThrownBy(() -> requests.check(FIELDS, null))
          .isInstanceOf(DomainTaken.class)
          .hasMessageContaining("contoso.com");
    }

    @Test
    void letAnEnrollmentKeepItsOwnDomain() {
      stores.enrollments().add(TestEnrollments.askedForBy("kim"));

      assertThat(requests.check(FIELDS, ID).domain()).isEqualTo(new DomainName("contoso.com"));
    }

    @Test
    void letTheDomainOfAnEndedEnrollmentBeAskedForAgain() {
      earlier(EnrollmentState.WITHDRAWN);

      assertThatCode(() -> requests.check(FIELDS, null)).doesNotThrowAnyException();
    }

    @Test
    void refuseATenantThatMicrosoftDoesNotKnow() {
      assertThatThrownBy(
              () -> requests.check(with("existingTenant", "contoso.onmicrosoft.com"), null))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining(
              "existingTenant: Microsoft knows no tenant contoso.onmicrosoft.com in this cloud.");
    }

    @Test
    void takeATenantThatMicrosoftKnows() {
      world.directory.has(new Tenant("id", "Contoso", "contoso.onmicrosoft.com"));

      assertThat(
              requests
                  .check(with("existingTenant", "Contoso.onmicrosoft.com"), null)
                  .request()
                  .existingTenant())
          .isEqualTo("contoso.onmicrosoft.com");
    }

    @Test
    void letATenantThroughWhileMicrosoftCannotBeAsked() {
      world.directory.fails(new DirectoryFailure.Unavailable("Not reached.", null));

      assertThatCode(() -> requests.check(with("existingTenant", "contoso.com"), null))
          .doesNotThrowAnyException();
    }

    @Test
    void askMicrosoftNothingWhereNoTenantIsNamed() {
      requests.check(FIELDS, null);

      assertThat(world.directory.questions()).isEmpty();
    }
  }

  @Nested
  class AnIdempotencyKey {

    @Test
    void startsOnceThroughTheRestApiToo() {
      EnrollmentId id = startOnce.start(KIM, FIELDS, "key");

      assertThat(startOnce.start(KIM, FIELDS, "key")).isEqualTo(id);
      assertThat(started).isEqualTo(1);
    }

    @Test
    void startsOnceHoweverOftenItComes() {
      EnrollmentId id = submit(FIELDS, "key");

      assertThat(submit(FIELDS, "key")).isEqualTo(id);
      assertThat(started).isEqualTo(1);
      assertThat(stores.keys().find("kim", "key").orElseThrow().at()).isEqualTo(NOW);
    }

    @Test
    void isRefusedForAnotherRequest() {
      submit(FIELDS, "key");

      assertThatThrownBy(() -> submit(with("companyName", "Contoso Ltd."), "key"))
          .isInstanceOf(KeyReused.class);
      assertThat(started).isEqualTo(1);
    }

    @Test
    void isTheUsersOwn() {
      submit(FIELDS, "key");

      assertThatThrownBy(() -> requests.submit(SAM, FIELDS, "key")).isInstanceOf(DomainTaken.class);
    }

    @Test
    void doesNotStandForRequestsWithoutOne() {
      submit(FIELDS, null);

      assertThatThrownBy(() -> submit(FIELDS, null)).isInstanceOf(DomainTaken.class);
    }
  }

  @Nested
  class WhoeverComesSecondAtTheSameMoment {

    /** Another node has started the same and committed between this one's look and its write. */
    private void anotherIsFaster(RuntimeException failure) {
      world.workflow.starts(
          (user, fields) -> {
            requests.begin("of another node", user.id(), fields);
            EnrollmentId id =
                stores.enrollments().findByProcessInstance("of another node").orElseThrow().id();
            stores
                .keys()
                .add(
                    "kim",
                    "key",
                    new IdempotencyKeys.Used(Sha256.of(CanonicalJson.of(FIELDS)), id, NOW));
            throw failure;
          });
    }

    static Stream<RuntimeException> failures() {
      DomainName domain = new DomainName("contoso.com");
      return Stream.of(new KeyTaken(null), new ChangedMeanwhile(domain), new DomainTaken(domain));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void getsWhatTheFirstOneStarted(RuntimeException failure) {
      anotherIsFaster(failure);

      EnrollmentId id = startOnce.start(KIM, FIELDS, "key");

      assertThat(stores.enrollments().get(id).processInstanceId()).isEqualTo("of another node");
    }

    @Test
    void isToldWhatIsWrongWithoutAKey() {
      anotherIsFaster(new DomainTaken(new DomainName("contoso.com")));

      assertThatThrownBy(() -> startOnce.start(KIM, FIELDS, null)).isInstanceOf(DomainTaken.class);
    }

    @Test
    void isToldToTryAgainWhileTheFirstIsStillAtIt() {
      world.workflow.starts(
          (user, fields) -> {
            throw new KeyTaken(null);
          });

      assertThatThrownBy(() -> startOnce.start(KIM, FIELDS, "key")).isInstanceOf(KeyTaken.class);
    }
  }

  @Nested
  class ACorrection {

    @BeforeEach
    void anEnrollmentThatWasLookedAt() {
      Enrollment begun = TestEnrollments.dryRun(TestEnrollments.askedForBy("kim"));
      stores.enrollments().add(begun.withFacts(TestEnrollments.facts(DomainPresence.ABSENT)));
    }

    private Map<String, String> corrected() {
      return with("workEmail", "kim@fabrikam.com");
    }

    @Test
    void forgetsWhatWasFoundAndChosenBefore() {
      requests.correct(KIM, ID, corrected());

      assertThat(world.enrollment().domain()).isEqualTo(new DomainName("fabrikam.com"));
      assertThat(world.enrollment().request().workEmail()).isEqualTo("kim@fabrikam.com");
      assertThat(world.enrollment().facts()).isNull();
      assertThat(world.enrollment().route()).isEqualTo(RouteChoice.none());
    }

    @Test
    void keepsADryRunOne() {
      requests.correct(KIM, ID, corrected());

      assertThat(world.enrollment().request().dryRun()).isTrue();
      assertThat(stores.evidence().only(ID, "correction").data()).containsEntry("dryRun", true);
    }

    @Test
    void cannotMakeADryRunRealOrTheOtherWayRound() {
      assertThatThrownBy(() -> requests.correct(KIM, ID, with("dryRun", "false")))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("dryRun");
      assertThat(stores.evidence().of(ID)).isEmpty();
    }

    @Test
    void isRefusedToADomainThatIsTaken() {
      requests.begin("another", "al", corrected());

      assertThatThrownBy(() -> requests.correct(KIM, ID, corrected()))
          .isInstanceOf(DomainTaken.class);
    }

    @Test
    void tellsOfThePredecessorOfItsNewDomainOnly() {
      Enrollment earlier = TestEnrollments.another("fabrikam.com");
      stores.enrollments().add(earlier.ended(EnrollmentState.STOPPED, "No."));

      requests.correct(KIM, ID, corrected());
      assertThat(stores.evidence().only(ID, "predecessor").data())
          .containsEntry("id", earlier.id().value());

      requests.correct(KIM, ID, corrected());
      assertThat(stores.evidence().of(ID, "predecessor")).hasSize(1);
    }
  }
}
