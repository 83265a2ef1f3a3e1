package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.decision.ApproveEnrollment;
import io.github.workaccount.enrollment.application.decision.RoleEnforcement;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.tenant.Surroundings.OtherDomain;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.Variables;
import io.github.workaccount.enrollment.process.briefing.Briefing.Row;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class ApproveEnrollmentBriefing implements TaskBriefing {

  private static final String LOOKS_INSIDE_ANYWAY =
      " Roles are enforced here, so a tenant that is linked is always looked into, with the consent of an administrator there.";

  /** Tasks keep their form: those of before end an enrollment by the route that stops. */
  private static final String ROUTES_OF_EARLIER_FORMS = "routes";

  private final Enrollments enrollments;
  private final RoleEnforcement roles;
  private final Facts facts;

  ApproveEnrollmentBriefing(Enrollments enrollments, RoleEnforcement roles, Facts facts) {
    this.facts = facts;
    this.roles = roles;
    this.enrollments = enrollments;
  }

  @Override
  public String task() {
    return Elements.APPROVE_ENROLLMENT;
  }

  @Override
  public Briefing brief(Enrollment enrollment, OpenTask task) {
    List<Route> possible = ApproveEnrollment.possibleRoutes(enrollment.facts());
    Route recommended = enrollment.route().recommended();
    List<Route> onward = possible.stream().filter(route -> route != Route.STOP).toList();
    return Briefing.of(
            "Decide whether this company is enrolled, and by which route. Nothing has been changed so far; every change in a tenant will be shown to you as a plan first."
                + (roles.rolesEnforced() ? LOOKS_INSIDE_ANYWAY : ""))
        .rows("facts", facts(enrollment))
        .list(
            "warnings",
            "warning",
            enrollment
                .facts()
                .around()
                .warnings(enrollment.request().workEmail(), enrollment.domain()))
        .list("reasons", "reason", enrollment.route().reasons())
        .show("recommendedRoute", recommended.words())
        .table("onwardRoutes", options(onward))
        .table(ROUTES_OF_EARLIER_FORMS, options(possible))
        .show(
            "changesNothing",
            recommended == Route.LINK
                && enrollment.facts().domainVerified()
                && !roles.rolesEnforced())
        .table("domains", domains(enrollment))
        .show("ownDomain", enrollment.domain().value())
        .show("knownTenant", enrollment.request().existingTenant())
        .field("decision", null)
        .field(
            "enrolledDomain",
            enrollment
                .facts()
                .likelierDomain()
                .map(OtherDomain::domain)
                .orElse(enrollment.domain())
                .value())
        .field(Variables.ROUTE.name(), onward.contains(recommended) ? recommended.key() : null)
        .field("existingTenant", enrollment.request().existingTenant())
        .field("lookInside", enrollment.route().lookInside())
        .field("comment", null)
        .build();
  }

  private List<Row> facts(Enrollment enrollment) {
    List<Row> rows = facts.all(enrollment);
    OtherDomain other = enrollment.facts().around().other();
    if (other != null) {
      rows.add(new Row("Other domain", facts.domain(other)));
    }
    enrollments
        .predecessorOf(enrollment)
        .ifPresent(
            earlier ->
                rows.add(
                    new Row(
                        "Earlier enrollment of the domain",
                        "%s, %s: %s"
                            .formatted(earlier.id(), earlier.state().key(), earlier.outcome()))));
    return rows;
  }

  /** The choice of a domain, where there is one. */
  private static List<Map<String, String>> domains(Enrollment enrollment) {
    OtherDomain other = enrollment.facts().around().other();
    return other == null
        ? List.of()
        : List.of(
            domain(enrollment.domain(), Facts.domain(enrollment.facts())),
            domain(other.domain(), other.inWords()));
  }

  /** The label is run as a template by the form, so nothing else than the domain stands in it. */
  private static Map<String, String> domain(DomainName domain, String where) {
    return Map.of("label", domain.value(), "value", domain.value(), "where", where);
  }

  private static List<Map<String, String>> options(List<Route> routes) {
    return routes.stream().map(ApproveEnrollmentBriefing::option).toList();
  }

  private static Map<String, String> option(Route route) {
    return Map.of("label", route.words(), "value", route.key());
  }
}
