package io.github.workaccount.enrollment.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.Footprint;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RestApi;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repeated request starts nothing twice, and one active enrollment is all that a domain has. */
class IdempotencyIT extends ProductOverHttp {

  private static final int AT_ONCE = 6;

  @Test
  void answersTheFirstRequestWithItsLocation() {
    Reply reply = rest("kim").post(API, text(request(newDomain())));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.header("Content-Type")).startsWith("application/json");
    String id = reply.json().path("id").asText();
    assertThat(reply.header("Location")).isEqualTo(API + "/" + id);
    assertThat(rest("kim").get(reply.header("Location")).json().path("id").asText()).isEqualTo(id);
  }

  @Test
  void givesARepeatedRequestTheSameAnswer() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> request = request(newDomain());
    Reply first = send("kim", request, key);
    Footprint before = footprint();

    Reply second = send("kim", request, key);
    Reply reordered = send("kim", new HashMap<>(request), key);

    for (Reply again : List.of(second, reordered)) {
      assertThat(again.status()).as(again.toString()).isEqualTo(201);
      assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
      assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void givesARepeatedRequestTheSameAnswerWhenTheEnrollmentIsOver() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> request = request(newDomain());
    String id = send("kim", request, key).json().path("id").asText();
    rest("kim").post(API + "/" + id + "/withdraw", "{\"reason\":\"A mistake\"}");
    fireJobs();
    assertThat(state(id)).isEqualTo("withdrawn");

    Reply again = send("kim", request, key);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().path("id").asText()).isEqualTo(id);
    assertThat(again.json().path("state").asText()).isEqualTo("withdrawn");
  }

  @Test
  void refusesTheKeyForAnotherRequest() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> request = request(newDomain());
    send("kim", request, key);
    request.put("companyName", "Another");
    Footprint before = footprint();

    Problem.assertThatIs(send("kim", request, key), 422, "idempotency-key-reused");
    Problem.assertThatIs(send("kim", request(newDomain()), key), 422, "idempotency-key-reused");

    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void keepsTheKeysOfDifferentPeopleApart() {
    String key = UUID.randomUUID().toString();
    String kims = send("kim", request(newDomain()), key).json().path("id").asText();

    Reply lees = send("lee", request(newDomain()), key);

    assertThat(lees.status()).isEqualTo(201);
    assertThat(lees.json().path("id").asText()).isNotEqualTo(kims);
  }

  @Test
  void doesNotTellAnotherPersonAboutAKey() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> request = request(newDomain());
    String kims = send("kim", request, key).json().path("id").asText();

    Reply reply = send("lee", request, key);

    Problem.assertThatIs(reply, 409, "domain-taken");
    assertThat(reply.toString()).doesNotContain(kims);
  }

  @Test
  void keepsNoKeyOfARefusedRequest() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> bad = request("gmail.com");
    Problem.assertThatIs(send("kim", bad, key), 422, "invalid-input");

    assertThat(send("kim", request(newDomain()), key).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 256, 2000})
  void refusesAKeyThatIsEmptyOrTooLong(int length) {
    String key = length < 2 ? " ".repeat(length) : "k".repeat(length);
    Footprint before = footprint();

    Problem.assertThatIs(
        send("kim", request(newDomain()), key), 422, "invalid-input", "Idempotency-Key");

    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void givesAllTheSameAnswerForTheSameKeyAtTheSameTime() throws Exception {
    String domain = newDomain();
    String key = UUID.randomUUID().toString();

    List<Reply> replies = atOnce(request(domain), key);

    assertThat(replies).extracting(Reply::status).containsOnly(201);
    assertThat(started(replies)).hasSize(1);
    assertThat(replies)
        .extracting(reply -> reply.header("Location"))
        .containsOnly(API + "/" + started(replies).get(0));
    assertThat(active(domain)).isOne();
  }

  @Test
  void startsOneEnrollmentForADomainAtTheSameTime() throws Exception {
    String domain = newDomain();

    List<Reply> replies = atOnce(request(domain), null);

    assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).containsOnly(201, 409);
    replies.stream()
        .filter(reply -> reply.status() == 409)
        .forEach(reply -> Problem.assertThatIs(reply, 409, "domain-taken"));
    assertThat(active(domain)).isOne();
  }

  @Test
  void namesTheActiveEnrollmentOfADomainToThoseWhoMaySeeIt() {
    String domain = newDomain();
    String id = start("kim", request(domain));
    Footprint before = footprint();

    for (String user : List.of("kim", "alex")) {
      Reply reply = rest(user).post(API, text(request(domain)));
      Problem.assertThatIs(reply, 409, "domain-taken");
      assertThat(reply.json().path("enrollment").asText()).isEqualTo(id);
    }
    Reply reply = rest("lee").post(API, text(request(domain)));
    Problem.assertThatIs(reply, 409, "domain-taken");
    assertThat(reply.json().has("enrollment")).isFalse();
    assertThat(reply.toString()).doesNotContain(id);
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void knowsADomainHoweverItIsTyped() {
    String domain = newDomain();
    start("kim", request(domain));
    Map<String, Object> request = request(domain);
    for (String typed : List.of(domain.toUpperCase(), domain + ".", " " + domain)) {
      request.put("workEmail", "lee@" + typed.strip());
      Problem.assertThatIs(rest("lee").post(API, text(request)), 409, "domain-taken");
    }
  }

  private Reply send(String user, Map<String, Object> request, String key) {
    return key == null
        ? rest(user).post(API, text(request))
        : rest(user).post(API, text(request), "Idempotency-Key", key);
  }

  private List<Reply> atOnce(Map<String, Object> request, String key) throws Exception {
    CyclicBarrier together = new CyclicBarrier(AT_ONCE);
    ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        RestApi kim = rest("kim");
        String body = text(request);
        String[] headers = key == null ? new String[0] : new String[] {"Idempotency-Key", key};
        replies.add(
            people.submit(
                () -> {
                  together.await(20, TimeUnit.SECONDS);
                  return kim.post(API, body, headers);
                }));
      }
      List<Reply> done = new ArrayList<>();
      for (Future<Reply> reply : replies) {
        done.add(reply.get(60, TimeUnit.SECONDS));
      }
      return done;
    } finally {
      people.shutdownNow();
    }
  }

  private static List<String> started(List<Reply> replies) {
    return replies.stream()
        .filter(reply -> reply.status() == 201)
        .map(reply -> reply.json().path("id").asText())
        .distinct()
        .toList();
  }

  private int active(String domain) {
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKeyLike(domain + "-%")
                .count())
        .isOne();
    return jdbc.queryForObject(
        "select count(*) from enrollment where domain = ?", Integer.class, domain);
  }
}
