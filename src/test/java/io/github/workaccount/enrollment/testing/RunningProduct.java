package io.github.workaccount.enrollment.testing;

import io.github.workaccount.enrollment.WorkAccountEnrollment;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * The whole product with its sandbox on a free port. Jobs are fired by hand, and a record is looked
 * for only when somebody asks, so that nothing moves while a test compares before and after.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = WorkAccountEnrollment.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:refusals;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;QUERY_CACHE_SIZE=2000",
      "enrollment.sandbox.directory=memory",
      // Whatever else this machine does: no test here is about slow answers.
      "enrollment.microsoft.timeout=PT28S",
      "enrollment.dns.check-interval=PT24H",
      "camunda.bpm.process-engine-name=" + RunningProduct.ENGINE_NAME,
      "camunda.bpm.job-execution.enabled=false"
    })
public @interface RunningProduct {

  /** Its own, so that the web applications don't find the engine of another test. */
  String ENGINE_NAME = "refusals";

  /** The engine's REST interface behind the web applications. */
  String ENGINE = "/camunda/api/engine/engine/" + ENGINE_NAME;
}
