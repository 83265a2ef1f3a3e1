package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.ApproveEnrollment;
import io.github.workaccount.enrollment.application.Decisions;
import io.github.workaccount.enrollment.application.Enrollment;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.Variables;
import java.util.function.Function;
import org.springframework.stereotype.Component;

@Component
class CorrectRequestBriefing implements TaskBriefing {

  private final Decisions decisions;

  CorrectRequestBriefing(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public String task() {
    return Elements.CORRECT_REQUEST;
  }

  @Override
  public Briefing brief(Enrollment enrollment, Function<String, Object> variables) {
    String problem = (String) variables.apply(Variables.ADDRESS_PROBLEM);
    if (problem == null) {
      problem =
          decisions
              .latest(enrollment.id(), ApproveEnrollment.TASK)
              .map(decision -> decision.by() + " sent it back: " + decision.comment())
              .orElse("It was sent back.");
    }
    return Briefing.of("Your request cannot go on as it is: correct it and send it again.")
        .show(Variables.ADDRESS_PROBLEM, Markdown.text(problem))
        .rows("facts", Facts.request(enrollment))
        .build();
  }
}
