package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.ApproveEnrollment;
import io.github.workaccount.enrollment.application.Enrollment;
import io.github.workaccount.enrollment.model.Route;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.Variables;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

@Component
class ApproveEnrollmentBriefing implements TaskBriefing {

  @Override
  public String task() {
    return Elements.APPROVE_ENROLLMENT;
  }

  @Override
  public Briefing brief(Enrollment enrollment, Function<String, Object> variables) {
    List<Route> possible = ApproveEnrollment.possibleRoutes(enrollment.facts());
    Route recommended = enrollment.route().recommended();
    Route first = possible.contains(recommended) ? recommended : possible.get(0);
    return Briefing.of(
            "Decide whether this company is enrolled, and by which route. Nothing has been changed so far; every change in a tenant will be shown to you as a plan first.")
        .rows("facts", Facts.all(enrollment))
        .list("reasons", "reason", enrollment.route().reasons())
        .show("recommendedRoute", words(recommended))
        .table("routes", possible.stream().map(ApproveEnrollmentBriefing::option).toList())
        .show("changesNothing", recommended == Route.LINK && enrollment.facts().domainVerified())
        .field("decision", null)
        .field(Variables.ROUTE, first.key())
        .field("existingTenant", enrollment.request().existingTenant())
        .field("lookInside", false)
        .field("comment", null)
        .build();
  }

  private static Map<String, String> option(Route route) {
    return Map.of("label", words(route), "value", route.key());
  }

  private static String words(Route route) {
    return switch (route) {
      case LINK -> "Link the existing work account";
      case CREATE -> "Create a new work account";
      case TAKE_OVER -> "Take over the unmanaged tenant";
      case STOP -> "Stop: it cannot go on here";
    };
  }
}
