package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.Enrollment;
import io.github.workaccount.enrollment.process.Elements;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

@Component
class TakeOverTenantBriefing implements TaskBriefing {

  @Override
  public String task() {
    return Elements.TAKE_OVER_TENANT;
  }

  @Override
  public Briefing brief(Enrollment enrollment, Function<String, Object> variables) {
    return Briefing.of(
            "Become the administrator of the unmanaged tenant that holds the domain, then complete this task: it is read back from Microsoft before anything goes on.")
        .rows("facts", Facts.all(enrollment))
        .list(
            "steps",
            "step",
            List.of(
                "Sign in at Microsoft 365 with an address at the domain; sign up for a free service if you have no user there.",
                "Open the Microsoft 365 admin center: it offers to become the administrator.",
                "Publish the TXT record that it shows, and have it verified.",
                "Sign out and in again: you are Global Administrator now. Add a second one.",
                "Complete this task."))
        .list(
            "moves",
            "what",
            List.of(
                "Nothing moves: users, licences and data stay in the tenant, and it becomes managed (internal takeover).",
                "Moving the domain into another managed tenant (external takeover) is not done here: it is refused for tenants with SharePoint, OneDrive or Skype plans and across clouds.",
                "A domain that is verified in a managed tenant can never be taken."))
        .build();
  }
}
