package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.Enrollment;
import io.github.workaccount.enrollment.model.Tenant;
import io.github.workaccount.enrollment.process.Elements;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

@Component
class ResolveDomainConflictBriefing implements TaskBriefing {

  @Override
  public String task() {
    return Elements.RESOLVE_DOMAIN_CONFLICT;
  }

  @Override
  public Briefing brief(Enrollment enrollment, Function<String, Object> variables) {
    return Briefing.of(
            "Microsoft says that another tenant holds the domain. A domain is verified in one tenant only: decide whether to try again after it was released there, or to give up.")
        .rows("facts", Facts.all(enrollment))
        .list(
            "options",
            "option",
            List.of(
                "Ask a Global Administrator of the tenant that holds it to remove the domain there, then retry.",
                "If no administrator is left there, ask Microsoft's support with the text below, then retry.",
                "Link the tenant that holds the domain instead: give up here and start again, naming that tenant."))
        .show("ticketText", ticket(enrollment))
        .field("resolution", null)
        .field("comment", null)
        .build();
  }

  private static String ticket(Enrollment enrollment) {
    Tenant ours = enrollment.facts().target().orElseThrow();
    Tenant holder = enrollment.facts().holder();
    return """
        We want to verify the domain %s in our tenant
        %s (%s).
        Microsoft Entra reports that another tenant holds it%s.
        We own the domain and can publish any DNS record to prove it.
        Please help us to release the domain, or to reach the
        administrators of that tenant."""
        .formatted(
            enrollment.domain(),
            ours.id(),
            ours.defaultDomain(),
            holder == null || holder.equals(ours) ? "" : ":\n" + holder.id());
  }
}
