package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.plan.TenantSize;
import io.github.workaccount.enrollment.model.plan.SizeAdvice;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the newest {@code suggest-separate-account} table, so that changed numbers hold at once. */
@Component
class DecidedTenantSize implements TenantSize {

  static final String DECISION = "suggest-separate-account";

  private final DecisionService decisions;
  private final Acting acting;

  DecidedTenantSize(DecisionService decisions, Acting acting) {
    this.decisions = decisions;
    this.acting = acting;
  }

  @Override
  public SizeAdvice judge(long users, long needed) {
    // Nobody needs a right on the table to have a plan made.
    DmnDecisionResultEntries advice =
        acting.asSystem(
            () ->
                decisions
                    .evaluateDecisionByKey(DECISION)
                    .variables(Map.of("users", users, "needed", needed))
                    .evaluate()
                    .getSingleResult());
    return new SizeAdvice(advice.getEntry("separate"), advice.getEntry("reason"));
  }
}
