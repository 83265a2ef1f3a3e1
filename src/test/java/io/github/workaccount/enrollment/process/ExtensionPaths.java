package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.ProductHttp.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Waiting longer for the DNS record. */
interface ExtensionPaths extends Paths {

  @Test
  default void waitsLongerWhenTheRequesterExtendsTheProof() {
    RunningEnrollment enrollment = atRecord().after(Duration.ofDays(26));
    assertThat(enrollment.task("PublishDnsRecord").getPriority()).isEqualTo(100);

    Reply reply = enrollment.extend("kim");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    Instant until = Instant.parse(reply.json().get("expiresAt").asText());
    assertThat(until).isAfter(drive().clock.instant().plus(Duration.ofDays(29)));
    assertThat(enrollment.view().at("/domainProof/expiresAt").asText()).isEqualTo(until.toString());
    assertThat(enrollment.timer("DomainProofDue")).isEqualTo(until);
    assertThat(enrollment.task("PublishDnsRecord").getDueDate().toInstant())
        .isEqualTo(until.minus(Duration.ofDays(5)));
    assertThat(enrollment.task("PublishDnsRecord").getPriority()).isEqualTo(50);
    assertThat(enrollment.variable("PublishDnsRecord", "expiry").toString())
        .contains(until.toString().substring(0, 4));
    assertThat(enrollment.evidence("extension"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.get("reason").asText()).isEqualTo("The provider is slow");
              assertThat(entry.get("until").asText()).isEqualTo(until.toString());
            });
  }

  @Test
  default void expiresAtTheExtendedTimeEvenAfterALookInBetween() {
    RunningEnrollment enrollment = atRecord().after(Duration.ofDays(29));
    enrollment.extend("sam");
    enrollment.complete("kim", "PublishDnsRecord", Map.of());

    enrollment.after(Duration.ofDays(2));
    assertThat(enrollment.state()).as("it would be over").isEqualTo("awaiting-dns-record");
    enrollment.publishRecord();
    assertThat(enrollment.lookByItself().state()).isEqualTo("awaiting-association");
  }

  @Test
  default void tellsTheProcessOwnersAgainBeforeTheExtendedTimeIsOver() {
    RunningEnrollment enrollment = atRecord().after(Duration.ofDays(26));
    assertThat(enrollment.evidence("escalation")).hasSize(1);
    enrollment.extend("kim");

    enrollment.after(Duration.ofDays(24));
    assertThat(enrollment.evidence("escalation")).as("due later now").hasSize(1);
    enrollment.after(Duration.ofDays(2));
    assertThat(enrollment.evidence("escalation")).hasSize(2);
  }

  @Test
  default void extendsNoFurtherThanTheLongestWait() {
    RunningEnrollment enrollment = atRecord();
    Instant first = drive().clock.instant();
    for (int days : new int[] {29, 29, 29}) {
      enrollment.after(Duration.ofDays(days));
      assertThat(enrollment.extend("kim").status()).isIn(200, 409);
    }

    Reply reply = enrollment.extend("kim");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.body()).contains("no longer than 90 days");
    assertThat(enrollment.timer("DomainProofDue"))
        .isBeforeOrEqualTo(first.plus(Duration.ofDays(90)));
    assertThat(enrollment.variable("PublishDnsRecord", "expiry").toString())
        .contains("It cannot be extended any more");
  }

  @Test
  default void extendsNothingWhereNothingWaits() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com")).work();

    Reply reply = enrollment.extend("kim");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.body()).contains("does not wait for the proof of its domain");
    assertThat(enrollment.evidence("extension")).isEmpty();
  }

  @Test
  default void letsOnlyItsRequesterAndAdminsExtend() {
    RunningEnrollment enrollment = atRecord();

    assertThat(enrollment.extend("pat").status()).isEqualTo(403);
    assertThat(enrollment.extend("robin").status()).isEqualTo(403);
    assertThat(enrollment.extend("alex").status()).isEqualTo(200);
  }
}
