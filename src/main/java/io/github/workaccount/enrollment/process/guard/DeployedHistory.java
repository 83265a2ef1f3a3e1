package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.process.Elements;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.repository.ResourceDefinitionEntity;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ResourceDefinition;

/**
 * A model that somebody deploys keeps history at least as long as the version before it. One of the
 * product's that follows none, after a deletion or for a tenant of the engine's, keeps it at least
 * as long as the product brings it.
 */
final class DeployedHistory {

  /** Days in the product's own models; a test keeps them in step. */
  private static final Integer OWN = 3650;

  private DeployedHistory() {}

  /**
   * Compares each deployed definition with the one that it follows.
   *
   * @throws NotAllowed when history would be kept for fewer days
   */
  static void check(DeploymentWithDefinitions deployment) {
    Stream.of(
            orNone(deployment.getDeployedProcessDefinitions()),
            orNone(deployment.getDeployedDecisionDefinitions()),
            orNone(deployment.getDeployedCaseDefinitions()))
        .flatMap(List::stream)
        .map(ResourceDefinitionEntity.class::cast)
        .forEach(DeployedHistory::check);
  }

  private static List<? extends ResourceDefinition> orNone(
      List<? extends ResourceDefinition> deployed) {
    return deployed == null ? List.of() : deployed;
  }

  private static void check(ResourceDefinitionEntity<?> deployed) {
    ResourceDefinitionEntity<?> before = deployed.getPreviousDefinition();
    boolean begun = before == null && !Elements.MODELS.contains(deployed.getKey());
    if (begun || deployed.getHistoryTimeToLive() == null) {
      return; // Without an end, history stays for good.
    }
    Integer days = before == null ? OWN : before.getHistoryTimeToLive();
    if (days == null || deployed.getHistoryTimeToLive() < days) {
      throw new NotAllowed(
          "The history time to live of \"%s\" would become %d days: nobody makes it shorter than it is (%s)."
              .formatted(
                  deployed.getKey(),
                  deployed.getHistoryTimeToLive(),
                  days == null ? "without an end" : days + " days"));
    }
  }
}
