package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.sandbox.DoneWrites;
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

/** The whole application in a cloud that is in trouble, with little patience for slow answers. */
@SpringBootTest
@Import(MovableClock.Configuration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(
    properties = {
      "spring.datasource.url=jdbc:h2:mem:faults;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;QUERY_CACHE_SIZE=2000",
      "camunda.bpm.process-engine-name=processFaults",
      "enrollment.sandbox.directory=memory",
      "camunda.bpm.job-execution.enabled=false",
      "enrollment.public-url=http://localhost:8080",
      "enrollment.microsoft.timeout=PT0.4S",
      "logging.level.io.github.workaccount.enrollment.microsoft.http.CallRecord=WARN"
    })
abstract class TroubledTest {

  @Autowired private WebApplicationContext context;
  EnrollmentDriver drive;
  DoneWrites writes;

  /** Not earlier: an application that starts sets all logging up anew. */
  @BeforeAll
  void count() {
    writes = new DoneWrites();
    drive = new EnrollmentDriver(context);
  }

  @BeforeEach
  void beginAnew() {
    reset();
  }

  @AfterEach
  void itIsNowAgain() {
    drive.clock.reset();
  }

  @AfterAll
  void countNoMore() {
    writes.close();
  }

  /** Everything is as it was in the beginning, and nothing was written. */
  void reset() {
    drive.reset();
    writes.clear();
  }

  /** Holds an enrollment to the end of its route, in which each write was done once. */
  void assertDone(TroubledRoute route, TroubledEnrollment enrollment) {
    assertThat(enrollment.state()).isEqualTo("enrolled");
    assertThat(enrollment.plans()).as("plans, each to be approved").isEqualTo(route.plans());
    assertThat(enrollment.undoneChanges()).isEmpty();
    route.assertWorld(drive.world);
    boolean nothingToWrite = route.plans() == 0 || route == TroubledRoute.BY_HAND;
    assertThat(writes.all().isEmpty()).as("nothing was written").isEqualTo(nothingToWrite);
    assertThat(writes.all()).doesNotHaveDuplicates();
  }
}
