package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.Enrollment;
import io.github.workaccount.enrollment.application.ExtendDomainProof;
import io.github.workaccount.enrollment.model.Tenant;
import io.github.workaccount.enrollment.process.Elements;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

@Component
class ResolveDomainConflictBriefing implements TaskBriefing {

  private final ExtendDomainProof proofs;
  private final Facts facts;

  ResolveDomainConflictBriefing(ExtendDomainProof proofs, Facts facts) {
    this.facts = facts;
    this.proofs = proofs;
  }

  @Override
  public String task() {
    return Elements.RESOLVE_DOMAIN_CONFLICT;
  }

  @Override
  public Briefing brief(Enrollment enrollment, Function<String, Object> variables) {
    return Briefing.of(
            "Microsoft says that another tenant holds the domain. A domain is verified in one tenant only: decide whether to try again after it was released there, or to give up."
                + proofs.howTo(enrollment.id()).map(how -> "\n\n" + Markdown.text(how)).orElse(""))
        .rows("facts", facts.all(enrollment))
        .list("options", "option", options(enrollment))
        .show("ticketText", ticket(enrollment))
        .field("resolution", null)
        .field("comment", null)
        .build();
  }

  private static List<String> options(Enrollment enrollment) {
    Tenant holder = enrollment.facts().holder();
    Tenant ours = enrollment.facts().target().orElseThrow();
    String who =
        holder == null || holder.id().equals(ours.id())
            ? "the tenant that holds it (Microsoft does not tell which one)"
            : "%s (%s)".formatted(holder.label(), holder.id());
    return List.of(
        "Ask a Global Administrator of %s to remove the domain there, then retry. If the one you know is gone, ask another one (rule D2)."
            .formatted(who),
        "If no administrator is left there, send Microsoft's support the text below, then retry once the domain is released.",
        "If every way into that tenant is lost and it is unmanaged, an internal admin takeover makes you its administrator; a managed tenant cannot be taken over (rules D2 and D4).",
        "Link the tenant that holds the domain instead: give up here and start again, naming that tenant.");
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
            holder == null || holder.id().equals(ours.id()) ? "" : ":\n" + holder.id());
  }
}
