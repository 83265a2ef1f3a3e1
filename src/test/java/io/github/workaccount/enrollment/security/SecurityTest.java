package io.github.workaccount.enrollment.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** The slice on a free port with an own database in memory and the usual people. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = SecuritySlice.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:security;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;QUERY_CACHE_SIZE=2000",
      "enrollment.microsoft.cloud=global",
      "camunda.bpm.process-engine-name=" + SecurityTest.ENGINE_NAME,
      "camunda.bpm.deployment-resource-pattern[0]=classpath:security/enrollment.bpmn",
      "camunda.bpm.job-execution.enabled=false",
      "enrollment.users[0].id=kim",
      "enrollment.users[0].first-name=Kim",
      "enrollment.users[0].last-name=Requester",
      "enrollment.users[0].password=secret-of-kim",
      "enrollment.users[0].groups=requesters",
      "enrollment.users[1].id=lee",
      "enrollment.users[1].first-name=Lee",
      "enrollment.users[1].last-name=Requester",
      "enrollment.users[1].password=secret-of-lee",
      "enrollment.users[1].groups=requesters",
      "enrollment.users[2].id=alex",
      "enrollment.users[2].first-name=Alex",
      "enrollment.users[2].last-name=Admin",
      "enrollment.users[2].password=secret-of-alex",
      "enrollment.users[2].groups=enrollment-admins",
      "enrollment.users[3].id=pat",
      "enrollment.users[3].first-name=Pat",
      "enrollment.users[3].last-name=Owner",
      "enrollment.users[3].password=secret-of-pat",
      "enrollment.users[3].groups=process-owners",
      "enrollment.users[4].id=robin",
      "enrollment.users[4].first-name=Robin",
      "enrollment.users[4].last-name=Auditor",
      "enrollment.users[4].password=secret-of-robin",
      "enrollment.users[4].groups=auditors",
      "enrollment.users[5].id=olga",
      "enrollment.users[5].first-name=Olga",
      "enrollment.users[5].last-name=Operator",
      "enrollment.users[5].password=secret-of-olga",
      "enrollment.users[5].groups=camunda-admin,requesters"
    })
public @interface SecurityTest {

  /** Its own, so that the web applications don't find the engine of another test. */
  String ENGINE_NAME = "security";

  /** The engine's REST interface behind the web applications. */
  String ENGINE = "/camunda/api/engine/engine/" + ENGINE_NAME;
}
