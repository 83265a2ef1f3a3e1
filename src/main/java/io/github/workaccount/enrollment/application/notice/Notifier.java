package io.github.workaccount.enrollment.application.notice;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.Workflow.WaitingTask;
import io.github.workaccount.enrollment.application.enrollment.Workforce.Person;
import io.github.workaccount.enrollment.model.text.Keyed;
import java.util.List;
import java.util.function.Consumer;

/** Tells people outside the product's screens what waits for them. */
public interface Notifier {

  /** Whether it reaches people at all; otherwise a line in the log is all there is. */
  boolean reachesPeople();

  /**
   * Tells people now. It never throws: what went wrong is in the answer.
   *
   * @param notice what
   */
  Delivery tell(Notice notice);

  /**
   * Tells people soon after the current transaction is committed; not at all when it is given up.
   * Never fails that transaction, and keeps nobody waiting.
   *
   * @param notice what
   * @param then what to do with what came of it, on another thread and in no transaction; not
   *     called when nobody is to be told
   */
  void tellLater(Notice notice, Consumer<Delivery> then);

  /** Why people are told. */
  enum Kind implements Keyed {
    /** There is a new task. */
    ASSIGNMENT(EvidenceKind.ASSIGNMENT),
    /** The task still waits. */
    REMINDER(EvidenceKind.REMINDER),
    /** The task is overdue. */
    ESCALATION(EvidenceKind.ESCALATION);

    private final EvidenceKind evidence;

    Kind(EvidenceKind evidence) {
      this.evidence = evidence;
    }

    /** The evidence that people were told. */
    public EvidenceKind evidence() {
      return evidence;
    }
  }

  /**
   * What people are told.
   *
   * @param kind why
   * @param enrollment of which enrollment; its requester and company are told, nothing secret
   * @param task the task
   * @param to who is told
   * @param hint what else to know about this task, sentences; null when nothing
   */
  record Notice(Kind kind, Enrollment enrollment, WaitingTask task, List<Person> to, String hint) {}

  /**
   * What came of it.
   *
   * @param how {@code e-mail} or {@code log}
   * @param told the ids of those who were told
   * @param problem why not all were told; null when all were
   */
  record Delivery(String how, List<String> told, String problem) {}
}
