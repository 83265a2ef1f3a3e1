package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.DomainName;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.InvalidInput;
import io.github.workaccount.enrollment.model.InvalidValue;
import io.github.workaccount.enrollment.model.RequestForm;
import io.github.workaccount.enrollment.model.Route;
import io.github.workaccount.enrollment.model.RouteChoice;
import io.github.workaccount.enrollment.model.TenantFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** An enrollment admin decides whether an enrollment goes on, and by which route. */
@Service
public class ApproveEnrollment {

  /** The task at which it is decided. */
  public static final String TASK = "ApproveEnrollment";

  private static final Set<String> NEEDS_REASON = Set.of("reject", "correct");

  private final Enrollments enrollments;
  private final RecordDecision decisions;
  private final RequestEnrollment requests;
  private final RequestForm form;
  private final DomainChoice domains;
  private final SharedPrograms programs;
  private final Evidence evidence;

  ApproveEnrollment(
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
   * @param choice {@code approve}, {@code reject}, {@code correct}, or {@code stop} to end the
   *     enrollment by the route of that name
   * @param route the chosen route; null means the recommended one, unless that is to stop
   * @param enrolledDomain which domain is enrolled, the own one or the other one of a subdomain;
   *     null means the likelier one, unless a route or a tenant is chosen for the own one
   * @param existingTenant the tenant that counts from now on, be it the requester's or another one;
   *     null when none does
   * @param lookInside whether to look into the tenant although the route does not need it
   * @param comment what the admin wrote; null when nothing
   */
  public record Answer(
      String choice,
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
   * @throws InvalidInput when the route is not possible, the tenant does not exist, or the choice
   *     lacks a comment that it needs
   * @throws Enrollments.DomainTaken when another enrollment has the domain that is chosen instead
   */
  public void decide(User user, EnrollmentId id, Answer answer) {
    Enrollment enrollment = enrollments.get(id);
    decisions.requireOther(user, enrollment);
    String shared = answer.choice().equals("approve") ? sharedPrograms(enrollment) : null;
    Enrollment decided =
        switch (answer.choice()) {
          case "approve" -> approve(enrollment, answer, shared);
          case "correct" -> enrollment.withRoute(RouteChoice.none());
          case "stop" -> enrollment.withRoute(enrollment.route().choosing(Route.STOP, false));
          default -> enrollment;
        };
    if (NEEDS_REASON.contains(answer.choice()) && answer.comment() == null) {
      throw new InvalidInput("comment", "Say why, so that the requester knows.");
    }
    enrollments.update(decided);
    if (answer.choice().equals("approve")) {
      tellOf(user, enrollment, decided, shared);
    }
    decisions.record(user, id, TASK, answer.choice(), null, answer.comment());
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

  /** Whether the admin's latest approval named a tenant or a domain that is not looked up yet. */
  public boolean factsAreStale(EnrollmentId id) {
    Enrollment enrollment = enrollments.get(id);
    return enrollment.facts() == null
        || enrollment.request().existingTenant() != null && enrollment.facts().stated() == null;
  }

  private Enrollment approve(Enrollment enrollment, Answer answer, String shared) {
    String named = answer.existingTenant() == null ? null : tenant(answer.existingTenant());
    Route route = route(enrollment, answer, named);
    boolean naming = named != null && isToBeLookedUp(enrollment, named, route);
    boolean emptied = named == null && enrollment.request().existingTenant() != null;
    DomainName domain = domain(enrollment, answer, naming);
    if (!domain.equals(enrollment.domain())) {
      requests.requireTenant(naming ? named : null);
      return approveOther(
          naming || emptied ? naming(enrollment, named) : enrollment, domain, answer);
    }
    if (route == Route.STOP && answer.route() == null) {
      throw new InvalidInput(
          "route",
          "It is recommended to stop, so to go on, choose a route or name another tenant of the company. To end the enrollment, choose to stop it as the decision.");
    }
    if (route != Route.STOP) {
      confirmSharedPrograms(shared, answer);
    }
    if (naming) {
      return approveNamed(enrollment, route, named, answer);
    }
    Enrollment approved =
        route == Route.TAKE_OVER || emptied && route != Route.STOP
            ? naming(enrollment, null)
            : enrollment;
    requirePossible(route, enrollment, approved);
    return approved.withRoute(enrollment.route().choosing(route, answer.lookInside()));
  }

  private static void requirePossible(Route route, Enrollment before, Enrollment approved) {
    if (ChooseRoute.possible(route, approved.facts())) {
      return;
    }
    boolean lacksTenant = ChooseRoute.possible(route, before.facts());
    throw new InvalidInput(
        lacksTenant ? RequestForm.EXISTING_TENANT : "route",
        lacksTenant
            ? "%s is in no tenant, so name the one that is to be linked, or choose another route."
                .formatted(before.domain())
            : "The route \"%s\" is not possible here. Choose another one, or name the company's tenant."
                .formatted(route.key()));
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
    if ("stop".equals(answer.route())) {
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
  private static void confirmSharedPrograms(String shared, Answer answer) {
    if (shared != null && (answer.route() == null || answer.comment() == null)) {
      throw new InvalidInput(
          answer.route() == null ? "route" : "comment",
          shared + " To go on all the same, choose the route yourself and say why in the comment.");
    }
  }

  /** What an approval decided besides the route. */
  private void tellOf(User user, Enrollment before, Enrollment after, String shared) {
    if (!before.domain().equals(after.domain())) {
      evidence.add(
          after.id(),
          "enrolled-domain",
          user.id(),
          Map.of("before", before.domain().value(), "after", after.domain().value()));
      requests.tellOfPredecessor(after);
      return;
    }
    if (shared != null && after.route().chosen() != null && after.route().chosen() != Route.STOP) {
      evidence.add(
          after.id(),
          "confirmation",
          user.id(),
          Map.of("rule", "B4", "reason", shared, "route", after.route().chosen().key()));
    }
  }

  /** A tenant that the requester did not know: its facts are looked up before anything else. */
  private Enrollment approveNamed(Enrollment enrollment, Route route, String named, Answer answer) {
    if (route != Route.LINK && route != Route.CREATE) {
      throw new InvalidInput(
          RequestForm.EXISTING_TENANT,
          "A tenant is named only for the route \"link\". Leave it out, or choose that route.");
    }
    requests.requireTenant(named);
    return naming(enrollment, named)
        .withRoute(enrollment.route().choosing(Route.LINK, answer.lookInside()));
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
          .orElseThrow(() -> new InvalidInput("route", "There is no such route."));
    }
    Route recommended = enrollment.route().recommended();
    boolean another = named != null && !named.equals(enrollment.request().existingTenant());
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
