package io.github.workaccount.enrollment.process;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.context.WebApplicationContext;

/** The whole application with the sandbox in memory, in which nothing happens by itself. */
@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(
    properties = {
      "enrollment.sandbox.directory=memory",
      "camunda.bpm.job-execution.enabled=false",
      "enrollment.public-url=http://localhost:8080"
    })
abstract class ProcessTest
    implements CommonCasePaths,
        LongCasePaths,
        RequestPaths,
        RoutePaths,
        ConsentPaths,
        DomainPaths,
        PlanPaths,
        WithdrawalPaths,
        FailurePaths {

  @Autowired private WebApplicationContext context;
  private final FlowNodeCoverage coverage = new FlowNodeCoverage(getClass());
  private EnrollmentDriver drive;

  @Override
  public EnrollmentDriver drive() {
    return drive;
  }

  @BeforeEach
  void beginAnew(TestInfo test) {
    drive = new EnrollmentDriver(context);
    drive.reset();
    coverage.ran(test.getTestMethod().orElseThrow().getName());
  }

  @AfterAll
  void everyFlowNodeWasPassed() {
    coverage.check(drive);
  }
}
