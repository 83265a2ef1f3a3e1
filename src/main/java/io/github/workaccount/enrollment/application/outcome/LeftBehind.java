package io.github.workaccount.enrollment.application.outcome;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What an enrollment leaves behind that nobody wanted in the end, so that nobody has to guess. */
@Component
class LeftBehind {

  private final Plans plans;

  LeftBehind(Plans plans) {
    this.plans = plans;
  }

  /**
   * Names it.
   *
   * @param enrollment the enrollment
   * @param end how it ends: what is in the tenant that was enrolled is wanted there
   * @return sentences, each after a space; empty when nothing is left
   */
  String inWords(Enrollment enrollment, EnrollmentState end) {
    Optional<Tenant> wanted =
        end == EnrollmentState.ENROLLED ? enrollment.facts().target() : Optional.empty();
    List<PlannedChange> unwanted =
        plans.allChanges(enrollment.id()).stream()
            .filter(change -> wanted.filter(tenant -> isIn(tenant, change)).isEmpty())
            .toList();
    Set<What> settled =
        unwanted.stream()
            .filter(change -> change.status().isDone() || change.status() == ChangeStatus.UNDONE)
            .map(What::of)
            .collect(Collectors.toSet());
    Predicate<PlannedChange> byHand = change -> change.change().by() == Change.By.HAND;
    Predicate<PlannedChange> applied = change -> change.status() == ChangeStatus.APPLIED;
    Predicate<PlannedChange> unknown =
        change -> change.maybeDone() && !settled.contains(What.of(change));
    String stays =
        wanted.isPresent() ? " What was done in another tenant stays: " : " What was done stays: ";
    return sentence(stays, unwanted, applied.and(byHand.negate()))
        + sentence(
            " It is not known whether this was done, so look for it there: ", unwanted, unknown)
        + sentence(
            " This was done by hand, and a person takes it back: ", unwanted, applied.and(byHand));
  }

  private static boolean isIn(Tenant tenant, PlannedChange change) {
    return tenant.id().equalsIgnoreCase(change.tenantId());
  }

  private static String sentence(
      String beginning, List<PlannedChange> changes, Predicate<PlannedChange> which) {
    List<String> left =
        changes.stream().filter(which).map(What::of).distinct().map(What::words).toList();
    return left.isEmpty() ? "" : beginning + String.join("; ", left) + ".";
  }

  /** Tenants may have the same name, and plans of one tenant the same changes. */
  private record What(String tenantId, String words) {

    static What of(PlannedChange change) {
      return new What(change.tenantId(), change.change().what());
    }
  }
}
