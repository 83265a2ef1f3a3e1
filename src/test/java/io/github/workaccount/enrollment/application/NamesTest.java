package io.github.workaccount.enrollment.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.account.WorkAccountWatches;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.Connection;
import io.github.workaccount.enrollment.application.notice.Notifier;
import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.application.operation.ProductMetrics;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stable names that tables, evidence, metrics and the REST API rely on. */
class NamesTest {

  private static <T> List<String> names(T[] values, Function<? super T, String> key) {
    return Stream.of(values).map(key).toList();
  }

  @Test
  void areThoseOfTheTables() {
    assertThat(names(Access.values(), Access::key)).containsExactly("read", "write");
    assertThat(names(WorkAccountWatches.Finding.values(), WorkAccountWatches.Finding::key))
        .containsExactly("visible", "not-visible", "no-answer");
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void findAnAccess(Access access) {
    assertThat(Access.of(access.key())).isEqualTo(access);
  }

  @Test
  void takeRowsOfBeforeThereWasReadingAloneForWriting() {
    assertThat(Access.of(null)).isEqualTo(Access.WRITE);
  }

  @Test
  void areThoseOfTheEvidence() {
    assertThat(names(Notifier.Kind.values(), Notifier.Kind::key))
        .containsExactly("assignment", "reminder", "escalation");
  }

  @Test
  void areThoseOfTheMetrics() {
    assertThat(names(ProductMetrics.WatchKind.values(), ProductMetrics.WatchKind::key))
        .containsExactly("dns-record", "verification", "work-account");
    assertThat(names(Monitor.Outcome.values(), Monitor.Outcome::key))
        .contains("ok", "not-found", "refused", "throttled", "timed-out", "not-sent");
    assertThat(names(Connection.Status.values(), Connection.Status::key))
        .containsExactly("ok", "warning", "failed", "unseen");
  }
}
