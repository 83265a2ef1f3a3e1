package io.github.workaccount.enrollment.application.plan;

import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells whether an enrollment leads to a separate work account, for some of a tenant's users. */
@Component
public class SeparateAccount {

  private final Decisions decisions;

  public SeparateAccount(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * That it is one, and why.
   *
   * @param id the enrollment
   * @return who chose it and the reason; empty where it is none
   */
  public Optional<String> why(EnrollmentId id) {
    return decisions.of(id).stream()
        .filter(decision -> decision.task() == UserTask.APPROVE_PLAN)
        .filter(decision -> decision.choice() == Choice.SEPARATE_ACCOUNT)
        .filter(decision -> decisions.isChosen(id, UserTask.APPROVE_PLAN, decision.choice()))
        .reduce((earlier, later) -> later)
        .map(decision -> "chosen by %s: %s".formatted(decision.by(), decision.comment()));
  }
}
