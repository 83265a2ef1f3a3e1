package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.contract.ContractForwarder;
import io.github.workaccount.enrollment.contract.HeldToTheContract;
import io.github.workaccount.enrollment.testing.MovableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.context.WebApplicationContext;

/** The whole application with the sandbox in memory, in which nothing happens by itself. */
@SpringBootTest
@Import({HeldToTheContract.class, MovableClock.Configuration.class})
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
        ConsentRemovalPaths,
        DomainPaths,
        VerificationPaths,
        ProofExpiryPaths,
        EarlierModelPaths,
        PlanPaths,
        OutdatedPaths,
        SubdomainPaths,
        WithdrawalPaths,
        WithdrawalWhileApplyingPaths,
        DryRunPaths,
        ByHandPaths,
        FailurePaths,
        AroundPaths,
        DecisionPaths,
        TimePaths,
        StandingPaths,
        ExtensionPaths {

  @Autowired private WebApplicationContext context;
  @Autowired private ContractForwarder line;
  private EnrollmentDriver drive;

  @Override
  public EnrollmentDriver drive() {
    return drive;
  }

  @BeforeEach
  void beginAnew() {
    drive = new EnrollmentDriver(context);
    drive.reset();
  }

  @AfterEach
  void itIsNowAgain() {
    drive.clock.reset();
  }

  @AfterEach
  void nothingBrokeTheContractWithMicrosoft() {
    assertThat(line.takeFaults()).isEmpty();
  }

  @AfterAll
  void keepWhatWasPassed() {
    FlowNodeRecord.write(getClass(), drive.jdbc);
  }
}
