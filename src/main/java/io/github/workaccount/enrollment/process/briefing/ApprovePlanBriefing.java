package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.decision.FourEyes;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.plan.ApprovePlan;
import io.github.workaccount.enrollment.application.plan.OutdatedPlans;
import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DirectoryUser;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.briefing.Briefing.Row;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class ApprovePlanBriefing implements TaskBriefing {

  private static final String NOT_TO_APPROVE =
      "**You approved this enrollment:** another enrollment admin approves its plan. You can reject it, or have the tenant looked into again.";

  private final Plans plans;
  private final OutdatedPlans outdated;
  private final Decisions decisions;
  private final Facts facts;
  private final FourEyes fourEyes;

  ApprovePlanBriefing(
      Plans plans, OutdatedPlans outdated, Decisions decisions, Facts facts, FourEyes fourEyes) {
    this.fourEyes = fourEyes;
    this.facts = facts;
    this.outdated = outdated;
    this.decisions = decisions;
    this.plans = plans;
  }

  @Override
  public String task() {
    return Elements.APPROVE_PLAN;
  }

  @Override
  public Briefing brief(Enrollment enrollment, OpenTask task) {
    Briefing brief = shown(enrollment, task);
    return isForSomebodyElse(enrollment, task.reader()) ? brief.announcing(NOT_TO_APPROVE) : brief;
  }

  /** A dry run has nothing to approve that would be written, so one person does. */
  private boolean isForSomebodyElse(Enrollment enrollment, String reader) {
    return reader != null
        && !enrollment.request().dryRun()
        && decisions
            .latest(enrollment.id(), UserTask.APPROVE_ENROLLMENT)
            .filter(approval -> fourEyes.needsSecond(reader, enrollment, approval.by()))
            .isPresent();
  }

  private Briefing shown(Enrollment enrollment, OpenTask task) {
    Plan plan = plans.current(enrollment.id()).orElseThrow();
    return Briefing.of(
            lookedAgain(enrollment, plan, task)
                + whyAnew(enrollment)
                + (enrollment.request().dryRun()
                        ? "These changes would be made in the tenant %s. Approving ends the dry run; nothing of it is applied."
                        : "Approve exactly these changes in the tenant %s. Nothing else will be applied.")
                    .formatted(Markdown.text(plan.tenantName())))
        .rows("facts", facts(enrollment))
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
        .show("guestsLeftOut", leavesGuestsOut(enrollment))
        .field("planDecision", null)
        .field("includeGuests", false)
        .field("comment", null)
        .build();
  }

  private boolean leavesGuestsOut(Enrollment enrollment) {
    TenantInside inside = enrollment.facts().inside();
    return inside != null
        && inside.partnerCenterUsers().stream().anyMatch(DirectoryUser::guest)
        && !decisions.isChosen(
            enrollment.id(), UserTask.APPROVE_PLAN, Choice.LOOK_AGAIN_WITH_GUESTS);
  }

  /** Another look leads through the consent, which may be the last thing that was asked for. */
  private String lookedAgain(Enrollment enrollment, Plan plan, OpenTask task) {
    return decisions
        .latestSinceApproval(enrollment.id(), UserTask.APPROVE_PLAN)
        .filter(decision -> ApprovePlan.LOOKS.contains(decision.choice()))
        .map(
            decision ->
                LastLook.said(
                    decision,
                    task.since(),
                    plan.digest().equals(decision.digest())
                        ? "The tenant was looked into again, and the plan is still the same."
                        : "The tenant was looked into again, and this is the new plan."))
        .orElse("");
  }

  private String whyAnew(Enrollment enrollment) {
    return outdated
        .reason(enrollment.id())
        .map(Markdown::text)
        .map(
            "The plan was made anew, because the one before could not be applied any more: %s "
                ::formatted)
        .orElse("");
  }

  private List<Row> facts(Enrollment enrollment) {
    List<Row> rows = facts.all(enrollment);
    decisions
        .latest(enrollment.id(), UserTask.APPROVE_ENROLLMENT)
        .ifPresent(approval -> rows.add(new Row("Enrollment approved by", approval.by())));
    return rows;
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
