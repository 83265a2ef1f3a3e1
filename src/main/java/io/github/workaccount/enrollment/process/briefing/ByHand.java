package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.change.ChangesByHand;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.application.proof.ExtendDomainProof;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the tasks have in common at which a person makes a change in Microsoft's portal. */
@Component
class ByHand {

  private final ChangesByHand changes;
  private final ExtendDomainProof proofs;
  private final LastLook looks;
  private final Facts facts;

  ByHand(ChangesByHand changes, ExtendDomainProof proofs, LastLook looks, Facts facts) {
    this.looks = looks;
    this.facts = facts;
    this.changes = changes;
    this.proofs = proofs;
  }

  /** The changes that are to be made at the task; at least one. */
  List<PlannedChange> left(Enrollment enrollment, String task) {
    return changes.left(enrollment.id(), UserTask.of(task).orElseThrow());
  }

  /**
   * Begins a briefing: why a person has to do it, what the last look found, and the steps.
   *
   * @param enrollment the enrollment
   * @param task the task's element id
   * @param open the task
   * @param what what is to be made, the end of a sentence
   * @param steps what to do, each a sentence
   */
  Briefing.Builder brief(
      Enrollment enrollment, String task, OpenTask open, String what, List<String> steps) {
    String tenant = enrollment.facts().target().orElseThrow().label();
    String found =
        changes
            .lastFinding(enrollment.id(), UserTask.of(task).orElseThrow())
            .map(
                text ->
                    looks.said(
                        enrollment.id(),
                        task,
                        open.since(),
                        "Looked for and not found: " + Markdown.text(text)))
            .orElse("");
    return Briefing.of(
            found
                + "The tenant %s has granted no permission for it, so a person makes this change in Microsoft's portal: %s. Completing this task means: look now."
                    .formatted(Markdown.text(tenant), Markdown.text(what))
                + expiry(enrollment, task))
        .rows("facts", facts.all(enrollment))
        .steps(steps)
        .table(
            "changes",
            left(enrollment, task).stream()
                .map(change -> change.change())
                .map(change -> Map.of("number", change.number(), "what", change.what()))
                .toList());
  }

  private String expiry(Enrollment enrollment, String task) {
    return ExtendDomainProof.TASKS.contains(task)
        ? proofs.howTo(enrollment.id()).map(how -> "\n\n" + Markdown.text(how)).orElse("")
        : "";
  }
}
