package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.application.decision.ChooseRoute;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.util.DecisionEvaluationUtil;
import org.springframework.stereotype.Component;

/** Keeps what the decision table recommends. */
@Component
class RouteListener {

  private final ChooseRoute routes;
  private final ApprovalListener approvals;

  RouteListener(ChooseRoute routes, ApprovalListener approvals) {
    this.routes = routes;
    this.approvals = approvals;
  }

  void notify(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    DmnDecisionResultEntries row = result(execution).getSingleResult();
    Route recommended = Route.of(row.getEntry("route")).orElseThrow();
    boolean approved =
        routes.recommend(id, recommended, row.getEntry("signIn"), row.getEntry("reason"));
    Variables.ROUTE_APPROVED.pass(execution, approved);
    if (approved) {
      approvals.follow(execution, id);
    }
  }

  /** What the engine has for the listeners of a business rule task: it is not stored. */
  private static DmnDecisionResult result(DelegateExecution execution) {
    return (DmnDecisionResult)
        execution.getVariable(DecisionEvaluationUtil.DECISION_RESULT_VARIABLE);
  }
}
