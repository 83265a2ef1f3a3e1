package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.request.CheckRequest;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Elements;
import org.springframework.stereotype.Component;

@Component
class CorrectRequestBriefing implements TaskBriefing {

  private final CheckRequest requests;
  private final Decisions decisions;
  private final Facts facts;

  CorrectRequestBriefing(CheckRequest requests, Decisions decisions, Facts facts) {
    this.facts = facts;
    this.requests = requests;
    this.decisions = decisions;
  }

  @Override
  public String task() {
    return Elements.CORRECT_REQUEST;
  }

  @Override
  public Briefing brief(Enrollment enrollment, OpenTask task) {
    String problem = requests.problem(enrollment.id()).orElseGet(() -> sentBack(enrollment.id()));
    return Briefing.of("Your request cannot go on as it is: correct it and send it again.")
        .show("addressProblem", Markdown.text(problem))
        .rows("facts", facts.request(enrollment))
        // An approval may have named another one, or none.
        .field("existingTenant", enrollment.request().existingTenant())
        .build();
  }

  private String sentBack(EnrollmentId id) {
    return decisions
        .latest(id, UserTask.APPROVE_ENROLLMENT)
        .filter(decision -> decision.choice() == Choice.CORRECT)
        .map(decision -> decision.by() + " sent it back: " + decision.comment())
        .orElse("The address can be used now. Send the request again.");
  }
}
