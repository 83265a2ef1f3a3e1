package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a start says of the database connections. */
@ExtendWith(OutputCaptureExtension.class)
class JobConnectionsTest {

  @Test
  void saysWhatToSetWhenThereAreTooFewForTheJobs(CapturedOutput output) {
    new JobConnections(10, jobs(10)).afterPropertiesSet();

    assertThat(output)
        .contains("10 database connections are too few for 10 job threads")
        .contains("spring.datasource.hikari.maximum-pool-size to at least 30");
  }

  @Test
  void saysNothingWhenTheyAreEnough(CapturedOutput output) {
    new JobConnections(46, jobs(18)).afterPropertiesSet();

    assertThat(output).doesNotContain("database connections");
  }

  private static CamundaBpmProperties jobs(int threads) {
    CamundaBpmProperties camunda = new CamundaBpmProperties();
    camunda.getJobExecution().setMaxPoolSize(threads);
    return camunda;
  }
}
