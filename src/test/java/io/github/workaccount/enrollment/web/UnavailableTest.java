package io.github.workaccount.enrollment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.application.operation.Outage;
import io.github.workaccount.enrollment.application.operation.Store.Trouble;
import io.github.workaccount.enrollment.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

/** What is answered while the database does not work, and what the answer says of the effect. */
class UnavailableTest {

  private static final String API = "/api/enrollments";
  private static final RuntimeException STORE = new IllegalStateException("the store's");
  private static final String NOTHING = "Nothing was changed.";
  private static final String UNKNOWN = "is not known: look whether what it asked for is there.";

  private final Outage outage = mock(Outage.class);
  private final ObjectMapper json = Jackson2ObjectMapperBuilder.json().build();
  private final Unavailable unavailable = new Unavailable(outage, new ProblemWriter(json));
  private final UnavailableFilter filter = new UnavailableFilter(outage, unavailable);

  @Test
  void aWriteThatAControllerHadBegunMayHaveHappened() {
    when(outage.notice(STORE)).thenReturn(true);

    ResponseEntity<?> answer = new ApiProblems(null, unavailable).unexpected(STORE, begun("POST"));

    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("10");
    assertThat(answer.getBody().toString())
        .contains(UNKNOWN, "the same Idempotency-Key")
        .doesNotContain(NOTHING);
  }

  @Test
  void aPersonReadsItOnAPage() throws Exception {
    when(outage.isAway()).thenReturn(true);
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/tasks/1");
    request.addHeader("Accept", "text/html");
    MockHttpServletResponse response = new MockHttpServletResponse();

    filter.doFilter(request, response, mock(FilterChain.class));

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("10");
    assertThat(response.getContentAsString())
        .contains("<h1>Something went wrong</h1>", "cannot work with its database", NOTHING);
  }

  @Test
  void anUnexpectedFailureOfAWriteDoesNotClaimThatNothingWasChanged() {
    RuntimeException other = new IllegalStateException("A failure of a test");

    ResponseEntity<?> write = new ApiProblems(null, unavailable).unexpected(other, begun("POST"));
    ResponseEntity<?> read = new ApiProblems(null, unavailable).unexpected(other, begun("GET"));

    assertThat(write.getStatusCode()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
    assertThat(write.getBody().toString()).contains(UNKNOWN).doesNotContain(NOTHING);
    assertThat(read.getBody().toString()).contains(NOTHING);
  }

  @Test
  void aSignInThatFailsHasChangedNothing() throws Exception {
    when(outage.notice(STORE)).thenReturn(true);

    MockHttpServletResponse answer =
        filter(
            new MockHttpServletRequest("POST", API),
            (request, response) -> {
              throw STORE;
            });

    isUnavailable(answer);
    assertThat(detail(answer)).contains(NOTHING);
  }

  @Test
  void whileTheDatabaseIsAwayNothingGoesOnButHealth() throws Exception {
    when(outage.isAway()).thenReturn(true);
    for (String path : new String[] {API, "/camunda/api/admin/auth/user/default/login/tasklist"}) {
      MockHttpServletResponse answer =
          filter(
              new MockHttpServletRequest("POST", path),
              (request, response) -> {
                throw new AssertionError("It went on");
              });

      isUnavailable(answer);
      assertThat(detail(answer)).contains(NOTHING);
    }
    MockHttpServletResponse health =
        filter(
            new MockHttpServletRequest("GET", "/actuator/health"),
            (request, response) -> response.getWriter().print("{}"));
    assertThat(health.getContentAsString()).isEqualTo("{}");
  }

  @Test
  void anAnswerOfTheWebApplicationsThatTheyFailedIsReplaced() throws Exception {
    when(outage.trouble()).thenReturn(Optional.of(new Trouble("is away", true)));

    answerOfTheWebApplicationsIsReplaced();
  }

  @Test
  void soIsOneRightAfterAFailureOfWhichNoWriteHasToldYet() throws Exception {
    when(outage.isInDoubt()).thenReturn(true);

    answerOfTheWebApplicationsIsReplaced();
  }

  private void answerOfTheWebApplicationsIsReplaced() throws Exception {
    MockHttpServletResponse answer =
        filter(
            new MockHttpServletRequest("POST", "/camunda/api/engine/engine/default/task"),
            (request, response) -> {
              ((HttpServletResponse) response).setStatus(500);
              response.setContentLength(7);
              response.getOutputStream().print("select ");
            });

    isUnavailable(answer);
    assertThat(detail(answer)).contains(UNKNOWN);
  }

  @Test
  void otherFailuresAndAnswersStayAsTheyAre() throws Exception {
    MockHttpServletResponse answer =
        filter(
            new MockHttpServletRequest("GET", "/camunda/api/engine/engine/default/task"),
            (request, response) -> {
              ((HttpServletResponse) response).setStatus(500);
              response.getWriter().print("as it is");
            });

    assertThat(answer.getStatus()).isEqualTo(500);
    assertThat(answer.getContentAsString()).isEqualTo("as it is");
    assertThatThrownBy(
            () ->
                filter(
                    new MockHttpServletRequest("GET", API),
                    (request, response) -> {
                      throw new IllegalArgumentException("another");
                    }))
        .hasMessage("another");
  }

  private static MockHttpServletRequest begun(String method) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, API);
    request.setAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, "a controller");
    return request;
  }

  private MockHttpServletResponse filter(MockHttpServletRequest request, FilterChain chain)
      throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    filter.doFilter(request, response, chain);
    return response;
  }

  private void isUnavailable(MockHttpServletResponse answer) throws Exception {
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("10");
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    JsonNode problem = json.readTree(answer.getContentAsByteArray());
    assertThat(problem.path("type").asText())
        .isEqualTo("urn:work-account-enrollment:problem:unavailable");
    assertThat(problem.path("instance").asText()).startsWith("/");
    assertThat(answer.getContentAsByteArray()).hasSize(answer.getContentLength());
  }

  private String detail(MockHttpServletResponse answer) throws Exception {
    return json.readTree(answer.getContentAsByteArray()).path("detail").asText();
  }
}
