package io.github.workaccount.enrollment.persistence;

import static io.github.workaccount.enrollment.persistence.Storage.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.consent.ConsentRequests.ConsentRequest;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.enrollment.Evidence.Entry;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.failure.KeyTaken;
import io.github.workaccount.enrollment.application.request.IdempotencyKeys;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for evidence, decisions, consent requests and idempotency keys in every store. */
interface RecordsContract {

  Storage storage();

  private static ConsentRequest consent(EnrollmentId id) {
    String hash = UUID.randomUUID().toString();
    return new ConsentRequest(hash, id, "tenant", Access.READ, NOW, null);
  }

  private static Decision decision(EnrollmentId id, UserTask task, Choice choice) {
    return new Decision(id, task, "alex", NOW, choice, null, Samples.TEXT);
  }

  @Test
  default void readsEvidenceInTheOrderInWhichItCame() {
    EnrollmentId id = storage().newEnrollment();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("text", Samples.TEXT);
    data.put("list", Arrays.asList("a", 1, true, null));
    data.put("nothing", null);
    storage().evidence().add(id, EvidenceKind.REQUEST, "kim", data);
    storage().evidence().add(storage().newEnrollment(), EvidenceKind.REQUEST, "kim", Map.of());
    storage().evidence().add(id, EvidenceKind.FACTS, "system", Map.of());

    List<Entry> entries = storage().evidence().of(id);

    assertThat(entries).extracting(Entry::number).containsExactly(1L, 2L);
    assertThat(entries.get(0)).isEqualTo(new Entry(1, NOW, "request", "kim", data));
  }

  @Test
  default void keepsEvidenceOfAFailureAndForgetsThatOfWhatDidNotHappen() {
    EnrollmentId id = storage().newEnrollment();
    storage()
        .rolledBack(
            () -> {
              storage().evidence().addNow(id, EvidenceKind.CONSENT_REFUSED, "system", Map.of());
              storage().evidence().add(id, EvidenceKind.CHANGE, "system", Map.of());
            });

    assertThat(storage().evidence().of(id))
        .extracting(Entry::kind)
        .containsExactly("consent-refused");
  }

  @Test
  default void keepsEvidenceOfAnEnrollmentThatIsOnlyBeginning() {
    EnrollmentId id = Samples.id();
    storage().evidence().addNow(id, EvidenceKind.CALL, "system", Map.of());

    assertThat(storage().evidence().of(id)).hasSize(1);
  }

  @Test
  default void knowsTheLatestDecisionOfATask() {
    EnrollmentId id = storage().newEnrollment();
    Decision first = decision(id, UserTask.APPROVE_PLAN, Choice.REJECT);
    Decision other = decision(id, UserTask.APPROVE_ENROLLMENT, Choice.APPROVE);
    Decision last =
        new Decision(id, UserTask.APPROVE_PLAN, "sam", NOW, Choice.APPROVE, "digest", null);
    List.of(first, other, last).forEach(storage().decisions()::add);

    assertThat(storage().decisions().of(id)).containsExactly(first, other, last);
    assertThat(storage().decisions().latest(id, UserTask.APPROVE_PLAN)).contains(last);
    assertThat(storage().decisions().latest(id, UserTask.GRANT_CONSENT)).isEmpty();
  }

  @Test
  default void refusesDecisionsOnWhatDoesNotExist() {
    assertThatThrownBy(
            () ->
                storage()
                    .decisions()
                    .add(decision(Samples.id(), UserTask.APPROVE_PLAN, Choice.APPROVE)))
        .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
  }

  @Test
  default void countsEarlierConsentRequestsOfTheSameTenantOnly() {
    EnrollmentId id = storage().newEnrollment();
    ConsentRequest elsewhere =
        new ConsentRequest(UUID.randomUUID().toString(), id, "another", Access.WRITE, NOW, null);
    ConsentRequest sentOn = consent(id);
    ConsentRequest latest = consent(id);
    List.of(elsewhere, sentOn, latest).forEach(storage().consents()::add);

    assertThat(storage().consents().find(elsewhere.stateHash())).isEmpty();
    assertThat(storage().consents().find(sentOn.stateHash())).contains(sentOn);
    assertThat(storage().consents().find(latest.stateHash())).contains(latest);
    assertThat(storage().consents().find("unknown")).isEmpty();
  }

  @Test
  default void usesAllConsentRequestsOfAnEnrollmentTogether() {
    EnrollmentId id = storage().newEnrollment();
    ConsentRequest sentOn = consent(id);
    ConsentRequest latest = consent(id);
    List.of(sentOn, latest).forEach(storage().consents()::add);

    assertThat(storage().consents().use(sentOn, NOW)).isTrue();

    assertThat(storage().consents().use(latest, NOW)).isFalse();
    assertThat(storage().consents().find(latest.stateHash()).orElseThrow().usedAt()).isEqualTo(NOW);
  }

  @Test
  default void leavesALaterConsentRequestAloneWhenAUsedOneComesBack() {
    EnrollmentId id = storage().newEnrollment();
    ConsentRequest used = consent(id);
    ConsentRequest later = consent(id);
    storage().consents().add(used);
    storage().consents().use(used, NOW);
    storage().consents().add(later);

    assertThat(storage().consents().use(used, NOW)).isFalse();
    assertThat(storage().consents().find(later.stateHash()).orElseThrow().usedAt()).isNull();
  }

  @Test
  default void usesAConsentRequestOnceEvenAtTheSameTime() {
    ConsentRequest request = consent(storage().newEnrollment());
    storage().consents().add(request);

    List<Object> outcomes = storage().atOnce(5, () -> storage().consents().use(request, NOW));

    assertThat(outcomes).filteredOn(Boolean.TRUE::equals).hasSize(1);
    assertThat(outcomes).filteredOn(Boolean.FALSE::equals).hasSize(4);
    assertThat(storage().consents().find(request.stateHash()).orElseThrow().usedAt())
        .isEqualTo(NOW);
  }

  @Test
  default void knowsAKeyOfItsUserOnly() {
    String key = UUID.randomUUID().toString();
    IdempotencyKeys.Used used = new IdempotencyKeys.Used("hash", Samples.id(), NOW);
    storage().keys().add("kim", key, used);
    storage().keys().add("alex", key, used);

    assertThat(storage().keys().find("kim", key)).contains(used);
    assertThat(storage().keys().find("sam", key)).isEmpty();
    assertThatThrownBy(() -> storage().keys().add("kim", key, used)).isInstanceOf(KeyTaken.class);
  }

  @Test
  default void letsOneOfManyRequestsAtOnceHaveAKey() {
    String key = UUID.randomUUID().toString();
    IdempotencyKeys.Used used = new IdempotencyKeys.Used("hash", Samples.id(), NOW);

    List<Object> outcomes =
        storage()
            .atOnce(
                5,
                () -> {
                  storage().keys().add("kim", key, used);
                  return null;
                });

    assertThat(outcomes).filteredOn("done"::equals).hasSize(1);
    assertThat(outcomes).filteredOn(KeyTaken.class::isInstance).hasSize(4);
  }

  @Test
  default void forgetsOldKeys() {
    String user = UUID.randomUUID().toString();
    storage()
        .keys()
        .add(user, "old", new IdempotencyKeys.Used("h", Samples.id(), NOW.minusMillis(1)));
    storage().keys().add(user, "new", new IdempotencyKeys.Used("h", Samples.id(), NOW));

    assertThat(storage().keys().removeBefore(NOW, 1000)).isPositive();
    assertThat(storage().keys().find(user, "old")).isEmpty();
    assertThat(storage().keys().find(user, "new")).isPresent();
  }

  @Test
  default void knowsTheLatestTimeUntilWhichATenantAskedToWait() {
    String tenant = UUID.randomUUID().toString();
    storage().throttles().asked(tenant, NOW.plusSeconds(60));
    storage().throttles().asked(tenant, NOW.plusSeconds(20));

    assertThat(storage().throttles().until(tenant, NOW)).contains(NOW.plusSeconds(60));
    assertThat(storage().throttles().until(tenant, NOW.plusSeconds(60))).isEmpty();
    assertThat(storage().throttles().until("another", NOW)).isEmpty();
  }

  @Test
  default void leavesNoTenantAloneForLongerThanIsEverAsked() {
    String tenant = UUID.randomUUID().toString();
    storage().throttles().asked(tenant, NOW.plus(Duration.ofDays(1)));
    assertThat(storage().throttles().until(tenant, NOW)).as("the clock was set back").isEmpty();

    storage().throttles().asked(tenant, NOW.plus(Throttles.LONGEST_WAIT));
    assertThat(storage().throttles().until(tenant, NOW)).contains(NOW.plus(Throttles.LONGEST_WAIT));
  }

  @Test
  default void looksForAConsentThatIsDueOrClaimedLaterThanAnyCanBe() {
    EnrollmentId id = storage().newEnrollment();
    Duration lease = Duration.ofMinutes(1);
    Instant longest = NOW.plus(Duration.ofDays(1));
    storage().granted().granted(id, "t", Access.READ, NOW);
    storage().granted().watch(id, NOW.plus(Duration.ofDays(3)), NOW.plus(Duration.ofDays(60)));
    Claim now = new Claim("one", NOW, lease, longest, 1000);

    assertThat(storage().granted().claimDue(now)).extracting(c -> c.enrollment()).contains(id);
    assertThat(storage().granted().claimDue(now))
        .extracting(c -> c.enrollment())
        .doesNotContain(id);
    Instant back = NOW.minus(Duration.ofDays(1));
    Claim earlier = new Claim("two", back, lease, back.plusSeconds(60), 1000);
    assertThat(storage().granted().claimDue(earlier)).extracting(c -> c.enrollment()).contains(id);
  }

  @Test
  default void keepsThatATenantAskedToWaitThoughTheStepFails() {
    String tenant = UUID.randomUUID().toString();

    storage().rolledBack(() -> storage().throttles().asked(tenant, NOW.plusSeconds(60)));

    assertThat(storage().throttles().until(tenant, NOW)).isPresent();
  }
}
