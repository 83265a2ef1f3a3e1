package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.application.proof.ExtendDomainProof;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.process.Elements;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class ResolveDomainConflictBriefing implements TaskBriefing {

  private static final List<String> WITHOUT_HOLDER =
      List.of(
          "Have the cause removed in the tenant, then retry. A domain that is there by then counts as added.",
          "Retry without more, if it may have been a passing fault.",
          "Give Microsoft's support the status, the code and the request id above, if the cause stays unknown.",
          "Give the domain up: nothing more is changed.");

  private final ExtendDomainProof proofs;
  private final Plans plans;
  private final LastLook looks;
  private final Facts facts;

  ResolveDomainConflictBriefing(
      ExtendDomainProof proofs, Plans plans, LastLook looks, Facts facts) {
    this.looks = looks;
    this.facts = facts;
    this.plans = plans;
    this.proofs = proofs;
  }

  @Override
  public String task() {
    return Elements.RESOLVE_DOMAIN_CONFLICT;
  }

  @Override
  public Briefing brief(Enrollment enrollment, OpenTask task) {
    Optional<Tenant> holder = enrollment.facts().otherHolder();
    return Briefing.of(
            looks.said(
                    enrollment.id(),
                    task(),
                    task.since(),
                    "It was tried again, and the domain cannot be had yet.")
                + holder
                    .map(ResolveDomainConflictBriefing::heldBy)
                    .orElseGet(() -> refused(enrollment))
                + proofs.howTo(enrollment.id()).map(how -> "\n\n" + Markdown.text(how)).orElse(""))
        .rows("facts", facts.all(enrollment))
        .list(
            "options",
            "option",
            holder.map(ResolveDomainConflictBriefing::ways).orElse(WITHOUT_HOLDER))
        .show("ticketText", holder.map(other -> ticket(enrollment, other)).orElse(null))
        .field("resolution", null)
        .field("comment", null)
        .build();
  }

  private static String heldBy(Tenant holder) {
    return "Another tenant, %s, holds the domain. A domain is verified in one tenant only: decide whether to try again after it was released there, or to give up."
        .formatted(Markdown.text(holder.label()));
  }

  /** That another tenant holds the domain is claimed only where one was seen. */
  private String refused(Enrollment enrollment) {
    String said =
        plans.currentChanges(enrollment.id()).stream()
            .filter(change -> change.change().kind().provesDomain())
            .filter(change -> change.status() == ChangeStatus.FAILED && change.note() != null)
            .map(PlannedChange::note)
            .findFirst()
            .orElse("Microsoft refused the domain, and no other tenant is seen to hold it.");
    return Markdown.text(said) + " Decide whether to try again, or to give up.";
  }

  private static List<String> ways(Tenant holder) {
    return List.of(
        "Ask a Global Administrator of %s (%s) to remove the domain there, then retry. If the one you know is gone, ask another one."
            .formatted(holder.label(), holder.id()),
        "If no administrator is left there, send Microsoft's support the text below, then retry once the domain is released.",
        "If every way into that tenant is lost and it is unmanaged, an internal admin takeover makes you its administrator; a managed tenant cannot be taken over.",
        "Link the tenant that holds the domain instead: give up here and start again, naming that tenant.");
  }

  private static String ticket(Enrollment enrollment, Tenant holder) {
    Tenant ours = enrollment.facts().target().orElseThrow();
    return """
        We want to verify the domain %s in our tenant
        %s (%s).
        Microsoft Entra reports that another tenant holds it:
        %s.
        We own the domain and can publish any DNS record to prove it.
        Please help us to release the domain, or to reach the
        administrators of that tenant."""
        .formatted(enrollment.domain(), ours.id(), ours.defaultDomain(), holder.id());
  }
}
