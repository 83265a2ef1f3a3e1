package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.GraphWrite;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.plan.Planner;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Plans for tests of use cases, for {@link TestEnrollments#ID} and its tenant. */
public final class TestPlans {

  private TestPlans() {}

  /** A plan of changes of these kinds, in this order. */
  public static Plan of(Change.By by, ChangeKind... kinds) {
    return in(TestEnrollments.TENANT.id(), by, kinds);
  }

  /** The same in another tenant. */
  public static Plan in(String tenantId, Change.By by, ChangeKind... kinds) {
    List<Change> changes =
        IntStream.range(0, kinds.length).mapToObj(i -> change(i + 1, kinds[i], by)).toList();
    return new Plan(
        TestEnrollments.ID, Route.LINK, tenantId, "Contoso", changes, List.of(), Map.of());
  }

  /** Adds the domain, proves it, makes a group and adds somebody to it. */
  public static Plan proving() {
    return of(
        Change.By.PRODUCT,
        ChangeKind.ADD_DOMAIN,
        ChangeKind.VERIFY_DOMAIN,
        ChangeKind.CREATE_GROUP,
        ChangeKind.ADD_MEMBER);
  }

  /** Adds a subdomain, which is verified at once, makes a group and adds somebody to it. */
  public static Plan ofSubdomain() {
    return of(
        Change.By.PRODUCT, ChangeKind.ADD_DOMAIN, ChangeKind.CREATE_GROUP, ChangeKind.ADD_MEMBER);
  }

  private static Change change(int number, ChangeKind kind, Change.By by) {
    Map<String, String> parameters =
        switch (kind) {
          case ADD_DOMAIN, VERIFY_DOMAIN -> Map.of("domain", TestEnrollments.DOMAIN.value());
          case CREATE_GROUP -> Map.of("displayName", "Partner Center users", "mailNickname", "pc");
          case ADD_MEMBER -> Map.of("userId", "user-" + number);
        };
    String call =
        GraphWrite.planned(kind, parameters, Planner.groupNickname(TestEnrollments.ID)).text();
    return new Change(number, kind, "what " + number, call, "why", new TreeMap<>(parameters), by);
  }

  /** Makes a plan the current one, and approves it. */
  public static void approved(Stores stores, Plan plan) {
    stores.plans().add(plan);
    stores
        .decisions()
        .add(
            new Decision(
                plan.enrollment(),
                UserTask.APPROVE_PLAN,
                "sam",
                Instant.EPOCH,
                Choice.APPROVE,
                plan.digest(),
                null));
  }

  /** The change of that number of the current plan. */
  public static PlannedChange change(Stores stores, int number) {
    return stores.plans().currentChanges(TestEnrollments.ID).get(number - 1);
  }
}
