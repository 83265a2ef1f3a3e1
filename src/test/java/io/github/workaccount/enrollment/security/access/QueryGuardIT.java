package io.github.workaccount.enrollment.security.access;

import static io.github.workaccount.enrollment.security.SecurityTest.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.security.SecuritySlice;
import io.github.workaccount.enrollment.security.SecurityTest;
import io.github.workaccount.enrollment.testing.CamundaWeb;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tries CVE-2026-109432 over the web applications' own HTTP interface. */
@SecurityTest
class QueryGuardIT {

  private static final String EXPRESSION = "${probe.touch()}";

  @LocalServerPort private int port;
  @Autowired private ObjectMapper json;
  @Autowired private FilterService filters;
  @Autowired private SecuritySlice.Probe probe;

  private CamundaWeb kim;
  private CamundaWeb olga;
  private int touchedBefore;

  @BeforeEach
  void signIn() {
    kim = new CamundaWeb(port, SecurityTest.ENGINE_NAME).login("kim", "secret-of-kim");
    olga = new CamundaWeb(port, SecurityTest.ENGINE_NAME).login("olga", "secret-of-olga");
    touchedBefore = probe.touched();
  }

  @AfterEach
  void removeFilters() {
    filters.createFilterQuery().filterNameLike("test %").list().stream()
        .map(Filter::getId)
        .forEach(filters::deleteFilter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'assigneeExpression':'X'}",
        "{'orQueries':[{'assigneeExpression':'X'}]}",
        "{'orQueries':[{'name':'a'},{'candidateGroupsExpression':'X'}]}",
        "{'orQueries':[{'dueBeforeExpression':'X'}]}",
        "{'orQueries':[{'orQueries':[{'ownerExpression':'X'}]}]}"
      })
  void anAdHocQueryWithAnExpressionAnywhereIsRefused(String query) {
    for (CamundaWeb person : new CamundaWeb[] {kim, olga}) {
      refusedAsBad(person.post(ENGINE + "/task", body(query)));
      refusedAsBad(person.post(ENGINE + "/task/count", body(query)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'assigneeExpression':'X'}",
        "{'orQueries':[{'assigneeExpression':'X'}]}",
        "{'orQueries':[{'orQueries':[{'ownerExpression':'X'}]}]}"
      })
  void extendingAStoredFilterWithAnExpressionIsRefused(String query) throws IOException {
    String filter = ENGINE + "/filter/" + idOf("Open tasks");

    refusedAsBad(kim.post(filter + "/list", body(query)));
    refusedAsBad(kim.post(filter + "/list?firstResult=0&maxResults=15", body(query)));
    refusedAsBad(kim.post(filter + "/count", body(query)));
    // This one the web applications answer in words of their own.
    assertThat(kim.post(filter + "/singleResult", body(query)).statusCode()).isEqualTo(400);
    assertThat(probe.touched()).isEqualTo(touchedBefore);
  }

  @Test
  void queriesWithPlainValuesKeepWorking() throws IOException {
    String query = body("{'orQueries':[{'assignee':'kim'},{'name':'x'}]}");

    assertThat(kim.post(ENGINE + "/task", query).statusCode()).isEqualTo(200);
    assertThat(kim.post(ENGINE + "/filter/" + idOf("Open tasks") + "/list", query).statusCode())
        .isEqualTo(200);
  }

  @Test
  void expressionsOfStoredFiltersKeepWorking() {
    HttpResponse<String> created =
        olga.post(
            ENGINE + "/filter/create",
            body(
                "{'resourceType':'Task','name':'test overdue',"
                    + "'query':{'dueBeforeExpression':'${now()}','assigneeExpression':'X'}}"));

    assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
    assertThat(olga.get(ENGINE + "/filter/" + idOf("test overdue") + "/list").statusCode())
        .isEqualTo(200);
    assertThat(
            olga.post(ENGINE + "/filter/" + idOf("test overdue") + "/list", body("{'name':'x'}"))
                .statusCode())
        .isEqualTo(200);
    assertThat(probe.touched()).isGreaterThan(touchedBefore);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'assigneeExpression':'X'}", "{'orQueries':[{'assigneeExpression':'X'}]}", "{}"})
  void nobodyButAnOperatorCreatesFilters(String query) {
    HttpResponse<String> answer =
        kim.post(
            ENGINE + "/filter/create",
            body("{'resourceType':'Task','name':'test of kim','query':" + query + "}"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(filters.createFilterQuery().filterName("test of kim").count()).isZero();
  }

  @Test
  void nobodyButAnOperatorChangesFiltersEvenWhenTheyOwnOne() {
    // The engine gives the owner of a filter all rights on it.
    olga.post(
        ENGINE + "/filter/create",
        body("{'resourceType':'Task','name':'test given','owner':'kim','query':{}}"));
    String path = ENGINE + "/filter/" + idOf("test given");

    HttpResponse<String> changed =
        kim.put(
            path,
            body(
                "{'resourceType':'Task','name':'test given','owner':'kim',"
                    + "'query':{'orQueries':[{'assigneeExpression':'X'}]}}"));

    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(403);
    assertThat(kim.delete(path).statusCode()).isEqualTo(403);
    assertThat(kim.get(path + "/list").statusCode()).isEqualTo(200);
    assertThat(probe.touched()).isEqualTo(touchedBefore);
  }

  private void refusedAsBad(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("Expressions");
    assertThat(probe.touched()).as("calls of the expression").isEqualTo(touchedBefore);
  }

  private String idOf(String filter) {
    return filters.createFilterQuery().filterName(filter).singleResult().getId();
  }

  private static String body(String readable) {
    return readable.replace("'X'", "'" + EXPRESSION + "'").replace('\'', '"');
  }
}
