package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.consent.ConsentNeed;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.plan.ApprovePlan;
import io.github.workaccount.enrollment.model.microsoft.GraphPermission;
import io.github.workaccount.enrollment.process.Elements;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class GrantConsentBriefing implements TaskBriefing {

  private static final String WRITING_LACKS =
      "A change of the approved plan could not be made: the tenant lets the product read and not write. If that is to stay so, choose below that people make the changes. Otherwise: ";

  private static final String A_MINUTE = " Right after it was granted that can take a minute.";
  private static final String NO_TOKEN =
      "Microsoft gives no token for this tenant yet, so consent is still missing." + A_MINUTE;
  private static final String STILL_READS_ONLY =
      "The tenant still does not let the product write." + A_MINUTE;

  private final ConsentNeed need;
  private final Decisions decisions;
  private final LastLook looks;
  private final Facts facts;

  GrantConsentBriefing(ConsentNeed need, Decisions decisions, LastLook looks, Facts facts) {
    this.looks = looks;
    this.facts = facts;
    this.need = need;
    this.decisions = decisions;
  }

  @Override
  public String task() {
    return Elements.GRANT_CONSENT;
  }

  @Override
  public Briefing brief(Enrollment enrollment, OpenTask task) {
    boolean onlyWritingLacks = need.mayBecomeByHand(enrollment.id());
    return Briefing.of(
            looks.said(
                    enrollment.id(),
                    task(),
                    task.since(),
                    onlyWritingLacks ? STILL_READS_ONLY : NO_TOKEN)
                + (onlyWritingLacks ? WRITING_LACKS : occasion(enrollment))
                + "Have a Global Administrator or Privileged Role Administrator of %s open the link and accept. The enrollment goes on by itself then; nothing is changed before you approve a plan."
                    .formatted(Markdown.text(enrollment.facts().target().orElseThrow().label())))
        .rows("facts", facts.all(enrollment))
        .table("permissions", permissions(enrollment))
        .show("mayBecomeByHand", onlyWritingLacks)
        .field("tenantAdmin", enrollment.tenantAdmin())
        .field("byHand", false)
        .build();
  }

  /** Why the task is there, where people asked for it before the plan was approved. */
  private String occasion(Enrollment enrollment) {
    Optional<Decision> last =
        decisions.of(enrollment.id()).stream().reduce((earlier, later) -> later);
    return last.filter(decision -> ApprovePlan.LOOKS.contains(decision.choice())).isPresent()
        ? "You want the tenant looked into again: say below who administers it, if nobody or somebody else was named, and complete this task. The link is needed only if consent was taken back meanwhile. "
        : "";
  }

  private List<Map<String, String>> permissions(Enrollment enrollment) {
    List<GraphPermission> asked =
        need.mayBeMore(enrollment.id())
            ? GraphPermission.reading()
            : List.of(GraphPermission.values());
    return asked.stream()
        .map(permission -> Map.of("permission", permission.key(), "why", permission.purpose()))
        .toList();
  }
}
