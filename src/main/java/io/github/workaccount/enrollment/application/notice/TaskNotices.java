package io.github.workaccount.enrollment.application.notice;

import io.github.workaccount.enrollment.application.consent.ConsentRemoval;
import io.github.workaccount.enrollment.application.decision.FourEyes;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.enrollment.Workflow.WaitingTask;
import io.github.workaccount.enrollment.application.enrollment.Workforce;
import io.github.workaccount.enrollment.application.enrollment.Workforce.Person;
import io.github.workaccount.enrollment.application.notice.Notifier.Delivery;
import io.github.workaccount.enrollment.application.notice.Notifier.Kind;
import io.github.workaccount.enrollment.application.notice.Notifier.Notice;
import io.github.workaccount.enrollment.application.proof.ExtendDomainProof;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Tells people of the tasks that wait for them, so that no enrollment is forgotten: those who can
 * act when the task is there and again while it waits, the process owners when it is overdue.
 */
@Service
public class TaskNotices {

  private final Enrollments enrollments;
  private final Workforce workforce;
  private final FourEyes fourEyes;
  private final ExtendDomainProof proofs;
  private final ConsentRemoval removal;
  private final Notifier notifier;
  private final Evidence evidence;

  TaskNotices(
      Enrollments enrollments,
      Workforce workforce,
      FourEyes fourEyes,
      ExtendDomainProof proofs,
      ConsentRemoval removal,
      Notifier notifier,
      Evidence evidence) {
    this.enrollments = enrollments;
    this.workforce = workforce;
    this.fourEyes = fourEyes;
    this.proofs = proofs;
    this.removal = removal;
    this.notifier = notifier;
    this.evidence = evidence;
  }

  /**
   * Tells who can act of a new task, once it is committed; only where people can be reached.
   *
   * @param id the enrollment
   * @param task the task
   */
  public void assigned(EnrollmentId id, WaitingTask task) {
    if (notifier.reachesPeople()) {
      Enrollment enrollment = enrollments.get(id);
      Notice notice = notice(Kind.ASSIGNMENT, enrollment, task, whoCanAct(enrollment, task));
      notifier.tellLater(
          notice,
          delivery ->
              evidence.addNow(
                  id, notice.kind().evidence(), Evidence.SYSTEM, data(notice, delivery)));
    }
  }

  /**
   * Reminds who can act. That nobody could be told fails nothing; the evidence says it.
   *
   * @param id the enrollment
   * @param task the task
   */
  public void remind(EnrollmentId id, WaitingTask task) {
    Enrollment enrollment = enrollments.get(id);
    tell(notice(Kind.REMINDER, enrollment, task, whoCanAct(enrollment, task)));
  }

  /**
   * Tells the process owners of an overdue task. They can see to it that somebody acts, not act
   * themselves. Where the enrollment expires with the task, who can act is reminded, too: it is the
   * last time to extend the proof.
   *
   * @param id the enrollment
   * @param task the task
   */
  public void escalate(EnrollmentId id, WaitingTask task) {
    List<Person> owners = workforce.members(User.PROCESS_OWNERS);
    tell(notice(Kind.ESCALATION, enrollments.get(id), task, owners));
    if (ExtendDomainProof.TASKS.contains(task.task())) {
      remind(id, task);
    }
  }

  private Notice notice(Kind kind, Enrollment enrollment, WaitingTask task, Collection<Person> to) {
    return new Notice(kind, enrollment, task, List.copyOf(to), hint(enrollment.id(), task.task()));
  }

  /** What is worth keeping where a mail is kept: how to get more time, and how consent ends. */
  private String hint(EnrollmentId id, String task) {
    if (ExtendDomainProof.TASKS.contains(task)) {
      return proofs.howTo(id).orElse(null);
    }
    List<String> ways =
        task.equals(UserTask.ASSOCIATE_IN_PARTNER_CENTER.key()) ? removal.steps(id) : List.of();
    return ways.isEmpty()
        ? null
        : "When this is done, have the consent of the tenant taken back, in one of these ways:\n- "
            + String.join("\n- ", ways);
  }

  private void tell(Notice notice) {
    Delivery delivery = notifier.tell(notice);
    evidence.add(
        notice.enrollment().id(),
        notice.kind().evidence(),
        Evidence.SYSTEM,
        data(notice, delivery));
  }

  private static Map<String, Object> data(Notice notice, Delivery delivery) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("task", notice.task().task());
    if (notice.task().due() != null) {
      data.put("due", notice.task().due().toString());
    }
    data.put("how", delivery.how());
    data.put("told", delivery.told());
    if (delivery.problem() != null) {
      data.put("problem", delivery.problem());
    }
    return data;
  }

  /** Whoever has taken the task, else all who may; on an approval not who asked for it. */
  private Collection<Person> whoCanAct(Enrollment enrollment, WaitingTask task) {
    Stream<Person> candidates =
        task.assignee() != null
            ? workforce.person(task.assignee()).stream()
            : Stream.concat(
                task.candidateUsers().stream().flatMap(id -> workforce.person(id).stream()),
                task.candidateGroups().stream()
                    .flatMap(group -> workforce.members(group).stream()));
    Map<String, Person> byId = new LinkedHashMap<>();
    candidates
        .filter(
            person ->
                !task.isApproval() || fourEyes.allows(new User(person.id(), Set.of()), enrollment))
        .forEach(person -> byId.putIfAbsent(person.id(), person));
    return byId.values();
  }
}
