package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.application.ChooseRoute;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.Route;
import io.github.workaccount.enrollment.process.Variables;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
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
    @SuppressWarnings("unchecked")
    Map<String, String> row = (Map<String, String>) execution.getVariable(Variables.RECOMMENDATION);
    Route recommended = Route.of(row.get("route")).orElseThrow();
    boolean approved = routes.recommend(id, recommended, row.get("signIn"), row.get("reason"));
    execution.setVariable(Variables.ROUTE_APPROVED, approved);
    if (approved) {
      approvals.follow(execution, id);
    }
  }
}
