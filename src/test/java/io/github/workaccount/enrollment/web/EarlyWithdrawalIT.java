package io.github.workaccount.enrollment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A withdrawal is taken at any moment, also while the first step is being written. */
class EarlyWithdrawalIT extends ProductOverHttp {

  private static final String REASON = "{\"reason\":\"A mistake\"}";

  @Autowired private PlatformTransactionManager transactions;

  @Test
  void isTakenWhileAStepWritesTheEnrollment() throws Exception {
    String id = start("kim", request(newDomain()));

    CompletableFuture<Reply> withdrawal =
        new TransactionTemplate(transactions)
            .execute(
                status -> {
                  jdbc.update("update enrollment set version = version + 1 where id = ?", id);
                  CompletableFuture<Reply> sent =
                      CompletableFuture.supplyAsync(
                          () -> rest("kim").post(API + "/" + id + "/withdraw", REASON));
                  await()
                      .atMost(Duration.ofSeconds(15))
                      .until(() -> waitsForTheRow() || sent.isDone());
                  return sent;
                });

    Reply reply = withdrawal.get(20, TimeUnit.SECONDS);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
    fireJobs();
    assertThat(state(id)).isEqualTo("withdrawn");
  }

  @Test
  void isTakenOnceHoweverOftenItIsSent() {
    String id = start("kim", request(newDomain()));

    assertThat(rest("kim").post(API + "/" + id + "/withdraw", REASON).status()).isEqualTo(202);
    assertThat(rest("alex").post(API + "/" + id + "/withdraw", REASON).status()).isEqualTo(202);

    assertThat(
            jdbc.queryForList(
                "select actor from evidence where enrollment_id = ? and kind = 'withdrawal'",
                String.class,
                id))
        .containsExactly("kim");
  }

  private boolean waitsForTheRow() {
    return jdbc.queryForObject(
            "select count(*) from information_schema.sessions where blocker_id is not null",
            Integer.class)
        > 0;
  }
}
