package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.account.WorkAccountProperties;
import io.github.workaccount.enrollment.application.account.WorkAccountWatches;
import io.github.workaccount.enrollment.application.account.WorkAccountWatches.Finding;
import io.github.workaccount.enrollment.application.account.WorkAccountWatches.WorkAccountWatch;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.PublicDirectory;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.Workflow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks once for one new work account: what is seen, what is kept of it, and who is told. */
@Component
class WorkAccountCheck {

  private static final Duration SLOWEST = Duration.ofMinutes(5);

  private final PublicDirectory directory;
  private final WorkAccountWatches watches;
  private final Workflow workflow;
  private final Evidence evidence;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Duration quickest;

  WorkAccountCheck(
      PublicDirectory directory,
      WorkAccountWatches watches,
      Workflow workflow,
      Evidence evidence,
      TransactionTemplate transaction,
      Clock clock,
      WorkAccountProperties settings) {
    this.directory = directory;
    this.watches = watches;
    this.workflow = workflow;
    this.evidence = evidence;
    this.transaction = transaction;
    this.clock = clock;
    this.quickest = settings.checkInterval();
  }

  /**
   * Looks, keeps the finding and, once the work account is there, tells the waiting instance. An
   * instance that could not be told is told after the next look. What was found of a name that was
   * corrected meanwhile is dropped.
   *
   * @param watch a row that this node has claimed
   */
  void check(WorkAccountWatch watch) {
    Look look = look(watch.tenantDomain());
    Instant at = clock.instant();
    boolean kept = Boolean.TRUE.equals(transaction.execute(status -> keep(watch, look, at)));
    if (kept && look.finding() == Finding.VISIBLE) {
      workflow.workAccountVisible(watch.processInstanceId());
    }
  }

  private boolean keep(WorkAccountWatch watch, Look look, Instant at) {
    Instant next = look.notBefore(next(watch, at));
    boolean kept =
        watches.record(watch.enrollment(), watch.tenantDomain(), look.finding(), at, next);
    if (kept && look.finding() != watch.finding()) {
      evidence.add(
          watch.enrollment(), EvidenceKind.WORK_ACCOUNT_LOOK, Evidence.SYSTEM, data(watch, look));
    }
    return kept;
  }

  /**
   * What a look found.
   *
   * @param problem why there was no answer; null when there was
   * @param until when Microsoft is to be asked again at the earliest; null when at any time
   */
  private record Look(Finding finding, String problem, Instant until) {

    Instant notBefore(Instant planned) {
      return until == null || until.isBefore(planned) ? planned : until;
    }
  }

  /** On nobody's behalf, since each call for an enrollment is evidence: only changes are kept. */
  private Look look(String tenantDomain) {
    try {
      return directory.findTenant(null, tenantDomain).isPresent()
          ? new Look(Finding.VISIBLE, null, null)
          : new Look(Finding.NOT_VISIBLE, null, null);
    } catch (DirectoryFailure.Throttled e) {
      return new Look(Finding.NO_ANSWER, e.getMessage(), e.until());
    } catch (DirectoryFailure e) {
      return new Look(Finding.NO_ANSWER, e.getMessage(), null);
    }
  }

  /** Quick at first, slower later: a quarter of what was waited so far. */
  private Instant next(WorkAccountWatch watch, Instant now) {
    Duration quarter = Duration.between(watch.openedAt(), now).dividedBy(4);
    Duration gap = quarter.compareTo(quickest) < 0 ? quickest : quarter;
    return now.plus(gap.compareTo(SLOWEST) < 0 ? gap : SLOWEST);
  }

  private static Map<String, Object> data(WorkAccountWatch watch, Look look) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("entered", watch.tenantDomain());
    data.put("code", look.finding().key());
    data.put("checks", watch.checks() + 1);
    if (look.problem() != null) {
      data.put("problem", look.problem());
    }
    return data;
  }
}
