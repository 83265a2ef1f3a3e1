package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.dns.client.Visits;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RecordCheckTest {

  private static final List<String> SERVERS = List.of("192.0.2.1:53");
  private static final DnsFinding NOTHING = new DnsFinding.NothingThere("contoso.com", SERVERS);
  private static final DnsFinding PROOF =
      new DnsFinding.Proved("contoso.com", SERVERS, List.of("MS=ms12345678"));

  private final WatchFixture fixture = new WatchFixture();
  private final AtomicReference<DnsFinding> answer = new AtomicReference<>(NOTHING);
  private final AtomicInteger looks = new AtomicInteger();
  private final RecordCheck check =
      fixture.check(
          wanted -> {
            looks.incrementAndGet();
            return answer.get();
          });

  @Test
  void keepsWhatWasFoundAndWhenToLookAgain() {
    EnrollmentId id = fixture.open("contoso.com");

    check.check(fixture.claimOne(), Visits.FREE);

    DnsWatch row = fixture.row(id);
    assertThat(row.finding().code()).isEqualTo("nothing-there");
    assertThat(row.checks()).isEqualTo(1);
    assertThat(row.lastCheckAt()).isEqualTo(WatchFixture.START);
    assertThat(row.nextCheckAt()).isEqualTo(WatchFixture.START.plusSeconds(10));
    assertThat(fixture.told).isEmpty();
  }

  @Test
  void writesEvidenceOfAChangeAndOnlyCountsARepeatedFinding() {
    fixture.open("contoso.com");
    lookAgain();
    lookAgain();
    answer.set(new DnsFinding.AnotherValue("contoso.com", SERVERS, List.of("v=spf1 -all")));
    lookAgain();
    lookAgain();

    assertThat(fixture.evidence)
        .extracting(data -> data.get("code"), data -> data.get("checks"))
        .containsExactly(tuple("nothing-there", 1), tuple("another-value", 3));
  }

  @Test
  void tellsTheInstanceOnceProved() {
    fixture.open("contoso.com");
    answer.set(PROOF);

    lookAgain();

    assertThat(fixture.told).containsExactly("instance-of-contoso.com");
  }

  @Test
  void tellsAgainWithoutALookWhenTheInstanceWasNotWaitingYet() {
    EnrollmentId id = fixture.open("contoso.com");
    answer.set(PROOF);
    fixture.waiting = instance -> false;
    lookAgain();
    assertThat(fixture.row(id).proved()).isTrue();
    assertThat(fixture.row(id).open()).isTrue();

    lookAgain();
    fixture.waiting = instance -> true;
    lookAgain();

    assertThat(fixture.told).hasSize(3);
    assertThat(looks).hasValue(1);
    assertThat(fixture.evidence).hasSize(1);
  }

  @Test
  void looksAgainForAProofThatNobodyTookForAMinute() {
    EnrollmentId id = fixture.open("contoso.com");
    answer.set(PROOF);
    fixture.waiting = instance -> false;
    lookAgain();
    fixture.forward(Duration.ofMinutes(2));
    answer.set(NOTHING);

    lookAgain();

    assertThat(looks).hasValue(2);
    assertThat(fixture.row(id).proved()).isFalse();
  }

  @Test
  void keepsAProofWhenTellingTheInstanceFails() {
    EnrollmentId id = fixture.open("contoso.com");
    answer.set(PROOF);
    fixture.waiting =
        instance -> {
          throw new IllegalStateException("the engine is busy");
        };

    assertThatThrownBy(this::lookAgain).hasMessage("the engine is busy");
    assertThatThrownBy(this::lookAgain).hasMessage("the engine is busy");

    assertThat(fixture.row(id).proved()).isTrue();
    assertThat(fixture.row(id).nextCheckAt()).isAfter(fixture.clock.instant().minusSeconds(1));
  }

  @Test
  void looksNoMoreAfterTheExpiry() {
    fixture.open("contoso.com");
    DnsWatch claimed = fixture.claimOne();
    fixture.forward(Duration.ofDays(30));

    check.check(claimed, Visits.FREE);

    assertThat(looks).hasValue(0);
  }

  @Test
  void givesALaterLookToARowWhoseLookUpFailed() {
    EnrollmentId id = fixture.open("contoso.com");
    RecordCheck broken =
        fixture.check(
            wanted -> {
              throw new IllegalStateException("a defect");
            });

    assertThatThrownBy(() -> broken.check(fixture.claimOne(), Visits.FREE)).hasMessage("a defect");

    assertThat(fixture.row(id).finding().code()).isEqualTo("no-answer");
    assertThat(fixture.row(id).nextCheckAt()).isEqualTo(WatchFixture.START.plusSeconds(10));
  }

  private void lookAgain() {
    DnsWatch watch = fixture.claimOne();
    try {
      check.check(watch, Visits.FREE);
    } finally {
      fixture.forward(Duration.ofSeconds(10));
    }
  }
}
