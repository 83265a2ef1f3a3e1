package io.github.workaccount.enrollment.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments.Filter;
import io.github.workaccount.enrollment.application.enrollment.Enrollments.Page;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for lists of enrollments in every store. */
interface ListContract {

  Storage storage();

  private Enrollment of(String requester, EnrollmentState state, int minutes) {
    Enrollment plain = Samples.enrollment(Samples.domain());
    Enrollment enrollment =
        new Enrollment(
            plain.id(),
            plain.processInstanceId(),
            requester,
            Storage.NOW.plus(Duration.ofMinutes(minutes)),
            plain.request(),
            plain.domain(),
            state,
            null,
            plain.route(),
            null,
            null,
            null,
            0);
    storage().enrollments().add(enrollment);
    return enrollment;
  }

  private Page list(Filter filter) {
    return storage().enrollments().list(filter);
  }

  private static String somebody() {
    return "user-" + UUID.randomUUID();
  }

  private static Filter by(String requester, EnrollmentState state, Enrollment... incidents) {
    Set<String> instances =
        Set.copyOf(Set.of(incidents).stream().map(Enrollment::processInstanceId).toList());
    return new Filter(state, null, requester, instances, 0, 20);
  }

  @Test
  default void listsTheNewestFirstPageByPage() {
    String requester = somebody();
    List<Enrollment> all =
        IntStream.range(0, 5).mapToObj(i -> of(requester, EnrollmentState.CHECKING, i)).toList();

    Page first = list(new Filter(null, null, requester, Set.of(), 0, 2));
    Page last = list(new Filter(null, null, requester, Set.of(), 2, 2));
    Page beyond = list(new Filter(null, null, requester, Set.of(), 3, 2));

    assertThat(first.items()).containsExactly(all.get(4), all.get(3));
    assertThat(last.items()).containsExactly(all.get(0));
    assertThat(beyond.items()).isEmpty();
    assertThat(List.of(first.total(), last.total(), beyond.total())).containsOnly(5L);
  }

  @Test
  default void listsEachOnceEvenWhereAllBeganTogether() {
    String requester = somebody();
    IntStream.range(0, 7).forEach(i -> of(requester, EnrollmentState.CHECKING, 0));

    List<Enrollment> pages =
        IntStream.range(0, 3)
            .mapToObj(page -> list(new Filter(null, null, requester, Set.of(), page, 3)))
            .flatMap(page -> page.items().stream())
            .toList();

    assertThat(pages).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  default void findsADomain() {
    Enrollment one = of(somebody(), EnrollmentState.CHECKING, 0);

    assertThat(list(new Filter(null, one.domain(), null, Set.of(), 0, 20)).items())
        .containsExactly(one);
    assertThat(list(new Filter(null, one.domain(), somebody(), Set.of(), 0, 20)).total()).isZero();
  }

  @Test
  default void takesTheStateOfAnIncidentForAllOthers() {
    String requester = somebody();
    Enrollment fine = of(requester, EnrollmentState.APPLYING, 0);
    Enrollment stuck = of(requester, EnrollmentState.APPLYING, 1);
    of(requester, EnrollmentState.AWAITING_CONSENT, 2);

    assertThat(list(by(requester, EnrollmentState.APPLYING)).items()).containsExactly(stuck, fine);
    assertThat(list(by(requester, EnrollmentState.APPLYING, stuck)).items()).containsExactly(fine);
    assertThat(list(by(requester, EnrollmentState.NEEDS_ATTENTION, stuck)).items())
        .containsExactly(stuck);
    assertThat(list(by(requester, EnrollmentState.NEEDS_ATTENTION)).items()).isEmpty();
    assertThat(list(by(requester, null, stuck)).total()).isEqualTo(3);
  }
}
