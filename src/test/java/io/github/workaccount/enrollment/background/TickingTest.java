package io.github.workaccount.enrollment.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.scheduling.annotation.Scheduled;

/** What is done again and again. */
@ExtendWith(OutputCaptureExtension.class)
class TickingTest {

  private final ApplicationContextRunner product =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
          .withUserConfiguration(Ticking.class);

  @Test
  void goesOnAfterAFailureWhichIsLogged(CapturedOutput log) {
    product
        .withBean(Failing.class)
        .run(
            context -> {
              assertThat(context.getBean(Failing.class).times.await(5, TimeUnit.SECONDS)).isTrue();
              assertThat(log)
                  .contains("failed this time and is tried again")
                  .contains("The database is away");
            });
  }

  @Test
  void waitsForNothingElseThatHangs() {
    product
        .withBean(Hanging.class)
        .withBean(Failing.class)
        .run(
            context -> {
              assertThat(context.getBean(Failing.class).times.await(5, TimeUnit.SECONDS)).isTrue();
              context.getBean(Hanging.class).end.countDown();
            });
  }

  static class Failing {
    private final CountDownLatch times = new CountDownLatch(3);

    @Scheduled(fixedDelay = 1)
    void run() {
      times.countDown();
      throw new IllegalStateException("The database is away");
    }
  }

  static class Hanging {
    private final CountDownLatch end = new CountDownLatch(1);

    @Scheduled(fixedDelay = 1)
    void first() throws InterruptedException {
      end.await();
    }

    @Scheduled(fixedDelay = 1)
    void second() throws InterruptedException {
      end.await();
    }
  }
}
