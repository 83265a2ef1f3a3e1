package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.AwaitWorkAccount;
import io.github.workaccount.enrollment.application.Enrollment;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.Variables;
import io.github.workaccount.enrollment.process.briefing.Briefing.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

@Component
class CreateWorkAccountBriefing implements TaskBriefing {

  private final PortalLinks links;
  private final AwaitWorkAccount wait;

  CreateWorkAccountBriefing(PortalLinks links, AwaitWorkAccount wait) {
    this.links = links;
    this.wait = wait;
  }

  @Override
  public String task() {
    return Elements.CREATE_WORK_ACCOUNT;
  }

  @Override
  public Briefing brief(Enrollment enrollment, Function<String, Object> variables) {
    List<String> free =
        Arrays.stream(String.valueOf(variables.apply(Variables.INITIAL_DOMAINS)).split(" "))
            .filter(domain -> domain.endsWith(".onmicrosoft.com"))
            .toList();
    return Briefing.of(
            said(enrollment, variables.apply(Variables.WORK_ACCOUNT))
                + "Create the company's work account (Microsoft Entra tenant) in Microsoft's portal, then enter its initial domain here. Microsoft offers no interface that could do it for you.")
        .rows("facts", Facts.all(enrollment))
        .list(
            "steps",
            "step",
            List.of(
                "Company with a Partner Center account: open %s (Account settings, Tenants) and choose Create; it takes a Manager or Global admin of that account."
                    .formatted(links.partnerCenterTenants()),
                "Company without one: a paying Microsoft customer creates a workforce tenant at %s; where tenant creation is switched off it takes the role Tenant Creator."
                    .formatted(links.createTenant()),
                "Before you create it, note the first administrator's user name and password in your password safe: no e-mail is sent. Never enter them here.",
                "Use the values below, then add a second Global Administrator.",
                "Enter the initial domain below. It is read back from Microsoft before anything goes on."))
        .rows(
            "values",
            List.of(
                new Row("Organization name", enrollment.request().companyName()),
                new Row("Initial domain", free.isEmpty() ? null : free.get(0)),
                new Row("Country", enrollment.request().headquarters()),
                new Row("Contact e-mail", enrollment.request().workEmail())))
        .table("initialDomains", free.stream().map(domain -> Map.of("domain", domain)).toList())
        .field("tenantDomain", null)
        .build();
  }

  /** What became of the name that was entered before, if one was. */
  private String said(Enrollment enrollment, Object before) {
    if (!"refused".equals(before) && !"not-yet".equals(before)) {
      return "";
    }
    return wait.inVain(enrollment.id())
        .map(text -> Markdown.text(text) + " ")
        .orElse(
            "What was entered before is not a new work account with that initial domain as its default. ");
  }
}
