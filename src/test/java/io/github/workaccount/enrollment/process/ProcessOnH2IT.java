package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.contract.ContractForwarder;
import io.github.workaccount.enrollment.contract.HeldToTheContract;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Every path, and every call of it held to the contract with Microsoft. */
@Import(HeldToTheContract.class)
@TestPropertySource(
    properties = {
      "spring.datasource.url=jdbc:h2:mem:process;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;QUERY_CACHE_SIZE=2000",
      "camunda.bpm.process-engine-name=processH2"
    })
class ProcessOnH2IT extends ProcessTest
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
        ProcessStatusPaths,
        ExtensionPaths {

  @Autowired private ContractForwarder line;

  @AfterEach
  void nothingBrokeTheContractWithMicrosoft() {
    assertThat(line.takeFaults()).isEmpty();
  }
}
