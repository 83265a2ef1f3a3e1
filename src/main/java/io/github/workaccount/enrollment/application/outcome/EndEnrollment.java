package io.github.workaccount.enrollment.application.outcome;

import io.github.workaccount.enrollment.application.consent.ConsentRemoval;
import io.github.workaccount.enrollment.application.decision.ChooseRoute;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.plan.SeparateAccount;
import io.github.workaccount.enrollment.application.proof.DnsWatches;
import io.github.workaccount.enrollment.application.proof.DomainProofs;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.model.text.Sentences;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Follows where an enrollment stands, to its end. */
@Service
public class EndEnrollment {

  private final Enrollments enrollments;
  private final Decisions decisions;
  private final LeftBehind left;
  private final DnsWatches watches;
  private final DomainProofs proofs;
  private final ConsentRemoval removal;
  private final SeparateAccount separate;
  private final Evidence evidence;
  private final DryRunOutcome dryRun;

  EndEnrollment(
      Enrollments enrollments,
      Decisions decisions,
      LeftBehind left,
      DnsWatches watches,
      DomainProofs proofs,
      ConsentRemoval removal,
      SeparateAccount separate,
      Evidence evidence,
      DryRunOutcome dryRun) {
    this.dryRun = dryRun;
    this.enrollments = enrollments;
    this.decisions = decisions;
    this.left = left;
    this.watches = watches;
    this.proofs = proofs;
    this.removal = removal;
    this.separate = separate;
    this.evidence = evidence;
  }

  /**
   * Keeps where an enrollment stands.
   *
   * @param id the enrollment
   * @param state where
   */
  public void reach(EnrollmentId id, EnrollmentState state) {
    Enrollment enrollment = enrollments.get(id);
    if (enrollment.state() == state) {
      return;
    }
    if (!state.isEnd()) {
      enrollments.update(enrollment.withState(state));
      return;
    }
    String outcome =
        Sentences.withOneFullStop(
            outcome(enrollment, state) + left.inWords(enrollment, state) + removal.inWords(id));
    watches.close(id);
    proofs.rest(id);
    removal.watch(id);
    enrollments.update(enrollment.ended(state, outcome));
    evidence.add(
        id, EvidenceKind.END, Evidence.SYSTEM, Map.of("state", state.key(), "outcome", outcome));
  }

  private String outcome(Enrollment enrollment, EnrollmentState end) {
    Optional<Decisions.Decision> last =
        decisions.of(enrollment.id()).stream().reduce((earlier, later) -> later);
    String comment = last.map(Decisions.Decision::comment).orElse(null);
    return switch (end) {
      case ENROLLED ->
          "%s is linked to Partner Center with the %swork account (Microsoft Entra tenant) %s, as %s attested. Sign-in: %s"
              .formatted(
                  enrollment.domain(),
                  separate.why(enrollment.id()).isPresent() ? "separate " : "",
                  enrollment.facts().target().orElseThrow().label(),
                  decisions
                      .latest(enrollment.id(), UserTask.ASSOCIATE_IN_PARTNER_CENTER)
                      .map(Decisions.Decision::by)
                      .orElseThrow(),
                  signIn(enrollment));
      case REJECTED -> comment == null ? "It was rejected." : "It was rejected: " + comment;
      case WITHDRAWN ->
          enrollment.withdrawal() == null
              ? "It was withdrawn."
              : "It was withdrawn: " + enrollment.withdrawal().reason();
      case EXPIRED ->
          "The domain was not proved in time. Start again when its DNS record can be published.";
      default -> stopped(enrollment, last);
    };
  }

  /** The table speaks of the route and the tenant that it recommended; people may choose others. */
  private static String signIn(Enrollment enrollment) {
    RouteChoice route = enrollment.route();
    TenantFacts facts = enrollment.facts();
    Tenant target = facts.target().orElseThrow();
    Tenant holder = facts.holder();
    if (route.chosen() == route.recommended()
        && (holder == null || holder.id().equals(target.id()))) {
      return route.signIn();
    }
    return "With a work account (user) of %s%s."
        .formatted(target.label(), facts.signInPage() == null ? "" : ", at " + facts.signInPage());
  }

  private String stopped(Enrollment enrollment, Optional<Decisions.Decision> last) {
    if (enrollment.request().dryRun() && enrollment.route().chosen() != Route.STOP) {
      return dryRun.of(enrollment);
    }
    if (last.filter(decision -> decision.task() == UserTask.RESOLVE_DOMAIN_CONFLICT).isPresent()) {
      String comment = last.get().comment();
      return "%s is verified in another tenant and was given up%s"
          .formatted(enrollment.domain(), comment == null ? "." : ": " + comment);
    }
    if (enrollment.route().recommended() != Route.STOP) {
      return "An enrollment admin stopped it"
          + last.map(Decisions.Decision::comment).map(said -> ": " + said).orElse(".");
    }
    return enrollment.route().reasons().isEmpty()
        ? "It cannot go on here."
        : "It cannot go on here: "
            + String.join(" ", ChooseRoute.forRequester(enrollment.route().reasons()))
            + last.map(Decisions.Decision::comment).map(said -> " " + said).orElse("");
  }
}
