package io.github.workaccount.enrollment.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.problem.ProblemWriter;
import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is said where the server forwards a failure; what failed stays inside. */
class ErrorAnswersTest {

  private final ErrorAnswers answers =
      new ErrorAnswers(new ProblemWriter(Jackson2ObjectMapperBuilder.json().build()));
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @ParameterizedTest
  @CsvSource({
    "500, Something went wrong, Try again in a minute; if it stays so",
    "503, Something went wrong, cannot answer at the moment",
    "405, This does not work, takes something else than was sent to it",
    "418, This does not work, '(418, I&#39;m a teapot)'"
  })
  void aPersonReadsItOnAPage(int status, String title, String sentence) throws IOException {
    answers.answer(failed(status, "/tasks/1", "text/html"), response);

    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.getContentAsString())
        .contains("<h1>" + title, sentence)
        .doesNotContain("secret", "/error");
  }

  @ParameterizedTest
  @CsvSource({"/tasks/1, application/json", "/tasks/1, */*", "/api/enrollments, text/html"})
  void aProgramGetsAProblem(String path, String accept) throws IOException {
    answers.answer(failed(500, path, accept), response);

    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    assertThat(response.getContentAsString())
        .contains(":internal-server-error\"", "\"instance\":\"" + path + "\"")
        .contains("tell the operator the time")
        .doesNotContain("secret");
  }

  @Test
  void anAddressThatIsNoUriIsLeftOut() throws IOException {
    answers.answer(failed(400, "//", "*/*"), response);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(response.getContentAsString()).doesNotContain("instance");
  }

  @Test
  void whatHasNoStatusIsAFailure() throws IOException {
    answers.answer(new MockHttpServletRequest(), response);

    assertThat(response.getStatus()).isEqualTo(500);
  }

  private static MockHttpServletRequest failed(int status, String path, String accept) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/error");
    request.addHeader("Accept", accept);
    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
    request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, path);
    request.setAttribute(RequestDispatcher.ERROR_MESSAGE, "secret");
    request.setAttribute(
        RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("secret", null));
    return request;
  }
}
