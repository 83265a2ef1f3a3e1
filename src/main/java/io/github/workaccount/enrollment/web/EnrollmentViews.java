package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.application.consent.ConsentRemoval;
import io.github.workaccount.enrollment.application.consent.Consents.Consent;
import io.github.workaccount.enrollment.application.decision.FourEyes;
import io.github.workaccount.enrollment.application.directory.TenantConsent;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.Workflow.WaitingTask;
import io.github.workaccount.enrollment.application.operation.ProcessStatus;
import io.github.workaccount.enrollment.application.operation.ProcessStatus.Incident;
import io.github.workaccount.enrollment.application.operation.ProcessStatus.OtherWait;
import io.github.workaccount.enrollment.application.operation.ProcessStatus.Status;
import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.application.proof.DnsWatches;
import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.proof.DomainProofs;
import io.github.workaccount.enrollment.application.proof.DomainProofs.DomainProof;
import io.github.workaccount.enrollment.model.address.DomainText;
import io.github.workaccount.enrollment.model.dns.HostInZone;
import io.github.workaccount.enrollment.model.microsoft.PartnerProgram;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.web.EnrollmentView.ChangeView;
import io.github.workaccount.enrollment.web.EnrollmentView.ConsentView;
import io.github.workaccount.enrollment.web.EnrollmentView.DomainProofView;
import io.github.workaccount.enrollment.web.EnrollmentView.FindingView;
import io.github.workaccount.enrollment.web.EnrollmentView.GrantView;
import io.github.workaccount.enrollment.web.EnrollmentView.IncidentView;
import io.github.workaccount.enrollment.web.EnrollmentView.OtherDomainView;
import io.github.workaccount.enrollment.web.EnrollmentView.PlanView;
import io.github.workaccount.enrollment.web.EnrollmentView.RouteView;
import io.github.workaccount.enrollment.web.EnrollmentView.TenantView;
import io.github.workaccount.enrollment.web.EnrollmentView.WaitingFor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Shows an enrollment to a person: from the product's tables, tasks and incidents from the engine.
 */
@Component
class EnrollmentViews {

  /** The kind of what waits for a person; the others are {@link ProcessStatus.WaitKind}. */
  static final String TASK = "task";

  private final Enrollments enrollments;
  private final Plans plans;
  private final DnsWatches watches;
  private final DomainProofs proofs;
  private final ConsentRemoval removal;
  private final TenantConsent directory;
  private final ProcessStatus statuses;
  private final FourEyes fourEyes;
  private final DomainText names;

  EnrollmentViews(
      Enrollments enrollments,
      Plans plans,
      DnsWatches watches,
      DomainProofs proofs,
      ConsentRemoval removal,
      TenantConsent directory,
      ProcessStatus statuses,
      FourEyes fourEyes,
      DomainText names) {
    this.enrollments = enrollments;
    this.removal = removal;
    this.directory = directory;
    this.plans = plans;
    this.watches = watches;
    this.proofs = proofs;
    this.statuses = statuses;
    this.fourEyes = fourEyes;
    this.names = names;
  }

  EnrollmentView show(Enrollment enrollment, User user) {
    return show(List.of(enrollment), user).get(0);
  }

  List<EnrollmentView> show(List<Enrollment> several, User user) {
    Map<String, Status> status =
        statuses.of(
            several.stream()
                .filter(enrollment -> !enrollment.state().isEnd())
                .map(Enrollment::processInstanceId)
                .toList());
    return several.stream()
        .map(
            enrollment ->
                show(
                    enrollment,
                    status.getOrDefault(enrollment.processInstanceId(), Status.OVER),
                    user))
        .toList();
  }

  private EnrollmentView show(Enrollment enrollment, Status status, User user) {
    Optional<Incident> incident = status.incident();
    List<WaitingFor> waits = waitingFor(status, enrollment, user);
    return new EnrollmentView(
        enrollment.id().value(),
        (incident.isPresent() ? EnrollmentState.NEEDS_ATTENTION : enrollment.state()).key(),
        enrollment.request().workEmail(),
        enrollment.request().companyName(),
        enrollment.domain() == null ? null : enrollment.domain().value(),
        domainUnicode(enrollment),
        enrollment.requester(),
        enrollment.requestedAt(),
        Optional.ofNullable(enrollment.request().partnerProgram())
            .map(PartnerProgram::key)
            .orElse(null),
        predecessor(enrollment, user),
        enrollment.request().dryRun(),
        tenant(enrollment),
        route(enrollment.route()),
        plan(enrollment),
        domainProof(enrollment),
        consent(enrollment),
        waits.isEmpty() ? null : waits,
        incident.map(i -> new IncidentView(i.message(), i.since(), i.retriesLeft())).orElse(null),
        enrollment.outcome());
  }

  private String domainUnicode(Enrollment enrollment) {
    return Optional.ofNullable(enrollment.domain())
        .map(names::toUnicode)
        .filter(unicode -> !unicode.equals(enrollment.domain().value()))
        .orElse(null);
  }

  /** The earlier enrollment of the domain; somebody else's is nobody's business but the admins'. */
  private String predecessor(Enrollment enrollment, User user) {
    return enrollments
        .predecessorOf(enrollment)
        .filter(user::maySee)
        .map(earlier -> earlier.id().value())
        .orElse(null);
  }

  private static TenantView tenant(Enrollment enrollment) {
    TenantFacts facts = enrollment.facts();
    if (facts == null) {
      return null;
    }
    List<String> warnings =
        facts.around().warnings(enrollment.request().workEmail(), enrollment.domain());
    Optional<Tenant> target = facts.target();
    return new TenantView(
        facts.state().key(),
        target.map(Tenant::id).orElse(null),
        target.map(Tenant::displayName).orElse(null),
        target.map(Tenant::defaultDomain).orElse(null),
        facts.cloud(),
        facts.inside() == null ? null : facts.inside().users(),
        facts.domainVerified(),
        warnings.isEmpty() ? null : warnings,
        OtherDomainView.of(facts.around().other()));
  }

  private static RouteView route(RouteChoice route) {
    return route.recommended() == null
        ? null
        : new RouteView(
            route.recommended().key(),
            Optional.ofNullable(route.chosen()).map(Route::key).orElse(null),
            route.reasons());
  }

  /** A plan that was tampered with must not hide the enrollment and its evidence. */
  private PlanView plan(Enrollment enrollment) {
    try {
      return plans.current(enrollment.id()).map(plan -> plan(plan, enrollment)).orElse(null);
    } catch (Plans.Tampered e) {
      return new PlanView(
          null, List.of(e.getMessage() + ": it was changed outside the product."), List.of());
    }
  }

  private PlanView plan(Plan plan, Enrollment enrollment) {
    return new PlanView(
        plan.digest(),
        plan.warnings(),
        plans.currentChanges(enrollment.id()).stream()
            .map(
                planned ->
                    new ChangeView(
                        planned.change().kind().key(),
                        planned.change().call(),
                        planned.tenantId(),
                        planned.change().why(),
                        planned.change().by().key(),
                        planned.status().key()))
            .toList());
  }

  private DomainProofView domainProof(Enrollment enrollment) {
    return watches
        .find(enrollment.id())
        .map(
            watch ->
                new DomainProofView(
                    watch.record().host(),
                    watch.place().map(HostInZone::zone).orElse(null),
                    watch.place().map(HostInZone::entered).orElse(null),
                    watch.record().type(),
                    watch.record().value(),
                    watch.record().ttl(),
                    FindingView.of(watch.finding()),
                    watch.finding() == null ? null : watch.finding().advice(),
                    watch.checks(),
                    watch.lastCheckAt(),
                    nextCheckAt(watch),
                    watch.expiresAt()))
        .orElse(null);
  }

  /** The watch looks for the record, and after that Microsoft is asked; then it looks, too. */
  private Instant nextCheckAt(DnsWatch watch) {
    Optional<DomainProof> asking = proofs.find(watch.enrollment()).filter(DomainProof::asking);
    return watch.open() ? watch.nextCheckAt() : asking.map(DomainProof::nextAskedAt).orElse(null);
  }

  private ConsentView consent(Enrollment enrollment) {
    List<Consent> grants = removal.grants(enrollment.id());
    return grants.isEmpty()
        ? null
        : new ConsentView(
            grants.stream().allMatch(grant -> grant.removedAt() != null),
            grants.stream().map(this::grant).toList(),
            enrollment.state().isEnd() ? removal.steps(enrollment.id()) : List.of());
  }

  private GrantView grant(Consent consent) {
    return new GrantView(
        consent.tenantId(),
        directory.clientId(consent.access()),
        consent.access().key(),
        consent.grantedAt(),
        consent.lastCheckAt(),
        consent.nextCheckAt(),
        consent.removedAt());
  }

  private List<WaitingFor> waitingFor(Status status, Enrollment enrollment, User user) {
    return Stream.concat(
            status.tasks().stream().map(task -> waitingFor(task, enrollment, user)),
            status.others().stream().map(EnrollmentViews::waitingFor))
        .toList();
  }

  private WaitingFor waitingFor(WaitingTask task, Enrollment enrollment, User user) {
    return new WaitingFor(
        TASK,
        task.taskId(),
        task.task(),
        task.name(),
        task.what(),
        task.who(),
        task.since(),
        task.due(),
        null,
        fourEyes.allows(user, task, enrollment) ? task.link() : null);
  }

  private static WaitingFor waitingFor(OtherWait wait) {
    return new WaitingFor(
        wait.kind().key(),
        null,
        wait.element(),
        wait.name(),
        wait.what(),
        wait.who(),
        wait.since(),
        null,
        wait.until(),
        null);
  }
}
