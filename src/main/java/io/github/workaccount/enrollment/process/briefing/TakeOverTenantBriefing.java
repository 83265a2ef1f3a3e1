package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.process.Elements;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class TakeOverTenantBriefing implements TaskBriefing {

  private final PortalLinks links;
  private final LastLook looks;
  private final Facts facts;

  TakeOverTenantBriefing(PortalLinks links, LastLook looks, Facts facts) {
    this.links = links;
    this.looks = looks;
    this.facts = facts;
  }

  @Override
  public String task() {
    return Elements.TAKE_OVER_TENANT;
  }

  @Override
  public Briefing brief(Enrollment enrollment, OpenTask task) {
    return Briefing.of(
            looks.said(enrollment.id(), task(), task.since(), stillUnmanaged(enrollment))
                + "Become the administrator of the unmanaged tenant that holds the domain, then complete this task: it is read back from Microsoft before anything goes on.")
        .rows("facts", facts.all(enrollment))
        .steps(
            List.of(
                "Sign in at Microsoft 365 with an address at %s; without a user there, sign up for a free service of Microsoft first, such as Power BI."
                    .formatted(enrollment.domain()),
                "Open the Microsoft 365 admin center, %s: as the tenant has no administrator, it offers to become one."
                    .formatted(links.microsoft365Admin()),
                "Publish the TXT record that it shows in the DNS of %s, and have it verified there. Whoever proves the domain becomes Global Administrator."
                    .formatted(enrollment.domain()),
                "Sign out and in again: only then does the new role count. Give a second person the role Global Administrator.",
                "Complete this task: whether the tenant is managed now is read back from Microsoft."))
        .list(
            "moves",
            "what",
            List.of(
                "What stays: users, licenses and data stay in the tenant, which becomes managed (internal takeover). Nothing moves, and users sign in as before.",
                "What changes: the tenant gets a Global Administrator and is no longer open to self-service sign-up by itself.",
                "Not done here: moving the domain, with users and licenses, into another managed tenant (external takeover). Microsoft refuses it for tenants with SharePoint, OneDrive or Skype plans and across clouds, and deletes the old tenant 10 days later.",
                "Never possible: taking a domain that is verified in a managed tenant."))
        .build();
  }

  private static String stillUnmanaged(Enrollment enrollment) {
    return "Microsoft still shows the tenant that has %s as unmanaged. A takeover is seen some minutes after the domain was verified there; look again then."
        .formatted(Markdown.text(enrollment.domain().value()));
  }
}
