package io.github.workaccount.enrollment.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RestApi;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no page of its own tells of is told on a page to people, and with a problem to programs. */
class ErrorPageIT extends ProductOverHttp {

  @ParameterizedTest
  @CsvSource({
    "POST, /camunda/app/nothing, 403, You may not do this.",
    "GET, /sandbox/tenants, 401, Sign in first.",
    "GET, /a;b, 400, Look whether the link is whole.",
    "POST, /tasks/1, 403, Reload the page and try again.",
    "GET, /camunda/app/admin/default/setup/, 403, Nobody becomes administrator over the web."
  })
  void somebodyWhoIsNotSignedInReadsItInTheProductsOwnWords(
      String method, String path, int status, String sentence) {
    assertToldBothWays(RestApi.nobody(port), method, path, status, sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing/here, 404, There is nothing at",
    "GET, /tasks, 404, There is nothing at",
    "GET, /tasks/, 404, There is nothing at",
    "GET, /actuator/env, 403, may not do this. Ask an operator",
    "PUT, /enrollments/1, 403, Reload the page and try again.",
    "GET, /sandbox/reset, 405, takes"
  })
  void somebodyWhoIsSignedInReadsItInTheProductsOwnWords(
      String method, String path, int status, String sentence) {
    assertToldBothWays(rest("kim"), method, path, status, sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/nothing", "/api/enrollments/nothing", "/api/enrollments?size=0"})
  void theApiAnswersWithProblemsWhateverIsAskedFor(String path) {
    Reply reply = rest("kim").get(path, "Accept", "text/html");

    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.json().path("type").asText()).startsWith("urn:work-account-enrollment:");
  }

  private static void assertToldBothWays(
      RestApi sender, String method, String path, int status, String sentence) {
    Reply page =
        sender.send(method, path, BodyPublishers.noBody(), "Accept", "text/html,*/*;q=0.8");
    assertThat(page.status()).as(page.toString()).isEqualTo(status);
    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.answer().body())
        .contains(sentence, "<h1>This does not work</h1>", "Tasklist")
        .doesNotContain("Exception", "springframework", "urn:");
    assertThat(page.answer().headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'; style-src 'self'");

    Reply problem = sender.send(method, path, BodyPublishers.noBody(), "Accept", "*/*");
    assertThat(problem.status()).as(problem.toString()).isEqualTo(status);
    assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(problem.json().path("type").asText()).startsWith("urn:work-account-enrollment:");
    assertThat(problem.json().path("status").asInt()).isEqualTo(status);
    assertThat(problem.json().path("detail").asText()).isNotBlank().doesNotContain("Exception");
  }
}
