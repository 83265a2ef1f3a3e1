package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.text.PointInTime;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells whoever completed a task to have it looked now, and is back at it, when it was looked and
 * what was seen. That can be long after it was asked for: a look that fails is tried again.
 */
@Component
class LastLook {

  private final Decisions decisions;

  LastLook(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * Whether a task came back because of what its last completion led to.
   *
   * @param id the enrollment
   * @param task the task's element id
   * @return that completion; empty where anything else was decided since
   */
  Optional<Decision> asked(EnrollmentId id, String task) {
    return decisions.of(id).stream()
        .reduce((earlier, later) -> later)
        .filter(decision -> decision.task().key().equals(task));
  }

  /**
   * What to begin a form with.
   *
   * @param id the enrollment
   * @param task the task's element id
   * @param at when it was looked
   * @param seen what was seen then, in Markdown
   * @return a paragraph; empty where nobody has asked
   */
  String said(EnrollmentId id, String task, Instant at, String seen) {
    return asked(id, task).map(decision -> said(decision, at, seen)).orElse("");
  }

  /**
   * The same of one completion.
   *
   * @param asked the completion
   * @param at when it was looked
   * @param seen what was seen then, in Markdown
   */
  static String said(Decision asked, Instant at, String seen) {
    return "**Looked at %s (%s asked at %s):** %s\n\n"
        .formatted(
            PointInTime.inWords(at),
            Markdown.text(asked.by()),
            PointInTime.inWords(asked.at()),
            seen);
  }
}
