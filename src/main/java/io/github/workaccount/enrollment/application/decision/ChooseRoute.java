package io.github.workaccount.enrollment.application.decision;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Keeps what the decision table recommends, with the facts that speak for it. */
@Service
public class ChooseRoute {

  private static final String APPROVE_AGAIN = " So it has to be approved again.";
  private static final String ADVICE_BEGINS = "What can be done";
  private static final String ADVICE = ADVICE_BEGINS + ": ";

  private final Enrollments enrollments;
  private final Evidence evidence;

  ChooseRoute(Enrollments enrollments, Evidence evidence) {
    this.enrollments = enrollments;
    this.evidence = evidence;
  }

  /**
   * Keeps the recommendation.
   *
   * @param id the enrollment
   * @param route what the table recommends
   * @param signIn how one signs in to the work account
   * @param reason the table's reason
   * @return whether an admin approved a route already that is possible under the new facts, knowing
   *     of another tenant that holds the domain and of partner programs that would share one
   */
  public boolean recommend(EnrollmentId id, Route route, String signIn, String reason) {
    Enrollment enrollment = enrollments.get(id);
    TenantFacts facts = enrollment.facts();
    List<String> reasons = new ArrayList<>();
    if (enrollment.route().outdated() != null) {
      reasons.add(enrollment.route().outdated() + APPROVE_AGAIN);
    }
    reasons.add(reason);
    reasons.addAll(factsInWords(enrollment, facts));
    RouteChoice choice = enrollment.route().recommending(route, signIn, reasons);
    String shared = facts.around().sharedPrograms();
    boolean known = shared == null || enrollment.route().reasons().contains(shared);
    boolean told =
        facts.state() != DomainState.CONFLICT || enrollment.route().reasons().contains(reason);
    boolean approved = choice.chosen() != null && possible(choice.chosen(), facts) && known && told;
    if (!approved) {
      choice = choice.choosing(null, choice.lookInside());
    }
    enrollments.update(enrollment.withRoute(choice));
    evidence.add(
        id,
        EvidenceKind.ROUTE,
        Evidence.SYSTEM,
        Map.of("recommended", route.key(), "reasons", reasons));
    return approved;
  }

  /**
   * The reasons for whoever only asked: without what is for the person who decides.
   *
   * @param reasons each a sentence or two
   */
  public static List<String> forRequester(List<String> reasons) {
    return reasons.stream()
        .filter(reason -> !reason.startsWith(ADVICE_BEGINS))
        .map(reason -> reason.replace(APPROVE_AGAIN, ""))
        .toList();
  }

  /**
   * Whether a route can be gone under what is known.
   *
   * @param route the route
   * @param facts what is known
   */
  static boolean possible(Route route, TenantFacts facts) {
    DomainState state = facts.state();
    return switch (route) {
      case LINK ->
          facts.target().isPresent()
              && (state == DomainState.NONE
                  || state == DomainState.MANAGED
                  || state == DomainState.FEDERATED
                  || state == DomainState.CONFLICT);
      case CREATE -> state == DomainState.NONE;
      case TAKE_OVER -> state == DomainState.UNMANAGED;
      case STOP -> true;
    };
  }

  private static List<String> factsInWords(Enrollment enrollment, TenantFacts facts) {
    String domain = enrollment.domain().value();
    List<String> words = new ArrayList<>();
    if (facts.around().sharedPrograms() != null) {
      words.add(facts.around().sharedPrograms());
    }
    if (facts.holder() != null) {
      words.add("%s belongs to the tenant %s.".formatted(domain, facts.holder().inFull()));
    }
    if (facts.stated() != null && !facts.stated().equals(facts.holder())) {
      words.add("The company named the tenant %s.".formatted(facts.stated().inFull()));
    }
    if (enrollment.request().existingTenant() != null && facts.stated() == null) {
      words.add(
          "The tenant %s that was named does not exist in this cloud."
              .formatted(enrollment.request().existingTenant()));
    }
    if (facts.state() == DomainState.OTHER_CLOUD) {
      words.add("%s is in another Microsoft cloud: %s.".formatted(domain, facts.cloud()));
    }
    if (facts.state() == DomainState.CONFLICT) {
      words.add(
          ADVICE
              + "ask an administrator of %s to remove the domain there; or name that tenant and link it; or choose the route \"%s\" all the same: the domain is then tried in the company's tenant, and a task has the text for Microsoft's support, to retry or give up."
                  .formatted(facts.holder().inFull(), Route.LINK.words()));
    }
    return words;
  }
}
