package io.github.workaccount.enrollment.process;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.context.WebApplicationContext;

/** The whole application with the sandbox in memory, in which nothing happens by itself. */
@SpringBootTest
@TestPropertySource(
    properties = {
      "enrollment.sandbox.directory=memory",
      "camunda.bpm.job-execution.enabled=false",
      "enrollment.public-url=http://localhost:8080"
    })
abstract class ProcessTest implements CommonCasePaths, LongCasePaths {

  @Autowired private WebApplicationContext context;
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
}
