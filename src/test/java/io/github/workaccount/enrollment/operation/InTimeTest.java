package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

class InTimeTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void answersWhatThePartAnswers() {
    InTime part = new InTime("test", () -> Health.up().withDetail("a", 1).build(), LONG);

    assertThat(part.health()).isEqualTo(Health.up().withDetail("a", 1).build());
    part.destroy();
  }

  @Test
  void isUnknownWhileThePartHangsAndAsksItNoSecondTime() {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    InTime part =
        new InTime(
            "test",
            () -> {
              asked.incrementAndGet();
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Health.up().build();
            },
            Duration.ofMillis(20));

    assertThat(part.health().getStatus()).isEqualTo(Status.UNKNOWN);
    assertThat(part.health().getDetails()).containsValue("No answer within 20 ms");
    assertThat(asked).hasValue(1);
    end.countDown();
    part.destroy();
  }

  @Test
  void isUnknownWhenThePartFails() {
    InTime part =
        new InTime(
            "test",
            () -> {
              throw new IllegalStateException("no");
            },
            LONG);

    assertThat(part.health()).isEqualTo(Health.unknown().withDetail("error", "no").build());
    part.destroy();
  }
}
