package io.github.workaccount.enrollment.benchmark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;

/** Does nothing but set what the product's delegates and listeners set for the models to route. */
final class RoutingOnly implements JavaDelegate {

  /** What a later transaction reads, as in the product. */
  private static final Set<String> STORED =
      Set.of("dryRun", "route", "consentNeeded", "domainToProve", "changesLeft", "proofExpiresAt");

  /** Enrollments whose group is made, and whose member is added next. */
  private final Set<String> grouped = ConcurrentHashMap.newKeySet();

  @Override
  public void execute(DelegateExecution execution) {
    variables(execution)
        .forEach(
            (name, value) -> {
              execution.setVariable(
                  name, STORED.contains(name) ? value : Variables.untypedValue(value, true));
            });
  }

  private Map<String, Object> variables(DelegateExecution execution) {
    String key = execution.getProcessBusinessKey();
    boolean looksInside = !key.startsWith("common");
    boolean proves = key.startsWith("long");
    return switch (execution.getCurrentActivityId()) {
      case "CheckRequest" -> Map.of("addressUsable", true);
      case "CheckTenant" ->
          Map.of(
              "domainState",
              proves ? "none" : "managed",
              "statedTenant",
              proves,
              "routeApproved",
              false,
              "programsShareTenant",
              false,
              "dryRun",
              false,
              "route",
              "link",
              "consentNeeded",
              looksInside);
      case "ConfirmFacts" -> Map.of("factsChanged", false);
      case "PlanChanges" ->
          looksInside
              ? Map.of("planToApprove", true, "domainToProve", proves, "changesLeft", true)
              : Map.of("planToApprove", false);
      case "GetVerificationRecord" ->
          Map.of("proofExpiresAt", Date.from(Instant.now().plus(30, ChronoUnit.DAYS)));
      case "LookUpRecord" -> Map.of("recordSeen", true);
      case "ConfirmDomain" -> Map.of("propagationDelay", "PT5M", "domainVerification", "verified");
      case "ApplyNextChange" -> Map.of("changesLeft", grouped.add(key) || !grouped.remove(key));
      default -> Map.of();
    };
  }
}
