package io.github.workaccount.enrollment.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.CamundaWeb;
import io.github.workaccount.enrollment.testing.Footprint;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of two people who answer a task, the second is told what the first decided. */
class LostRacesIT extends ProductOverHttp {

  private static final Map<String, Object> REJECT = Map.of("decision", "reject", "comment", "No");

  @ParameterizedTest
  @ValueSource(strings = {"complete", "submit-form"})
  void whoComesAfterADecisionIsToldWhoDecidedWhat(String action) {
    String task = taskOf(startForApproval("kim", newDomain()));
    assertThat(answer("sam", task, action).statusCode()).isEqualTo(204);
    Footprint before = footprint();

    HttpResponse<String> late = answer("alex", task, action);

    assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
    assertThat(late.body())
        .contains("sam completed “Approve the enrollment” at 20", " UTC: reject.");
    assertThat(before.differences(footprint())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete", "submit-form"})
  void whoMayNotSeeTheEnrollmentIsToldNothingOfIt(String action) {
    String task = taskOf(startForApproval("kim", newDomain()));
    answer("sam", task, action);

    HttpResponse<String> late = answer("lee", task, action);

    assertThat(late.statusCode()).as(late.body()).isEqualTo(404);
    assertThat(late.body()).doesNotContain("sam", "reject");
  }

  @RepeatedTest(5)
  void ofTwoAtTheSameMomentOneDecidesAndTheOtherIsToldSo() {
    String id = startForApproval("kim", newDomain());
    String task = taskOf(id);
    web("sam");
    web("alex");
    CyclicBarrier together = new CyclicBarrier(2);

    List<HttpResponse<String>> answers =
        Stream.of("sam", "alex")
            .map(
                user ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          await(together);
                          return answer(user, task, "submit-form");
                        }))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(204, 409);
    String winner = answers.get(0).statusCode() == 204 ? "sam" : "alex";
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 409).findFirst())
        .get()
        .satisfies(
            answer -> assertThat(answer.body()).contains(winner + " completed", ": reject."));
    assertThat(
            jdbc.queryForList(
                "select decided_by from decision where enrollment_id = ?", String.class, id))
        .containsExactly(winner);
  }

  private HttpResponse<String> answer(String user, String task, String action) {
    CamundaWeb person = web(user);
    return person.post(ENGINE + "/task/" + task + "/" + action, sent(REJECT));
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
