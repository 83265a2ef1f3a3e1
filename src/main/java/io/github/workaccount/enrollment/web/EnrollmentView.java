package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.application.proof.DnsWatches.SeenFinding;
import io.github.workaccount.enrollment.model.tenant.Surroundings.OtherDomain;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An enrollment as the REST API shows it; what does not apply is absent. */
@Schema(
    name = "Enrollment",
    requiredProperties = {
      "id",
      "state",
      "workEmail",
      "companyName",
      "requestedBy",
      "requestedAt",
      "dryRun"
    })
record EnrollmentView(
    String id,
    String state,
    String workEmail,
    String companyName,
    @Schema(description = "The domain that the work e-mail was read as, or the one chosen instead")
        String domain,
    @Schema(
            description =
                "The domain as it is written, where that is more than ASCII (U-labels, RFC 5890)")
        String domainUnicode,
    String requestedBy,
    Instant requestedAt,
    String partnerProgram,
    String predecessor,
    @Schema(description = "Whether it is a dry run, which never writes") boolean dryRun,
    TenantView tenant,
    RouteView route,
    PlanView plan,
    DomainProofView domainProof,
    ConsentView consent,
    List<WaitingFor> waitingFor,
    IncidentView incident,
    String outcome) {

  /** The tenant that is, or would be, linked. */
  @Schema(
      name = "Tenant",
      requiredProperties = {"state", "domainVerified"})
  record TenantView(
      String state,
      String id,
      String displayName,
      String defaultDomain,
      String cloud,
      Long users,
      boolean domainVerified,
      List<String> warnings,
      OtherDomainView otherDomain) {}

  /** The other one of the work e-mail's domain and the domain that it is a subdomain of. */
  @Schema(
      name = "OtherDomain",
      requiredProperties = {"domain", "state"})
  record OtherDomainView(String domain, String state, String tenantId, String displayName) {

    static OtherDomainView of(OtherDomain other) {
      if (other == null) {
        return null;
      }
      Optional<Tenant> holder = Optional.ofNullable(other.holder());
      return new OtherDomainView(
          other.domain().value(),
          other.state().key(),
          holder.map(Tenant::id).orElse(null),
          holder.map(Tenant::displayName).orElse(null));
    }
  }

  /** The recommended and the chosen route. */
  @Schema(
      name = "Route",
      requiredProperties = {"recommended", "reasons"})
  record RouteView(String recommended, String chosen, List<String> reasons) {}

  /** The current plan. */
  @Schema(
      name = "Plan",
      requiredProperties = {"digest", "warnings", "changes"})
  record PlanView(String digest, List<String> warnings, List<ChangeView> changes) {}

  /** A change of the plan, and how far it is. */
  @Schema(
      name = "Change",
      requiredProperties = {"kind", "call", "tenant", "why", "by", "status"})
  record ChangeView(
      String kind,
      String call,
      String tenant,
      String why,
      @Schema(
              description = "Who makes it: the product, or a person by hand",
              allowableValues = {"product", "hand"})
          String by,
      String status) {}

  /** The wait for the DNS record. */
  @Schema(
      name = "DomainProof",
      requiredProperties = {"host", "type", "value", "ttl", "checks", "expiresAt"})
  record DomainProofView(
      String host,
      @Schema(description = "The DNS zone that holds the host, once a look found it") String zone,
      @Schema(
              description =
                  "The host as it is entered in that zone: @ where it is the zone's top, else"
                      + " what stands before the zone's name")
          String hostInZone,
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
  @Schema(
      name = "Finding",
      requiredProperties = {"code", "text"})
  record FindingView(
      String code, String text, String host, List<String> servers, List<String> found) {

    static FindingView of(SeenFinding finding) {
      return finding == null
          ? null
          : new FindingView(
              finding.code(), finding.text(), finding.host(), finding.servers(), finding.found());
    }
  }

  /** What tenants granted, and how to take it back once the enrollment is over. */
  @Schema(
      name = "Consent",
      requiredProperties = {"removed", "grants", "howToRemove"})
  record ConsentView(boolean removed, List<GrantView> grants, List<String> howToRemove) {}

  /** A consent to one app registration. */
  @Schema(
      name = "Grant",
      requiredProperties = {"tenant", "application", "access", "grantedAt"})
  record GrantView(
      String tenant,
      String application,
      String access,
      Instant grantedAt,
      Instant lastCheckAt,
      Instant nextCheckAt,
      Instant removedAt) {}

  /** What is waited for: a task that people have, or something that happens elsewhere. */
  @Schema(
      name = "WaitingFor",
      requiredProperties = {"kind", "task", "name", "what", "who", "since"})
  record WaitingFor(
      @Schema(
              description =
                  "A task of people; something at Microsoft; a step that is done later, through"
                      + " nobody's fault; one that failed and is tried again by itself; one that"
                      + " failed for good, which a process owner has tried again")
          String kind,
      @Schema(description = "The task's id; absent where it is no task of a person") String taskId,
      @Schema(description = "The id of the model's element") String task,
      String name,
      @Schema(description = "What is waited for, and what can be done about it") String what,
      @Schema(description = "Who can act: users and groups; empty where nobody can") String who,
      Instant since,
      @Schema(description = "When a task should be done") Instant due,
      @Schema(description = "When it goes on by itself, where that is known") Instant until,
      String link) {}

  /** A failure that needs a process owner. */
  @Schema(
      name = "Incident",
      requiredProperties = {"message", "since", "retriesLeft"})
  record IncidentView(String message, Instant since, int retriesLeft) {}
}
