package io.github.workaccount.enrollment.security;

import static io.github.workaccount.enrollment.security.SecurityTest.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.CamundaWeb;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What process owners may do over the web applications' own HTTP interface, and what not. */
class ProcessOwnerAccessIT extends WithEnrollment {

  @Autowired private ManagementService management;

  @Test
  void aProcessOwnerSeesInstancesAndRetriesJobs() throws IOException {
    String job = management.createJobQuery().processInstanceId(instance).singleResult().getId();

    assertThat(ids("pat", "/process-instance")).containsExactly(instance);
    assertThat(signedIn("pat").put(ENGINE + "/job/" + job + "/retries", "{\"retries\":3}"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(204);
  }

  @Test
  void aProcessOwnerCannotChangeVariables() {
    CamundaWeb pat = signedIn("pat");

    refused(
        pat.put(
            ENGINE + "/process-instance/" + instance + "/variables/route",
            "{\"value\":\"create\",\"type\":\"String\"}"));
    refused(
        pat.post(
            ENGINE + "/process-instance/" + instance + "/variables",
            "{\"modifications\":{\"route\":{\"value\":\"create\"}}}"));
    assertThat(runtime.getVariable(instance, "route")).isNull();
  }

  @Test
  void aProcessOwnerCannotCompleteTasks() {
    CamundaWeb pat = signedIn("pat");
    String approval = task("ApproveEnrollment");

    refused(pat.post(ENGINE + "/task/" + approval + "/complete", "{}"));
    refused(pat.post(ENGINE + "/task/" + approval + "/claim", "{\"userId\":\"pat\"}"));
    assertThat(task("ApproveEnrollment")).isEqualTo(approval);
  }

  @Test
  void aProcessOwnerCannotMoveSuspendOrDeleteAnInstance() {
    CamundaWeb pat = signedIn("pat");
    String path = ENGINE + "/process-instance/" + instance;

    refused(
        pat.post(
            path + "/modification",
            "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"Job\"}]}"));
    refused(pat.put(path + "/suspended", "{\"suspended\":true}"));
    refused(pat.delete(path));
    refused(
        pat.post(
            ENGINE + "/process-instance/delete",
            "{\"processInstanceIds\":[\"%s\"]}".formatted(instance)));
  }

  @Test
  void aProcessOwnerStartsNothing() {
    refused(start(signedIn("pat"), "pat"));
  }
}
