package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.DnsWatches;
import io.github.workaccount.enrollment.application.DnsWatches.DnsWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * When tasks are due, and when people are told: the one bean that the models ask for times. A
 * person may be reminded again and again, but not forever.
 */
@Component("deadlines")
public class Deadlines {

  private static final int MOST = 10;

  private final TaskTimes times;
  private final DnsWatches watches;
  private final Clock clock;

  Deadlines(TaskTimes times, DnsWatches watches, Clock clock) {
    this.times = times;
    this.watches = watches;
    this.clock = clock;
  }

  /**
   * When the task that an execution enters is due. That of the DNS record is due before the proof
   * expires, so that there is time to extend it.
   */
  public Date due(DelegateExecution execution) {
    return Date.from(dueAt(execution));
  }

  /** When who has to act should look at the task again, at the latest when it is due. */
  public Date followUp(DelegateExecution execution) {
    return Date.from(followUpAt(execution));
  }

  /** When who has to act is reminded: an ISO 8601 repetition that begins at the follow-up date. */
  public String reminders(DelegateExecution execution) {
    return repeated(followUpAt(execution), times.remindEvery());
  }

  /** When the process owners are told: an ISO 8601 repetition that begins at the due date. */
  public String escalations(DelegateExecution execution) {
    return repeated(dueAt(execution), times.escalateEvery());
  }

  /**
   * When the task of a DNS record is due.
   *
   * @param watch the wait for the record
   */
  Instant proofDue(DnsWatch watch) {
    Duration quarter = Duration.between(watch.openedAt(), watch.expiresAt()).dividedBy(4);
    Duration before = times.beforeExpiry();
    return watch.expiresAt().minus(before.compareTo(quarter) < 0 ? before : quarter);
  }

  private Instant dueAt(DelegateExecution execution) {
    String task = execution.getCurrentActivityId();
    if (task.equals(Elements.PUBLISH_DNS_RECORD)) {
      return proofDue(watches.find(Variables.enrollment(execution)).orElseThrow());
    }
    return clock.instant().plus(times.dueAfter(task));
  }

  private Instant followUpAt(DelegateExecution execution) {
    Instant followUp = clock.instant().plus(times.remindAfter(execution.getCurrentActivityId()));
    Instant due = dueAt(execution);
    return due.isBefore(followUp) ? due : followUp;
  }

  private static String repeated(Instant from, Duration every) {
    return "R%d/%s/%s".formatted(MOST, from, every);
  }
}
