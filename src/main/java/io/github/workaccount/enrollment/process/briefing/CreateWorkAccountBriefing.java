package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.account.AwaitWorkAccount;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.plan.SeparateAccount;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest.PartnerCenterAccount;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.Variables;
import io.github.workaccount.enrollment.process.briefing.Briefing.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class CreateWorkAccountBriefing implements TaskBriefing {

  private static final String FIRST_ADMINISTRATOR = "Partner Center: first administrator";

  private final PortalLinks links;
  private final AwaitWorkAccount wait;
  private final LastLook looks;
  private final SeparateAccount separate;
  private final Facts facts;

  CreateWorkAccountBriefing(
      PortalLinks links,
      AwaitWorkAccount wait,
      LastLook looks,
      SeparateAccount separate,
      Facts facts) {
    this.separate = separate;
    this.looks = looks;
    this.facts = facts;
    this.links = links;
    this.wait = wait;
  }

  @Override
  public String task() {
    return Elements.CREATE_WORK_ACCOUNT;
  }

  @Override
  public Briefing brief(Enrollment enrollment, OpenTask task) {
    List<String> free =
        Optional.ofNullable(Variables.INITIAL_DOMAINS.from(task.variables())).stream()
            .flatMap(domains -> Arrays.stream(domains.split(" ")))
            .filter(domain -> domain.contains("."))
            .toList();
    return Briefing.of(
            said(enrollment, task)
                + separate
                    .why(enrollment.id())
                    .map(Markdown::text)
                    .map(
                        "**This is a separate work account**, for only those who need Partner Center, beside the tenant that the company has (%s).\n\n"
                            ::formatted)
                    .orElse("")
                + "Create the company's work account (Microsoft Entra tenant) in Microsoft's portal, then enter its initial domain here. Microsoft offers no interface that could do it for you.")
        .rows("facts", facts.all(enrollment))
        .steps(steps(enrollment.request().partnerCenterAccount() == PartnerCenterAccount.EXISTING))
        .rows("values", values(enrollment.request(), free))
        .toCopy(toCopy(values(enrollment.request(), free), free))
        .table("initialDomains", free.stream().map(domain -> Map.of("domain", domain)).toList())
        .field("tenantDomain", entered(enrollment))
        .build();
  }

  /** What became of the name that was entered before, if one was. */
  private String said(Enrollment enrollment, OpenTask task) {
    return looks
        .asked(enrollment.id(), task())
        .flatMap(
            asked ->
                Optional.ofNullable(Variables.WORK_ACCOUNT_PROBLEM.from(task.variables()))
                    .map(problem -> "What was entered before was not accepted. " + problem)
                    .or(() -> wait.seen(enrollment.id()))
                    .map(
                        seen ->
                            LastLook.said(asked, looked(enrollment, task), Markdown.text(seen))))
        .orElse("");
  }

  /** The name is read back before the task comes, and looked for again and again while it waits. */
  private Instant looked(Enrollment enrollment, OpenTask task) {
    return wait.lastLook(enrollment.id()).filter(task.since()::isBefore).orElse(task.since());
  }

  /** Shown again, so that it can be corrected. */
  private String entered(Enrollment enrollment) {
    return looks.asked(enrollment.id(), task()).map(Decision::comment).orElse(null);
  }

  private List<String> steps(boolean partnerCenterAccount) {
    List<String> steps = new ArrayList<>();
    steps.add(
        "Decide who will be its first administrator, and note that user's name and a new password in your password safe before you begin: no e-mail is sent, and that user becomes Global Administrator. Never enter a password here.");
    if (partnerCenterAccount) {
      steps.add(
          "In Partner Center (the company has an account there): open %s, which is Account settings, Tenants, and choose Create. It takes a Manager or Global admin of that account. Enter the values for Partner Center below."
              .formatted(links.partnerCenterTenants()));
    }
    steps.add(
        "%sn the Entra admin center: open %s, choose Manage tenants, Create, Workforce. Only paying Microsoft customers can; where tenant creation is switched off, it takes the role Tenant Creator. Enter the values for the Entra admin center below."
            .formatted(partnerCenterAccount ? "Or i" : "I", links.createTenant()));
    steps.add(
        "Sign in to the new tenant with the noted user, and give a second person the role Global Administrator: two or more are advised.");
    steps.add(
        "Enter the initial domain below. It is read back from Microsoft: it must exist, be new and have that domain as its default. That can take some minutes.");
    return steps;
  }

  /** Each value by itself, then the other names that are free. */
  private static List<String> toCopy(List<Row> values, List<String> free) {
    Stream<String> one =
        values.stream()
            .filter(row -> row.value() != null)
            .map(
                row ->
                    row.label().equals(FIRST_ADMINISTRATOR)
                        ? "%s: %s".formatted(row.label(), row.value())
                        : "%s: `%s`".formatted(row.label(), Markdown.outside(row.value())));
    Stream<String> others =
        free.stream().skip(1).map("Another initial domain that is free: `%s`"::formatted);
    return Stream.concat(one, others).toList();
  }

  /** Partner Center creates tenants only for who has an account there (rule C1). */
  private static List<Row> values(EnrollmentRequest request, List<String> free) {
    String initial = free.isEmpty() ? null : free.get(0);
    String prefix = initial == null ? null : initial.substring(0, initial.indexOf('.'));
    String country =
        new Locale.Builder()
            .setRegion(request.headquarters())
            .build()
            .getDisplayCountry(Locale.ENGLISH);
    List<Row> values = new ArrayList<>();
    if (request.partnerCenterAccount() == PartnerCenterAccount.EXISTING) {
      values.add(new Row("Partner Center: domain prefix", prefix));
      values.add(new Row("Partner Center: contact e-mail", request.workEmail()));
      values.add(
          new Row(
              FIRST_ADMINISTRATOR,
              "first and last name, a user name such as admin, a new password"));
    }
    values.add(new Row("Entra admin center: organization name", request.companyName()));
    values.add(new Row("Entra admin center: initial domain name", prefix));
    values.add(
        new Row(
            "Entra admin center: location", "%s (%s)".formatted(country, request.headquarters())));
    values.add(new Row("Then enter here", initial));
    return values;
  }
}
