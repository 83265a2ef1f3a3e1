package io.github.workaccount.enrollment.application.decision;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.facts.SharedPrograms;
import io.github.workaccount.enrollment.application.failure.DomainTaken;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.request.RequestEnrollment;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.input.Field;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import io.github.workaccount.enrollment.model.input.Violations;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.RequestForm;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;

/** An enrollment admin decides whether an enrollment goes on, and by which route. */
@Service
public class ApproveEnrollment {

  private static final String ROUTE = Field.ROUTE.key();
  private static final String COMMENT = Field.COMMENT.key();
  private static final Set<Choice> NEEDS_REASON = Set.of(Choice.REJECT, Choice.CORRECT);

  private final Enrollments enrollments;
  private final RecordDecision decisions;
  private final RequestEnrollment requests;
  private final RequestForm form;
  private final DomainChoice domains;
  private final SharedPrograms programs;
  private final Evidence evidence;

  public ApproveEnrollment(
      Enrollments enrollments,
      RecordDecision decisions,
      RequestEnrollment requests,
      RequestForm form,
      DomainChoice domains,
      SharedPrograms programs,
      Evidence evidence) {
    this.domains = domains;
    this.programs = programs;
    this.evidence = evidence;
    this.enrollments = enrollments;
    this.decisions = decisions;
    this.requests = requests;
    this.form = form;
  }

  /**
   * What an admin decided.
   *
   * @param choice to approve, to reject, to have it corrected, or to stop to end the enrollment by
   *     the route of that name
   * @param route the chosen route; null means the recommended one, unless that is to stop
   * @param enrolledDomain which domain is enrolled, the own one or the other one of a subdomain;
   *     null means the likelier one, unless a route or a tenant is chosen for the own one
   * @param existingTenant the tenant that counts from now on, be it the requester's or another one;
   *     null when none does
   * @param lookInside whether to look into the tenant although the route does not need it
   * @param comment what the admin wrote; null when nothing
   */
  public record Answer(
      Choice choice,
      String route,
      String enrolledDomain,
      String existingTenant,
      boolean lookInside,
      String comment) {}

  /**
   * Keeps the decision.
   *
   * @param user who decided
   * @param id on which enrollment
   * @param answer what
   * @throws NotAllowed when the user asked for it
   * @throws InvalidInput naming every field that is wrong: a route that is not possible, a tenant
   *     that does not exist, a comment that is lacking
   * @throws DomainTaken when another enrollment has the domain that is chosen instead
   */
  public void decide(User user, EnrollmentId id, Answer answer) {
    Enrollment enrollment = enrollments.get(id);
    decisions.requireOther(user, enrollment);
    String shared = answer.choice() == Choice.APPROVE ? sharedPrograms(enrollment) : null;
    Violations wrong = new Violations();
    if (needsReason(enrollment, answer) && answer.comment() == null) {
      wrong.add(COMMENT, "Say why, so that the requester knows.");
    }
    Enrollment decided =
        switch (answer.choice()) {
          case APPROVE -> approve(enrollment, answer, shared, wrong);
          case CORRECT -> enrollment.withRoute(RouteChoice.none());
          case STOP -> enrollment.withRoute(enrollment.route().choosing(Route.STOP, false));
          default -> enrollment;
        };
    wrong.check();
    enrollments.update(decided);
    if (answer.choice() == Choice.APPROVE) {
      tellOf(user, enrollment, decided, shared);
    }
    decisions.record(
        user, id, UserTask.APPROVE_ENROLLMENT, answer.choice(), null, answer.comment());
  }

  /**
   * The routes that an admin can choose.
   *
   * @param facts what is known
   */
  public static List<Route> possibleRoutes(TenantFacts facts) {
    return Arrays.stream(Route.values())
        .filter(route -> ChooseRoute.possible(route, facts))
        .toList();
  }

  /**
   * Whether the admin's latest approval changed the tenant or the domain, whose facts are not
   * looked up yet. Nobody needs them to stop.
   */
  public boolean factsAreStale(EnrollmentId id) {
    Enrollment enrollment = enrollments.get(id);
    if (enrollment.route().chosen() == Route.STOP) {
      return false;
    }
    return enrollment.facts() == null
        || enrollment.request().existingTenant() != null && enrollment.facts().stated() == null;
  }

  /** The requester reads why it ends, where the recommendation does not say it. */
  private static boolean needsReason(Enrollment enrollment, Answer answer) {
    boolean stops =
        answer.choice() == Choice.STOP
            || answer.choice() == Choice.APPROVE && Route.STOP.key().equals(answer.route());
    return NEEDS_REASON.contains(answer.choice())
        || stops && enrollment.route().recommended() != Route.STOP;
  }

  private Enrollment approve(
      Enrollment enrollment, Answer answer, String shared, Violations wrong) {
    String typed = answer.existingTenant();
    String named = typed == null ? null : wrong.orNull(() -> tenant(typed));
    Route route = wrong.orNull(() -> route(enrollment, answer, named));
    boolean naming = named != null && isToBeLookedUp(enrollment, named, route);
    DomainName domain = wrong.orNull(() -> domain(enrollment, answer, naming));
    boolean other = domain != null && !domain.equals(enrollment.domain());
    if (naming && !other && isInOtherCloud(enrollment)) {
      wrong.add(RequestForm.EXISTING_TENANT, nothingGoesOn(enrollment));
    } else if (naming) {
      requireNameable(named, other ? Route.LINK : route, wrong);
    }
    boolean emptied = typed == null && enrollment.request().existingTenant() != null;
    boolean forgets = other ? emptied : route == Route.TAKE_OVER || emptied && route != Route.STOP;
    Enrollment asked = naming || forgets ? naming(enrollment, naming ? named : null) : enrollment;
    if (other) {
      wrong.check();
      return approveOther(asked, domain, answer);
    }
    if (route == Route.STOP && answer.route() == null) {
      addStopIsChosen(enrollment, wrong);
    }
    confirm(route, shared, answer, wrong);
    if (!naming && route != null && (typed == null || named != null)) {
      requirePossible(route, enrollment, asked, wrong);
    }
    wrong.check();
    // Without the tenant that was named, another one counts: it is looked at like a new one.
    return (emptied && forgets ? asked.withFacts(null) : asked)
        .withRoute(enrollment.route().choosing(naming ? Route.LINK : route, answer.lookInside()));
  }

  private static void requirePossible(
      Route route, Enrollment before, Enrollment approved, Violations wrong) {
    if (ChooseRoute.possible(route, approved.facts())) {
      return;
    }
    boolean lacksTenant = ChooseRoute.possible(route, before.facts());
    wrong.add(
        lacksTenant ? RequestForm.EXISTING_TENANT : ROUTE,
        lacksTenant
            ? "%s is in no tenant, so name the one that is to be linked, or choose another route."
                .formatted(before.domain())
            : "The route \"%s\" is not possible here. Choose another one, or name the company's tenant."
                .formatted(route.words()));
  }

  /**
   * Another domain is looked at like a new one. Where it turns out that its tenant cannot be
   * linked, or not without a confirmation, the admin is asked again.
   */
  private Enrollment approveOther(Enrollment enrollment, DomainName domain, Answer answer) {
    requests.requireFree(domain, enrollment.id());
    return enrollment
        .withRequest(enrollment.request(), domain)
        .withFacts(null)
        .withRoute(RouteChoice.none().choosing(Route.LINK, answer.lookInside()));
  }

  /** Whoever chooses a route or names a tenant means the domain that is shown with them. */
  private DomainName domain(Enrollment enrollment, Answer answer, boolean naming) {
    if (Route.STOP.key().equals(answer.route())) {
      return enrollment.domain();
    }
    if (answer.enrolledDomain() != null) {
      return domains.of(enrollment, answer.enrolledDomain());
    }
    boolean ownChosen = naming || answer.route() != null && !answer.route().equals("link");
    return ownChosen ? enrollment.domain() : domains.likelier(enrollment);
  }

  /** What was found when it was looked at, or has come up since. */
  private String sharedPrograms(Enrollment enrollment) {
    String known = enrollment.facts().around().sharedPrograms();
    return known != null ? known : programs.approvedMeanwhile(enrollment);
  }

  /** Rule B4: to go on against it takes a person who chooses the route and says why. */
  private static void confirm(Route route, String shared, Answer answer, Violations wrong) {
    boolean undecided = route == Route.STOP && answer.route() == null;
    if (shared == null || route == Route.STOP && !undecided) {
      return;
    }
    String confirmed =
        shared + " To go on all the same, choose the route yourself and say why in the comment.";
    if (answer.route() == null && !undecided) {
      wrong.add(ROUTE, confirmed);
    }
    if (answer.comment() == null) {
      wrong.add(COMMENT, confirmed);
    }
  }

  /** What an approval decided besides the route. */
  private void tellOf(User user, Enrollment before, Enrollment after, String shared) {
    String tenantBefore = before.request().existingTenant();
    String tenantAfter = after.request().existingTenant();
    if (!Objects.equals(tenantBefore, tenantAfter)) {
      Map<String, Object> change = new LinkedHashMap<>();
      change.put("before", tenantBefore);
      change.put("after", tenantAfter);
      evidence.add(after.id(), EvidenceKind.EXISTING_TENANT, user.id(), change);
    }
    if (!before.domain().equals(after.domain())) {
      evidence.add(
          after.id(),
          EvidenceKind.ENROLLED_DOMAIN,
          user.id(),
          Map.of("before", before.domain().value(), "after", after.domain().value()));
      requests.tellOfPredecessor(after);
      return;
    }
    if (shared != null && after.route().chosen() != null && after.route().chosen() != Route.STOP) {
      evidence.add(
          after.id(),
          EvidenceKind.CONFIRMATION,
          user.id(),
          Map.of("rule", "B4", "reason", shared, "route", after.route().chosen().key()));
    }
  }

  /** A tenant that the requester did not know: its facts are looked up before anything else. */
  private void requireNameable(String named, Route route, Violations wrong) {
    if (route == Route.STOP || route == Route.TAKE_OVER) {
      wrong.add(
          RequestForm.EXISTING_TENANT,
          "A tenant is named only for the route \"%s\". Empty it, or choose that route."
              .formatted(Route.LINK.words()));
    } else {
      wrong.orNull(
          () -> {
            requests.requireTenant(named);
            return named;
          });
    }
  }

  /** To end an enrollment takes more than to go on with what is recommended. */
  private static void addStopIsChosen(Enrollment enrollment, Violations wrong) {
    if (isInOtherCloud(enrollment)) {
      wrong.add("decision", nothingGoesOn(enrollment));
    } else {
      wrong.add(
          ROUTE,
          "It is recommended to stop, so to go on, choose a route or name another tenant of the company. To end the enrollment, choose to stop it as the decision.");
    }
  }

  /** No tenant of this cloud can take such a domain, so naming one would only lead back here. */
  private static boolean isInOtherCloud(Enrollment enrollment) {
    return enrollment.facts().state() == DomainState.OTHER_CLOUD;
  }

  private static String nothingGoesOn(Enrollment enrollment) {
    return "%s is in another Microsoft cloud, so it cannot go on here, whichever tenant is named. Stop the enrollment, send it back for another address, or reject it."
        .formatted(enrollment.domain());
  }

  /** Also the one that was named before and was not there: it may have come back. */
  private static boolean isToBeLookedUp(Enrollment enrollment, String named, Route route) {
    boolean wasMissing =
        enrollment.facts().stated() == null
            && route == Route.LINK
            && !ChooseRoute.possible(route, enrollment.facts());
    return wasMissing || !named.equals(enrollment.request().existingTenant());
  }

  private static Enrollment naming(Enrollment enrollment, String tenant) {
    return enrollment
        .withRequest(enrollment.request().withExistingTenant(tenant), enrollment.domain())
        .withFacts(enrollment.facts().withoutStated());
  }

  /**
   * Where to stop is recommended, whoever names another tenant without a route means to link it.
   */
  private static Route route(Enrollment enrollment, Answer answer, String named) {
    if (answer.route() != null) {
      return Route.of(answer.route())
          .orElseThrow(() -> new InvalidInput(ROUTE, "There is no such route."));
    }
    Route recommended = enrollment.route().recommended();
    boolean another =
        answer.existingTenant() != null
            && !Objects.equals(named, enrollment.request().existingTenant());
    return recommended == Route.STOP && another ? Route.LINK : recommended;
  }

  private String tenant(String typed) {
    try {
      return form.tenantReference(typed);
    } catch (InvalidValue e) {
      throw new InvalidInput(RequestForm.EXISTING_TENANT, e.getMessage());
    }
  }
}
