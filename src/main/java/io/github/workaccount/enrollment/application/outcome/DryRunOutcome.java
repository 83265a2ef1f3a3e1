package io.github.workaccount.enrollment.application.outcome;

import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says how a dry run ended: what would have been done, and that nothing was. */
@Component
class DryRunOutcome {

  private static final int MOST_CHANGES = 5;
  private static final String AGAIN =
      " Nothing was written. Start it again without the dry run to have it done.";

  private final Decisions decisions;
  private final Plans plans;
  private final Evidence evidence;

  DryRunOutcome(Decisions decisions, Plans plans, Evidence evidence) {
    this.decisions = decisions;
    this.plans = plans;
    this.evidence = evidence;
  }

  /**
   * The outcome, a few sentences.
   *
   * @param enrollment a dry run whose chosen route is not to stop
   */
  String of(Enrollment enrollment) {
    return "Dry run: " + would(enrollment) + AGAIN;
  }

  private String would(Enrollment enrollment) {
    if (enrollment.route().chosen() == Route.TAKE_OVER) {
      return "a person would become administrator of the unmanaged tenant of %s first; its plan comes after that."
          .formatted(enrollment.domain());
    }
    if (enrollment.route().chosen() == Route.CREATE || separateAccount(enrollment.id())) {
      return "a person would create a work account (Microsoft Entra tenant) first%s; its plan comes after that."
          .formatted(initialDomain(enrollment.id()));
    }
    Plan plan = plans.current(enrollment.id()).orElseThrow();
    return plan.changes().isEmpty()
        ? "nothing would be changed in %s; a person would associate it in Partner Center."
            .formatted(plan.tenantName())
        : "%d changes would be made: %s. Then a person would associate %s in Partner Center."
            .formatted(plan.changes().size(), changes(plan.changes()), plan.tenantName());
  }

  private boolean separateAccount(EnrollmentId id) {
    return decisions
        .latest(id, UserTask.APPROVE_PLAN)
        .filter(decision -> decision.choice() == Choice.SEPARATE_ACCOUNT)
        .isPresent();
  }

  /** The best of the initial domains that were found free. */
  private String initialDomain(EnrollmentId id) {
    return evidence.of(id).stream()
        .filter(entry -> entry.is(EvidenceKind.INITIAL_DOMAINS))
        .reduce((earlier, later) -> later)
        .map(entry -> (List<?>) entry.data().get("free"))
        .filter(free -> !free.isEmpty())
        .map(free -> ", for example with the initial domain " + free.get(0))
        .orElse("");
  }

  private static String changes(List<Change> changes) {
    String some =
        changes.stream()
            .limit(MOST_CHANGES)
            .map(c -> c.by() == Change.By.HAND ? c.what() + " (by hand)" : c.what())
            .collect(Collectors.joining("; "));
    int more = changes.size() - MOST_CHANGES;
    return more > 0 ? some + "; and %d more".formatted(more) : some;
  }
}
