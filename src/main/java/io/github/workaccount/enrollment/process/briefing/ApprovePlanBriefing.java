package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.Enrollment;
import io.github.workaccount.enrollment.application.Plans;
import io.github.workaccount.enrollment.model.Change;
import io.github.workaccount.enrollment.model.Plan;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.briefing.Briefing.Row;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

@Component
class ApprovePlanBriefing implements TaskBriefing {

  private final Plans plans;

  ApprovePlanBriefing(Plans plans) {
    this.plans = plans;
  }

  @Override
  public String task() {
    return Elements.APPROVE_PLAN;
  }

  @Override
  public Briefing brief(Enrollment enrollment, Function<String, Object> variables) {
    Plan plan = plans.current(enrollment.id()).orElseThrow();
    return Briefing.of(
            (enrollment.request().dryRun()
                    ? "These changes would be made in the tenant %s. Approving ends the dry run; nothing of it is applied."
                    : "Approve exactly these changes in the tenant %s. Nothing else will be applied.")
                .formatted(Markdown.text(plan.tenantName())))
        .rows("facts", Facts.all(enrollment))
        .table(
            "changes",
            plan.changes().stream().map(change -> row(change, plan.tenantName())).toList())
        .list("warnings", "warning", plan.warnings())
        .rows(
            "counts",
            plan.counts().entrySet().stream()
                .map(count -> new Row(count.getKey(), "%,d".formatted(count.getValue())))
                .toList())
        .field("planDigest", plan.digest())
        .field("planDecision", null)
        .field("comment", null)
        .build();
  }

  private static Map<String, Object> row(Change change, String tenant) {
    return Map.of(
        "number", change.number(),
        "what", change.what(),
        "call", change.call(),
        "tenant", tenant,
        "why", change.why(),
        "by", change.by() == Change.By.HAND ? "a person, by hand" : "the product");
  }
}
