package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.Access;
import io.github.workaccount.enrollment.application.Decisions;
import io.github.workaccount.enrollment.application.Enrollment;
import io.github.workaccount.enrollment.application.GrantConsent;
import io.github.workaccount.enrollment.process.Elements;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class GrantConsentBriefing implements TaskBriefing {

  private static final List<Map<String, String>> TO_READ =
      List.of(
          permission("Organization.Read.All", "read the organisation's name and domains"),
          permission("User.ReadBasic.All", "count users and find the Partner Center users"),
          permission("Directory.Read.All", "check the administrator's roles"),
          permission("Domain.Read.All", "see the state of the domain and its verification record"),
          permission("GroupMember.Read.All", "find the group of Partner Center users"),
          permission("CrossTenantInformation.ReadBasic.All", "find tenants by their domain"));

  private static final List<Map<String, String>> TO_WRITE =
      List.of(
          permission(
              "Domain.ReadWrite.All", "add the domain and have it verified, if the plan has it"),
          permission(
              "Group.Create", "create the group of Partner Center users, if the plan has it"),
          permission("GroupMember.ReadWrite.All", "fill that group, if the plan has it"),
          permission(
              "Group.ReadWrite.All", "delete that group again, if the enrollment is withdrawn"));

  private final GrantConsent consent;
  private final Decisions decisions;

  GrantConsentBriefing(GrantConsent consent, Decisions decisions) {
    this.decisions = decisions;
    this.consent = consent;
  }

  @Override
  public String task() {
    return Elements.GRANT_CONSENT;
  }

  @Override
  public Briefing brief(Enrollment enrollment, Function<String, Object> variables) {
    String tenant = enrollment.facts().target().orElseThrow().label();
    boolean lookedInVain = decisions.latest(enrollment.id(), GrantConsent.TASK).isPresent();
    return Briefing.of(
            (lookedInVain
                    ? "Microsoft gives no token for this tenant yet, so consent is still missing. "
                    : "")
                + "Have a Global Administrator or Privileged Role Administrator of %s open the link and accept. The enrollment goes on by itself then; nothing is changed before you approve a plan."
                    .formatted(Markdown.text(tenant)))
        .show("consentLink", consent.ask(enrollment.id(), consent.needed(enrollment.id())))
        .show("alternative", alternative(enrollment))
        .rows("facts", Facts.all(enrollment))
        .table("permissions", permissions(enrollment))
        .field("tenantAdmin", enrollment.tenantAdmin())
        .build();
  }

  private List<Map<String, String>> permissions(Enrollment enrollment) {
    return consent.mayGrantMore(enrollment.id())
        ? TO_READ
        : Stream.concat(TO_READ.stream(), TO_WRITE.stream()).toList();
  }

  /** Where reading and writing are two registrations, the other one may do as well. */
  private String alternative(Enrollment enrollment) {
    if (consent.mayGrantLess(enrollment.id())) {
      return """
          To grant **reading only**, open the consent page of the reading registration instead; the changes of the plan are then made by hand and read back:

          `%s`"""
          .formatted(consent.ask(enrollment.id(), Access.READ));
    }
    return consent.mayGrantMore(enrollment.id())
        ? """
            This consent is for **reading only**. To have the product also make the group of Partner Center users that a plan may have, open the consent page of the writing registration instead:

            `%s`"""
            .formatted(consent.ask(enrollment.id(), Access.WRITE))
        : "";
  }

  private static Map<String, String> permission(String name, String why) {
    return Map.of("permission", name, "why", why);
  }
}
