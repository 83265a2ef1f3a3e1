package io.github.workaccount.enrollment.benchmark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Does nothing but set what the product's delegates and listeners set for the models to route. */
final class RoutingOnly implements JavaDelegate {

  /** Enrollments whose group is made, and whose member is added next. */
  private final Set<String> grouped = ConcurrentHashMap.newKeySet();

  @Override
  public void execute(DelegateExecution execution) {
    variables(execution).forEach(execution::setVariable);
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
              "factsChanged",
              false,
              "route",
              "link",
              "consentNeeded",
              looksInside);
      case "PlanChanges" ->
          Map.of("planToApprove", looksInside, "domainToProve", proves, "changesLeft", true);
      case "GetVerificationRecord" ->
          Map.of("proofExpiresAt", Date.from(Instant.now().plus(30, ChronoUnit.DAYS)));
      case "LookUpRecord" -> Map.of("recordSeen", true);
      case "ConfirmDomain" -> Map.of("propagationDelay", "PT5M", "domainVerification", "verified");
      case "ApplyNextChange" -> Map.of("changesLeft", grouped.add(key) || !grouped.remove(key));
      default -> Map.of();
    };
  }
}
