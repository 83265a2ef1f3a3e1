package io.github.workaccount.enrollment.application.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.operation.Store.Trouble;
import io.github.workaccount.enrollment.testing.OwnLines;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OutageTest {

  private static final RuntimeException AWAY = new IllegalStateException("away");
  private static final RuntimeException READ_ONLY = new IllegalStateException("read-only");
  private static final RuntimeException OTHER = new IllegalArgumentException("other");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final Outage outage =
      new Outage(new FailingStore()) {
        @Override
        long nanos() {
          return nanos.get();
        }
      };

  /** Only two failures are its own. */
  private static final class FailingStore implements Store {
    @Override
    public void reach() {
      throw AWAY;
    }

    @Override
    public void write() {
      throw AWAY;
    }

    @Override
    public Optional<Trouble> trouble(Throwable failure) {
      if (failure == AWAY) {
        return Optional.of(new Trouble("does not answer this test.", true));
      }
      return failure == READ_ONLY
          ? Optional.of(new Trouble("takes no writes of this test.", false))
          : Optional.empty();
    }
  }

  @Test
  void hasOneLineAtItsBeginningAndOneAtItsEnd(CapturedOutput log) {
    for (int i = 0; i < 50; i++) {
      outage.checked();
      outage.failed(AWAY, false);
      assertThat(outage.notice(AWAY)).isTrue();
      outage.hangs(Duration.ofSeconds(5), false);
    }
    assertThat(outage.isAway()).isTrue();
    forward(42);
    outage.checked();
    outage.over();
    outage.checked();
    outage.over();

    assertThat(outage.trouble()).isEmpty();
    assertThat(lines(log))
        .satisfiesExactly(
            begin -> assertThat(begin).contains("ERROR", "The database does not answer this test."),
            end ->
                assertThat(end)
                    .contains("INFO", "works again, after 42 seconds. 50 failures of that time"));
  }

  @Test
  void aSingleFailureIsADoubtUntilAWriteTells(CapturedOutput log) {
    assertThat(outage.notice(AWAY)).isTrue();
    assertThat(outage.notice(AWAY)).isTrue();
    assertThat(outage.isInDoubt()).isTrue();
    assertThat(outage.trouble()).as("one connection may have broken").isEmpty();
    outage.checked();
    assertThat(outage.isInDoubt()).isTrue();
    outage.over();
    outage.checked();
    outage.over();

    assertThat(outage.isInDoubt()).isFalse();
    assertThat(lines(log))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains(
                        "WARN", "works, but 2 times it did not: it does not answer this test."));
  }

  @Test
  void whatFailsDuringAWriteIsToldByTheNextOne(CapturedOutput log) {
    outage.checked();
    outage.notice(AWAY);
    outage.over();
    assertThat(outage.isInDoubt()).isTrue();
    assertThat(lines(log)).as("that write may have been made before").isEmpty();

    outage.checked();
    outage.failed(AWAY, false);

    assertThat(outage.isInDoubt()).isFalse();
    assertThat(lines(log)).as("the line of the outage alone").hasSize(1);
  }

  @Test
  void theNewestWriteTellsWhetherItIsAwayInTheSameOutage(CapturedOutput log) {
    outage.failed(READ_ONLY, true);
    assertThat(outage.isAway()).isFalse();
    outage.failed(AWAY, false);
    assertThat(outage.isAway()).isTrue();
    outage.failed(READ_ONLY, true);

    assertThat(outage.trouble())
        .as("it came back read-only, so it can be read")
        .contains(new Trouble("takes no writes of this test.", false));
    assertThat(lines(log)).hasSize(1);
  }

  @Test
  void whatHasJustAnsweredIsNotAway() {
    outage.failed(AWAY, true);
    assertThat(outage.trouble()).isPresent();
    assertThat(outage.isAway()).isFalse();

    outage.hangs(Duration.ofSeconds(5), true);
    assertThat(outage.trouble().orElseThrow().reason())
        .startsWith("answers, but a write has not ended for 5 seconds: all connections");
    assertThat(outage.isAway()).isFalse();
  }

  @Test
  void whatFailsForAnotherReasonIsNone() {
    assertThat(outage.notice(OTHER)).isFalse();
    assertThat(outage.isInDoubt()).isFalse();
  }

  @Test
  void aWriteThatFailsForAnUnknownReasonIsOne() {
    outage.failed(OTHER, false);

    assertThat(outage.trouble()).contains(new Trouble("cannot be written: other.", false));
  }

  @Test
  void whatFailsRightAfterItsEndIsToldWithoutAWarning(CapturedOutput log) {
    outage.failed(AWAY, false);
    outage.over();
    singleFailure();
    forward(30);
    singleFailure();

    assertThat(lines(log).skip(2))
        .satisfiesExactly(
            late -> assertThat(late).contains("INFO", "works, but 1 times it did not"),
            later -> assertThat(later).contains("WARN", "works, but 1 times it did not"));
  }

  @Test
  void aWriteThatFailsRightAfterItsEndIsANewOne() {
    outage.failed(AWAY, false);
    outage.over();
    outage.failed(AWAY, false);

    assertThat(outage.trouble()).isPresent();
  }

  private void singleFailure() {
    outage.notice(AWAY);
    outage.checked();
    outage.over();
  }

  private void forward(int seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  /** Of this test's thread: other parts of the JVM may write lines meanwhile. */
  private static Stream<String> lines(CapturedOutput log) {
    return OwnLines.of(log).filter(line -> line.contains("The database "));
  }
}
