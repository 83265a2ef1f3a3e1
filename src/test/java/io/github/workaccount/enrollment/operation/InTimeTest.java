package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
  void isUnknownWhileThePartHangsAndAsksItNoSecondTime() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    InTime part =
        new InTime(
            "test",
            () -> {
              int times = asked.incrementAndGet();
              begun.countDown();
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Health.up().withDetail("times", times).build();
            },
            Duration.ofMillis(20));

    for (int i = 0; i < 20; i++) {
      assertThat(part.health().getDetails()).containsValue("No answer within 20 ms");
    }
    begun.await();
    end.countDown();
    Health answer = await().until(part::health, health -> health.getStatus().equals(Status.UP));

    // Had each of them asked, the answers of all would come first.
    assertThat((int) answer.getDetails().get("times")).isLessThan(20);
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
