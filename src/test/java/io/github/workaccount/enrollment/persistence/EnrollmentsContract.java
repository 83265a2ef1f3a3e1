package io.github.workaccount.enrollment.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.failure.DomainTaken;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for enrollments in every store. */
interface EnrollmentsContract {

  Enrollment.Withdrawal WITHDRAWAL = new Enrollment.Withdrawal("kim", Storage.NOW, "wrong");

  Storage storage();

  private Enrollments enrollments() {
    return storage().enrollments();
  }

  private Enrollment added(DomainName domain) {
    Enrollment enrollment = Samples.enrollment(domain);
    enrollments().add(enrollment);
    return enrollment;
  }

  @Test
  default void readsTheEnrollmentThatWasKept() {
    Enrollment begun = added(Samples.domain());
    enrollments().update(Samples.full(begun));
    Enrollment kept = enrollments().get(begun.id());

    assertThat(kept)
        .usingRecursiveComparison()
        .ignoringFields("version")
        .isEqualTo(Samples.full(begun));
    assertThat(kept.version()).isEqualTo(1);
    assertThat(enrollments().findByProcessInstance(begun.processInstanceId())).contains(kept);
    assertThat(enrollments().activeFor(begun.domain())).contains(kept);
    assertThat(enrollments().find(Samples.id())).isEmpty();
  }

  @Test
  default void readsAnEnrollmentThatHasNothingYet() {
    Enrollment begun = Samples.enrollment(null);
    enrollments().add(begun);

    assertThat(enrollments().get(begun.id())).isEqualTo(begun);
  }

  @Test
  default void refusesASecondActiveEnrollmentOfADomain() {
    Enrollment first = added(Samples.domain());

    assertThatThrownBy(() -> added(first.domain()))
        .isInstanceOf(DomainTaken.class)
        .hasMessageContaining(first.domain().value());
  }

  @Test
  default void refusesToCorrectToADomainThatIsTaken() {
    Enrollment first = added(Samples.domain());
    Enrollment other = added(Samples.domain());

    assertThatThrownBy(
            () -> enrollments().update(other.withRequest(other.request(), first.domain())))
        .isInstanceOf(DomainTaken.class);
  }

  @Test
  default void takesADomainAgainWhenItsEnrollmentIsOver() {
    Enrollment first = added(Samples.domain());
    enrollments().update(first.ended(EnrollmentState.REJECTED, "No."));

    Enrollment second = added(first.domain());

    assertThat(enrollments().activeFor(first.domain())).contains(second);
    assertThat(enrollments().get(first.id()).outcome()).isEqualTo("No.");
  }

  @Test
  default void letsOneOfManyThatStartAtOnceHaveTheDomain() {
    DomainName domain = Samples.domain();

    List<Object> outcomes = storage().atOnce(6, () -> added(domain));

    assertThat(outcomes).filteredOn(Enrollment.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(DomainTaken.class::isInstance).hasSize(5);
  }

  @Test
  default void refusesAChangeOfWhatSomebodyElseChangedMeanwhile() {
    Enrollment read = added(Samples.domain());
    enrollments().update(read.withState(EnrollmentState.APPLYING));

    assertThatThrownBy(() -> enrollments().update(read.withState(EnrollmentState.AWAITING_CONSENT)))
        .isInstanceOf(ChangedMeanwhile.class)
        .hasMessageContaining("changed by somebody else");
    assertThat(enrollments().get(read.id()).state()).isEqualTo(EnrollmentState.APPLYING);
  }

  @Test
  default void letsOneOfManyChangesAtOnceWin() {
    Enrollment read = added(Samples.domain());

    List<Object> outcomes =
        storage()
            .atOnce(
                4,
                () -> {
                  enrollments().update(read.withState(EnrollmentState.APPLYING));
                  return null;
                });

    assertThat(outcomes).filteredOn("done"::equals).hasSize(1);
    assertThat(outcomes).filteredOn(ChangedMeanwhile.class::isInstance).hasSize(3);
    assertThat(enrollments().get(read.id()).version()).isEqualTo(1);
  }

  @Test
  default void forgetsWhatWasRolledBack() {
    Enrollment never = Samples.enrollment(Samples.domain());
    storage().rolledBack(() -> enrollments().add(never));

    assertThat(enrollments().find(never.id())).isEmpty();
    assertThat(enrollments().activeFor(never.domain())).isEmpty();
  }

  @Test
  default void keepsAWithdrawalWhateverElseHasBeenWritten() {
    Enrollment begun = added(Samples.domain());
    enrollments().update(begun.withState(EnrollmentState.APPLYING));
    Enrollment working = enrollments().get(begun.id());

    assertThat(enrollments().withdraw(begun.id(), WITHDRAWAL)).isTrue();

    Enrollment withdrawn = enrollments().get(begun.id());
    assertThat(withdrawn.withdrawal()).isEqualTo(WITHDRAWAL);
    assertThat(withdrawn.state()).isEqualTo(EnrollmentState.APPLYING);
    assertThatThrownBy(() -> enrollments().update(working))
        .as("whoever was working on it takes notice")
        .isInstanceOf(ChangedMeanwhile.class);
  }

  @Test
  default void keepsTheFirstWithdrawalOnlyAndNoneOfWhatIsOver() {
    Enrollment begun = added(Samples.domain());
    enrollments().withdraw(begun.id(), WITHDRAWAL);
    var another = new Enrollment.Withdrawal("alex", Storage.NOW, "later");

    assertThat(enrollments().withdraw(begun.id(), another)).isFalse();
    assertThat(enrollments().get(begun.id()).withdrawal()).isEqualTo(WITHDRAWAL);

    Enrollment over = added(Samples.domain());
    enrollments().update(over.ended(EnrollmentState.ENROLLED, "It is enrolled."));
    assertThat(enrollments().withdraw(over.id(), WITHDRAWAL)).isFalse();
    assertThat(enrollments().get(over.id()).withdrawal()).isNull();
  }

  @Test
  default void findsWithdrawalsThatAreDueUntilTheyTookEffect() {
    Enrollment begun = added(Samples.domain());
    enrollments().withdraw(begun.id(), WITHDRAWAL);

    Enrollment due = enrollments().get(begun.id());
    assertThat(enrollments().withWithdrawalPending()).contains(due);

    enrollments().update(due.ended(EnrollmentState.WITHDRAWN, "It was withdrawn."));
    assertThat(enrollments().withWithdrawalPending())
        .extracting(Enrollment::id)
        .doesNotContain(begun.id());
  }

  @Test
  default void findsTheLatestEnrollmentOfADomainThatIsOver() {
    Enrollment first = added(Samples.domain());
    assertThat(enrollments().predecessorOf(first)).isEmpty();
    enrollments().update(first.ended(EnrollmentState.REJECTED, "No."));
    Enrollment second = added(first.domain());

    assertThat(enrollments().predecessorOf(second)).map(Enrollment::id).contains(first.id());
    assertThat(enrollments().predecessorOf(Samples.enrollment(null))).isEmpty();
  }

  @Test
  default void findsWhatLinkedATenantOnlyWhereItEndedWell() {
    Enrollment begun = added(Samples.domain());
    enrollments().update(Samples.full(begun));
    assertThat(enrollments().linkedTo("stated"))
        .extracting(Enrollment::id)
        .doesNotContain(begun.id());

    enrollments().update(enrollments().get(begun.id()).ended(EnrollmentState.ENROLLED, "Done."));

    assertThat(enrollments().linkedTo("stated")).extracting(Enrollment::id).contains(begun.id());
    assertThat(enrollments().linkedTo("nobody")).isEmpty();
  }

  @Test
  default void findsWhatLeadsToATenantUntilItIsOver() {
    Enrollment begun = added(Samples.domain());
    enrollments().update(Samples.full(begun));
    assertThat(enrollments().leadingTo("stated")).extracting(Enrollment::id).contains(begun.id());

    enrollments().update(enrollments().get(begun.id()).ended(EnrollmentState.STOPPED, "No."));

    assertThat(enrollments().leadingTo("stated"))
        .extracting(Enrollment::id)
        .doesNotContain(begun.id());
  }

  @Test
  default void keepsACreatedTenantForOneEnrollmentAsLongAsThatLeadsToIt() {
    Enrollment first = added(Samples.domain());
    Enrollment second = added(Samples.domain());
    enrollments().takeCreated(first.id(), "stated");
    enrollments().takeCreated(first.id(), "stated");
    enrollments().update(Samples.full(first));

    assertThatThrownBy(() -> enrollments().takeCreated(second.id(), "stated"))
        .isInstanceOf(ChangedMeanwhile.class);

    enrollments().update(enrollments().get(first.id()).withFacts(null));
    enrollments().takeCreated(second.id(), "stated");
    enrollments().update(second.ended(EnrollmentState.WITHDRAWN, "No."));
    enrollments().takeCreated(first.id(), "stated");
  }
}
