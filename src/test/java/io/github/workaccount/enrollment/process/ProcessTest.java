package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.testing.MovableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.context.WebApplicationContext;

/** The whole application with the sandbox in memory, in which nothing happens by itself. */
@SpringBootTest
@Import(MovableClock.Configuration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(
    properties = {
      "enrollment.sandbox.directory=memory",
      // Whatever else this machine does: no test here is about slow answers.
      "enrollment.microsoft.timeout=PT28S",
      "camunda.bpm.job-execution.enabled=false",
      "enrollment.public-url=http://localhost:8080"
    })
abstract class ProcessTest implements Paths {

  @Autowired private WebApplicationContext context;
  private EnrollmentDriver drive;

  @Override
  public EnrollmentDriver drive() {
    return drive;
  }

  @BeforeAll
  void startDriving() {
    drive = new EnrollmentDriver(context);
  }

  @BeforeEach
  void beginAnew() {
    drive.reset();
  }

  @AfterEach
  void itIsNowAgain() {
    drive.clock.reset();
  }

  @AfterAll
  void keepWhatWasPassed() {
    FlowNodeRecord.write(getClass(), drive.jdbc);
  }
}
