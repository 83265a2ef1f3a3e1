package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.proof.DomainProofs;
import io.github.workaccount.enrollment.application.proof.DomainProofs.DomainProof;
import io.github.workaccount.enrollment.application.proof.ExtendDomainProof;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.stereotype.Component;

/**
 * When tasks are due, and when people are told: the one bean that the models ask for times. People
 * are told again and again, as long as the task waits.
 */
@Component("deadlines")
public class Deadlines {

  /** The engine passes over a first time that isn't in the future when it makes the timer. */
  static final Duration MOMENT = Duration.ofMinutes(1);

  private final TaskTimes times;
  private final DomainProofs proofs;
  private final ContinuedTask continued;
  private final Clock clock;

  Deadlines(TaskTimes times, DomainProofs proofs, ContinuedTask continued, Clock clock) {
    this.times = times;
    this.proofs = proofs;
    this.continued = continued;
    this.clock = clock;
  }

  /**
   * When the task that an execution enters is due. Those of a domain's proof are due before it
   * expires, so that there is time to extend it.
   */
  public Date due(DelegateExecution execution) {
    return Date.from(dueAt(execution));
  }

  /** When who has to act should look at the task again: before it is due, if that is to come. */
  public Date followUp(DelegateExecution execution) {
    return Date.from(followUpAt(execution));
  }

  /**
   * When who has to act is reminded: an ISO 8601 repetition without an end that begins at the
   * follow-up date. While a work account is looked for there is nothing to do: who has entered its
   * name is told when that was in vain.
   */
  public String reminders(DelegateExecution execution) {
    return repeated(
        continued.before(execution).isPresent()
            ? Variables.WORK_ACCOUNT_EXPIRES_AT.get(execution)
            : followUpAt(execution),
        times.remindEvery());
  }

  /**
   * When the process owners are told: an ISO 8601 repetition without an end that begins at the due
   * date, or at once for a task that is made when it is due already. They are not told again of one
   * that goes on before its next time comes.
   */
  public String escalations(DelegateExecution execution) {
    Instant first = dueAt(execution);
    if (continued.before(execution).isPresent()) {
      first = next(first, times.escalateEvery());
    }
    return repeated(first, times.escalateEvery());
  }

  private Instant next(Instant first, Duration every) {
    Duration passed = Duration.between(first, clock.instant());
    return passed.isNegative()
        ? first
        : first.plus(every.multipliedBy(passed.dividedBy(every) + 1));
  }

  /**
   * When the proof of the domain expires. Nobody extends it before the execution's step is
   * committed: an extension would miss the timer that is made of this.
   */
  public Date proofExpires(DelegateExecution execution) {
    return Date.from(proofs.lock(Variables.enrollment(execution)).orElseThrow().expiresAt());
  }

  /**
   * When a task is due.
   *
   * @param task its element id
   * @param enrollment whose task
   * @param created when it was created
   */
  Instant dueOf(String task, EnrollmentId enrollment, Instant created) {
    Instant usual = created.plus(times.dueAfter(task));
    if (!ExtendDomainProof.TASKS.contains(task)) {
      return usual;
    }
    return proofs
        .find(enrollment)
        .map(this::beforeExpiry)
        .filter(last -> task.equals(Elements.PUBLISH_DNS_RECORD) || last.isBefore(usual))
        .orElse(usual);
  }

  private Instant beforeExpiry(DomainProof proof) {
    Duration quarter = Duration.between(proof.begunAt(), proof.expiresAt()).dividedBy(4);
    Duration before = times.beforeExpiry();
    return proof.expiresAt().minus(before.compareTo(quarter) < 0 ? before : quarter);
  }

  private Instant dueAt(DelegateExecution execution) {
    return continued
        .before(execution)
        .map(HistoricTaskInstance::getDueDate)
        .map(Date::toInstant)
        .orElseGet(
            () ->
                dueOf(
                    execution.getCurrentActivityId(),
                    Variables.enrollment(execution),
                    clock.instant()));
  }

  private Instant followUpAt(DelegateExecution execution) {
    Instant followUp = clock.instant().plus(times.remindAfter(execution.getCurrentActivityId()));
    Instant due = dueAt(execution);
    return due.isBefore(followUp) && due.isAfter(clock.instant()) ? due : followUp;
  }

  private String repeated(Instant wanted, Duration every) {
    return repeated(wanted, every, clock.instant());
  }

  /**
   * A repetition without an end. A counted one cannot be entered once all of its times have passed.
   *
   * @param wanted when it is to begin
   * @param every how long from one time to the next
   * @param now the time; it begins after it
   */
  static String repeated(Instant wanted, Duration every, Instant now) {
    Instant soonest = now.plus(MOMENT);
    return "R/%s/%s".formatted(wanted.isBefore(soonest) ? soonest : wanted, every);
  }
}
