package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.application.DnsWatches.SeenFinding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** An enrollment as the REST API shows it; what does not apply is absent. */
@Schema(name = "Enrollment")
record EnrollmentView(
    String id,
    String state,
    String workEmail,
    String companyName,
    String domain,
    String requestedBy,
    Instant requestedAt,
    TenantView tenant,
    RouteView route,
    PlanView plan,
    DomainProofView domainProof,
    List<WaitingFor> waitingFor,
    IncidentView incident,
    String outcome) {

  /** The tenant that is, or would be, linked. */
  @Schema(name = "Tenant")
  record TenantView(
      String state,
      String id,
      String displayName,
      String defaultDomain,
      String cloud,
      Long users,
      boolean domainVerified) {}

  /** The recommended and the chosen route. */
  @Schema(name = "Route")
  record RouteView(String recommended, String chosen, List<String> reasons) {}

  /** The current plan. */
  @Schema(name = "Plan")
  record PlanView(String digest, List<String> warnings, List<ChangeView> changes) {}

  /** A change of the plan, and how far it is. */
  @Schema(name = "Change")
  record ChangeView(String kind, String call, String tenant, String why, String status) {}

  /** The wait for the DNS record. */
  @Schema(name = "DomainProof")
  record DomainProofView(
      String host,
      String type,
      String value,
      int ttl,
      FindingView finding,
      String advice,
      int checks,
      Instant lastCheckAt,
      Instant nextCheckAt,
      Instant expiresAt) {}

  /** What the last look found. */
  @Schema(name = "Finding")
  record FindingView(
      String code, String text, String host, List<String> servers, List<String> found) {

    static FindingView of(SeenFinding finding) {
      return finding == null
          ? null
          : new FindingView(
              finding.code(), finding.text(), finding.host(), finding.servers(), finding.found());
    }
  }

  /** A task that a person has. */
  @Schema(name = "WaitingFor")
  record WaitingFor(
      String taskId,
      String task,
      String name,
      String who,
      Instant since,
      Instant due,
      String link) {}

  /** A failure that needs a process owner. */
  @Schema(name = "Incident")
  record IncidentView(String message, Instant since, int retriesLeft) {}
}
