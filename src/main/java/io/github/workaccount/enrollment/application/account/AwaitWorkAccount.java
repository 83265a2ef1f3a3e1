package io.github.workaccount.enrollment.application.account;

import io.github.workaccount.enrollment.application.account.WorkAccountWatches.Finding;
import io.github.workaccount.enrollment.application.account.WorkAccountWatches.WorkAccountWatch;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.text.PointInTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Waits until Microsoft shows a new work account. The looking is done by a watch, so that nothing
 * in the process engine polls.
 */
@Service
public class AwaitWorkAccount {

  private static final Map<Finding, String> SEEN =
      Map.of(
          Finding.VISIBLE,
          "Microsoft showed %s, but not everywhere yet: when it was read back, it was not there.",
          Finding.NOT_VISIBLE,
          "Microsoft did not show %s.",
          Finding.NO_ANSWER,
          "Microsoft could not be asked for %s.");

  private final Enrollments enrollments;
  private final WorkAccountWatches watches;
  private final Clock clock;
  private final WorkAccountProperties settings;

  AwaitWorkAccount(
      Enrollments enrollments,
      WorkAccountWatches watches,
      Clock clock,
      WorkAccountProperties settings) {
    this.enrollments = enrollments;
    this.watches = watches;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Begins to wait, or goes on waiting for the same work account.
   *
   * @param id the enrollment
   * @param processInstanceId its instance that waits
   * @return until when it is waited for
   */
  public Instant begin(EnrollmentId id, String processInstanceId) {
    String tenantDomain = enrollments.get(id).request().existingTenant();
    Instant now = clock.instant();
    watches.open(
        id,
        processInstanceId,
        tenantDomain,
        now,
        now.plus(settings.checkInterval()),
        now.plus(settings.waitFor()));
    return watches.find(id).orElseThrow().expiresAt();
  }

  /** Waits no more. */
  public void end(EnrollmentId id) {
    watches.close(id);
  }

  /** Whether it was waited for to the end, in vain. */
  public boolean isOver(EnrollmentId id) {
    return watches
        .find(id)
        .filter(watch -> !clock.instant().isBefore(watch.expiresAt()))
        .isPresent();
  }

  /**
   * What came of looking so far, for the person who entered the name.
   *
   * @param id the enrollment
   * @return sentences; empty when there is no wait
   */
  public Optional<String> seen(EnrollmentId id) {
    return watches.find(id).map(watch -> isOver(id) ? inVain(watch) : soFar(watch));
  }

  /**
   * When it was looked for last while it was waited for.
   *
   * @param id the enrollment
   * @return empty before the first of these looks, and when there is no wait
   */
  public Optional<Instant> lastLook(EnrollmentId id) {
    return watches.find(id).map(WorkAccountWatch::lastCheckAt);
  }

  private static String soFar(WorkAccountWatch watch) {
    String seen = SEEN.get(watch.finding() == null ? Finding.NOT_VISIBLE : watch.finding());
    return "%s A new work account is seen within some minutes: it is looked for until %s, and the enrollment goes on by itself. If the name is wrong, correct it now."
        .formatted(seen.formatted(watch.tenantDomain()), PointInTime.inWords(watch.expiresAt()));
  }

  private static String inVain(WorkAccountWatch watch) {
    if (watch.finding() == Finding.VISIBLE) {
      return "Microsoft showed %s and then did not: enter the name again to have it looked for again."
          .formatted(watch.tenantDomain());
    }
    Duration waited = Duration.between(watch.openedAt(), watch.expiresAt());
    return watch.finding() == Finding.NO_ANSWER
        ? "Microsoft could not be asked for %s in %s: try it again."
            .formatted(watch.tenantDomain(), inWords(waited))
        : "Microsoft does not know %s after %s, and it is not looked for any more: check the name, and complete the task to have it looked for again."
            .formatted(watch.tenantDomain(), inWords(waited));
  }

  private static String inWords(Duration duration) {
    long minutes = Math.max(1, duration.toMinutes());
    if (minutes % 60 == 0) {
      return minutes == 60 ? "an hour" : "%d hours".formatted(minutes / 60);
    }
    return minutes == 1 ? "a minute" : "%d minutes".formatted(minutes);
  }
}
