package io.github.workaccount.enrollment.process;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties = {
      "spring.datasource.url=jdbc:h2:mem:process;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000",
      "camunda.bpm.process-engine-name=processH2"
    })
class ProcessOnH2IT extends ProcessTest {}
