package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.workaccount.enrollment.application.operation.Outage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OutageLinesTest {

  private static final RuntimeException STORE = new IllegalStateException("the store's");
  private static final RuntimeException OTHER = new IllegalStateException("another's");

  private final Logger log = (Logger) LoggerFactory.getLogger("some.library");
  private final Outage outage = mock(Outage.class);
  private OutageLines lines;

  @BeforeEach
  void begin() {
    when(outage.notice(STORE)).thenReturn(true);
    lines = new OutageLines(outage);
  }

  @AfterEach
  void end() {
    lines.destroy();
    log.setLevel(null);
  }

  @Test
  void failuresOfTheStoreHaveNoLinesInWhicheverWayTheyAreLogged(CapturedOutput written) {
    log.error("one of this test", STORE);
    log.warn("{} of this test", 2, STORE);
    log.warn("{} {} {} of this test", 1, 2, 3, STORE);

    assertThat(written.getAll()).doesNotContain("of this test", "the store's");
  }

  @Test
  void otherFailuresHaveTheirs(CapturedOutput written) {
    log.error("one", OTHER);
    log.error("two {}", "the store's");

    assertThat(written.getAll()).contains("one", "another's", "two the store's");
  }

  @Test
  void aLoggerThatIsSetToDebugTellsAll(CapturedOutput written) {
    log.setLevel(Level.DEBUG);

    log.error("one", STORE);

    assertThat(written.getAll()).contains("one", "the store's");
  }

  @Test
  void endsWithTheApplication(CapturedOutput written) {
    lines.destroy();

    log.error("one", STORE);

    assertThat(written.getAll()).contains("one");
  }
}
