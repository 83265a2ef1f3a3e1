package io.github.workaccount.enrollment.dns.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.proof.DnsWatches.InLine;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Lane;
import io.github.workaccount.enrollment.dns.DnsSettings;
import io.github.workaccount.enrollment.dns.client.DnsProperties;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Instant OPENED = Instant.parse("2026-11-01T08:00:00Z");

  private final Schedule schedule = new Schedule(DnsSettings.resolver("127.0.0.1"));

  @Test
  void isQuickAtFirstAndSlowerLater() {
    assertThat(gapAfter(Duration.ZERO)).isEqualTo(Duration.ofSeconds(10));
    assertThat(gapAfter(Duration.ofMinutes(9))).isEqualTo(Duration.ofSeconds(10));
    assertThat(gapAfter(Duration.ofMinutes(10))).isEqualTo(Duration.ofMinutes(1));
    assertThat(gapAfter(Duration.ofMinutes(71))).isEqualTo(Duration.ofMinutes(5));
    assertThat(gapAfter(Duration.ofHours(26))).isEqualTo(Duration.ofHours(1));
    assertThat(gapAfter(Duration.ofDays(29))).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void isQuickAgainWhenTheFindingChanges() {
    Instant now = OPENED.plus(Duration.ofDays(3));
    DnsWatch watch = watch(null, now.minus(Duration.ofHours(1)), now);

    assertThat(schedule.next(watch, true, 0, now)).isEqualTo(now.plusSeconds(10));

    DnsWatch changedLately = watch(now.minusSeconds(300), now.minusSeconds(10), now);
    assertThat(schedule.next(changedLately, false, 0, now)).isEqualTo(now.plusSeconds(10));
  }

  @Test
  void isQuickAgainAfterLookNowAndThenLeavesTwiceTheTime() {
    Instant lastCheck = OPENED.plus(Duration.ofDays(3));
    Instant asked = lastCheck.plusSeconds(1234);
    List<Long> gaps = new ArrayList<>();
    Instant due = asked;
    for (int look = 0; look < 11; look++) {
      Instant next = schedule.next(watch(null, lastCheck, due), false, 0, due);
      gaps.add(Duration.between(due, next).toSeconds());
      lastCheck = due;
      due = next;
    }
    assertThat(gaps)
        .containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 3600L, 3600L);
  }

  @Test
  void asksThoseWhoKeepSilentLaterAndLaterUpToTenMinutes() {
    DnsWatch watch = watch(null, null, OPENED);

    assertThat(IntStream.rangeClosed(0, 9).mapToLong(silences -> gapAfter(watch, silences)))
        .containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L, 600L, 600L);
    assertThat(gapAfter(watch, Integer.MAX_VALUE)).isEqualTo(600);
  }

  @Test
  void asksThoseWhoKeepSilentNotMoreOftenThanOthers() {
    Instant old = OPENED.plus(Duration.ofDays(3));

    assertThat(schedule.next(watch(null, null, old), false, 1, old))
        .isEqualTo(old.plus(Duration.ofHours(1)));
  }

  /** What is due later is taken for an error of the clock. */
  @Test
  void isNeverLaterThanItSays() {
    DnsProperties quick = DnsSettings.with(Map.of("phases[0].every", "PT30S"));

    assertThat(new Schedule(quick).longest()).isEqualTo(Duration.ofMinutes(10));
    assertThat(schedule.longest()).isEqualTo(Duration.ofHours(1));
  }

  private long gapAfter(DnsWatch watch, int silences) {
    return Duration.between(OPENED, schedule.next(watch, true, silences, OPENED)).toSeconds();
  }

  private Duration gapAfter(Duration age) {
    Instant now = OPENED.plus(age);
    return Duration.between(now, schedule.next(watch(null, null, now), false, 0, now));
  }

  private static DnsWatch watch(Instant changedAt, Instant lastCheckAt, Instant nextCheckAt) {
    return new DnsWatch(
        new EnrollmentId("contoso.com-7K3Q9"),
        "instance",
        null,
        true,
        false,
        null,
        1,
        OPENED,
        changedAt,
        lastCheckAt,
        nextCheckAt,
        OPENED.plus(Duration.ofDays(30)),
        new InLine(Lane.REPEATED, "kim", false, null, 0));
  }
}
