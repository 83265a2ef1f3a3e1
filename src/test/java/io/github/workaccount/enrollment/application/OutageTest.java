package io.github.workaccount.enrollment.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.Store.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OutageTest {

  private static final RuntimeException AWAY = new IllegalStateException("away");
  private static final RuntimeException OTHER = new IllegalArgumentException("other");

  private Instant now = Instant.parse("2026-11-27T12:00:00Z");
  private final Outage outage = new Outage(new FailingStore(), new Hands());

  /** A clock that shows {@link #now}. */
  private final class Hands extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  /** Only the one failure is its own. */
  private static final class FailingStore implements Store {
    @Override
    public void write() {
      throw AWAY;
    }

    @Override
    public Optional<Trouble> trouble(Throwable failure) {
      return failure == AWAY
          ? Optional.of(new Trouble("does not answer.", true))
          : Optional.empty();
    }
  }

  @Test
  void hasOneLineAtItsBeginningAndOneAtItsEnd(CapturedOutput log) {
    for (int i = 0; i < 50; i++) {
      assertThat(outage.notice(AWAY)).isTrue();
      outage.failed(AWAY);
      outage.hangs(Duration.ofSeconds(5));
    }
    assertThat(outage.isAway()).isTrue();
    now = now.plusSeconds(42);
    outage.over();
    outage.over();

    assertThat(outage.trouble()).isEmpty();
    assertThat(log.getAll().lines())
        .satisfiesExactly(
            begin -> assertThat(begin).contains("ERROR", "The database does not answer."),
            end ->
                assertThat(end)
                    .contains("INFO", "works again, after 42 seconds. 50 failures of that time"));
  }

  @Test
  void aFailureThatIsOnlyHeardOfIsNoneUntilAWriteTells(CapturedOutput log) {
    assertThat(outage.hear(AWAY)).isTrue();
    assertThat(outage.hear(AWAY)).isTrue();
    assertThat(outage.hear(OTHER)).isFalse();
    assertThat(outage.trouble()).isEmpty();
    outage.over();
    outage.over();

    assertThat(log.getAll().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains("WARN", "works, but 2 times it did not: it does not answer."));
  }

  @Test
  void whatTurnsOutToBeAwayIsAway(CapturedOutput log) {
    outage.failed(OTHER);
    outage.failed(AWAY);
    outage.failed(OTHER);

    assertThat(outage.isAway()).isTrue();
    assertThat(log.getAll().lines()).hasSize(1);
  }

  @Test
  void whatFailsForAnotherReasonIsNone() {
    assertThat(outage.notice(OTHER)).isFalse();
    assertThat(outage.trouble()).isEmpty();
  }

  @Test
  void aWriteThatFailsForAnUnknownReasonIsOne() {
    outage.failed(OTHER);

    assertThat(outage.trouble())
        .hasValueSatisfying(
            trouble -> assertThat(trouble.reason()).isEqualTo("cannot be written: other."));
    assertThat(outage.isAway()).isFalse();
  }

  @Test
  void whatBeganBeforeItsEndAndFailsLaterIsNoNewOne() {
    outage.failed(AWAY);
    outage.over();

    assertThat(outage.notice(AWAY)).as("its line has been written").isTrue();
    assertThat(outage.trouble()).isEmpty();

    now = now.plusSeconds(31);
    outage.notice(AWAY);
    assertThat(outage.trouble()).as("half a minute later it is").isPresent();
  }

  @Test
  void aWriteThatFailsRightAfterItsEndIsANewOne() {
    outage.failed(AWAY);
    outage.over();
    outage.failed(AWAY);

    assertThat(outage.trouble()).isPresent();
  }
}
