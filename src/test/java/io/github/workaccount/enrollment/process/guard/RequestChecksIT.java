package io.github.workaccount.enrollment.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.Footprint;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be done is said in a sentence, and is no failure of the product's. */
class RequestChecksIT extends ProductOverHttp {

  private static final String MODEL = ENGINE + "/process-definition/key/enrollment/";

  @AfterEach
  void goOn() {
    web("olga").put(MODEL + "suspended", "{\"suspended\":false}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/task?firstResult=-1", "/process-instance?maxResults=-5", "/job?firstResult=x"})
  void aPageBeginsAtZeroOrLater(String query) {
    HttpResponse<String> answer = web("pat").get(ENGINE + query);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("Result", "Give a whole number from 0.");
  }

  @Test
  void noProgramOutsideWorksOnSteps() {
    HttpResponse<String> answer =
        web("olga")
            .post(
                ENGINE + "/external-task/fetchAndLock",
                "{\"workerId\":\"w\",\"maxTasks\":1,\"topics\":[]}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("No step of an enrollment is done by a program outside.");
  }

  @Test
  void whatIsNotThereIsNamed() {
    HttpResponse<String> answer =
        web("pat").put(ENGINE + "/job/nothing/retries", "{\"retries\":1}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    assertThat(answer.body()).contains("There is no job with the id nothing.");
  }

  @Test
  void aTaskIsTakenBackAsItWasGivenOut() {
    String task = ENGINE + "/task/" + taskOf(startForApproval("kim", newDomain()));

    HttpResponse<String> answer = web("olga").put(task, web("olga").get(task).body());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  @Test
  void whoHasClaimedATaskGivesItBackAndNobodyElseDoes() {
    String task = ENGINE + "/task/" + taskOf(startForApproval("kim", newDomain()));
    assertThat(web("alex").post(task + "/claim", "{\"userId\":\"alex\"}").statusCode())
        .isEqualTo(204);

    assertThat(web("sam").post(task + "/unclaim", "{}").statusCode()).isEqualTo(403);
    assertThat(web("alex").post(task + "/unclaim", "{}").statusCode()).isEqualTo(204);

    assertThat(web("sam").get(task).body()).contains("\"assignee\":null");
  }

  @Test
  void aTaskThatNobodyElseCanClaimIsNotGivenBack() {
    String id = start("kim", request(newDomain()));
    fireJobs();
    complete("alex", id, Map.of("decision", "correct", "comment", "Another name, please"));
    String task = ENGINE + "/task/" + taskOf(id);

    assertThat(web("kim").post(task + "/unclaim", "{}").statusCode()).isEqualTo(403);
    assertThat(web("kim").get(task).body()).contains("\"assignee\":\"kim\"");
  }

  @Test
  void aFieldThatCannotBeReadIsNamedWithoutTheNamesOfClasses() {
    String task = ENGINE + "/task/" + taskOf(startForApproval("kim", newDomain()));

    HttpResponse<String> answer = web("olga").put(task, "{\"priority\":{\"high\":true}}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body())
        .contains("priority: There is no such field here, or its value is of another kind.")
        .doesNotContain("java", "Dto");
  }

  @Test
  void nobodyButOperatorsHasAHandInTheJobsOfABatch() {
    String id = startForDnsRecord("kim", newDomain());
    Batch batch =
        management.setJobRetriesAsync(
            management.createJobQuery().processInstanceId(proofOf(id)).list().stream()
                .map(Job::getId)
                .toList(),
            1);
    String job =
        management
            .createJobQuery()
            .jobDefinitionId(batch.getSeedJobDefinitionId())
            .singleResult()
            .getId();
    web("kim");
    Footprint before = footprint();

    for (String path :
        List.of(
            "/job/" + job + "/suspended",
            "/job-definition/" + batch.getSeedJobDefinitionId() + "/suspended")) {
      HttpResponse<String> answer = web("kim").put(ENGINE + path, "{\"suspended\":true}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    }

    assertThat(before.differences(footprint())).isEmpty();
    management.deleteBatch(batch.getId(), true);
  }

  private String proofOf(String id) {
    return tasks.createTaskQuery().taskId(taskOf(id)).singleResult().getProcessInstanceId();
  }

  @Test
  void nobodyButOperatorsFindsOutWhoThereIs() {
    for (String path : List.of("/user/%s", "/group/requesters/members/%s")) {
      HttpResponse<String> known = web("kim").delete(ENGINE + path.formatted("alex"));
      HttpResponse<String> unknown = web("kim").delete(ENGINE + path.formatted("nothing"));

      assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(403);
      assertThat(unknown.body().replace("nothing", "alex")).isEqualTo(known.body());
    }
  }

  @Test
  void aBodyThatLacksAPartIsTheSendersToMend() {
    String task = taskOf(startForApproval("kim", newDomain()));

    HttpResponse<String> answer =
        web("alex")
            .post(
                ENGINE + "/task/" + task + "/variables/route/data",
                "multipart/form-data; boundary=part",
                "--part--\r\n");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("The body lacks something that this needs.");
  }

  @Test
  void noEnrollmentBeginsWhileItsModelIsSuspended() {
    web("olga").put(MODEL + "suspended", "{\"suspended\":true}");
    web("kim");
    Footprint before = footprint();

    HttpResponse<String> form =
        web("kim")
            .post(
                MODEL + "submit-form",
                sent(
                    Map.of(
                        "workEmail", "kim@" + newDomain(),
                        "companyName", "Company",
                        "headquarters", "US",
                        "partnerCenterUsers", "kim@company.com")));
    Reply rest = rest("kim").post(API, text(request(newDomain())));

    assertThat(form.statusCode()).as(form.body()).isEqualTo(409);
    assertThat(form.body()).contains("An operator has suspended this.");
    assertThat(rest.status()).as(rest.toString()).isEqualTo(409);
    assertThat(rest.json().path("type").asText()).endsWith(":wrong-state");
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void aTaskOfASuspendedEnrollmentWaits() {
    String id = startForApproval("kim", newDomain());
    String instance = ENGINE + "/process-instance/" + instanceOf(id) + "/suspended";
    String task = taskOf(id);
    web("olga").put(instance, "{\"suspended\":true}");

    HttpResponse<String> answer =
        web("alex")
            .post(
                ENGINE + "/task/" + task + "/submit-form",
                sent(Map.of("decision", "reject", "comment", "No")));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    web("olga").put(instance, "{\"suspended\":false}");
    assertThat(state(id)).isEqualTo("awaiting-approval");
  }

  @Test
  void aRefusedExecutionCostsNoRetry() {
    String id = startForDnsRecord("kim", newDomain());
    String timer =
        jdbc.queryForObject(
            "select id_ from act_ru_job where handler_type_ = 'timer-transition'"
                + " and process_instance_id_ in (select id_ from act_ru_execution"
                + " where business_key_ = ?) limit 1",
            String.class,
            id);
    web("pat");
    Footprint before = footprint();

    for (int attempt = 0; attempt < 4; attempt++) {
      HttpResponse<String> answer = web("pat").post(ENGINE + "/job/" + timer + "/execute", "");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    }

    assertThat(before.differences(footprint())).isEmpty();
  }
}
