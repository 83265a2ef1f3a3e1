package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.plan.SeparateAccount;
import io.github.workaccount.enrollment.model.address.DomainText;
import io.github.workaccount.enrollment.model.address.WorkEmail;
import io.github.workaccount.enrollment.model.request.PartnerCenterUser;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.Surroundings.OtherDomain;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.process.briefing.Briefing.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is known of an enrollment, as rows of a table. */
@Component
class Facts {

  private final DomainText text;
  private final SeparateAccount separate;

  Facts(DomainText text, SeparateAccount separate) {
    this.separate = separate;
    this.text = text;
  }

  /** What was asked for. */
  List<Row> request(Enrollment enrollment) {
    var request = enrollment.request();
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("Enrollment", enrollment.id().value()));
    rows.add(new Row("Work e-mail", workEmail(request.workEmail())));
    rows.add(new Row("Company", request.companyName() + " (" + request.headquarters() + ")"));
    rows.add(new Row("Requested by", enrollment.requester()));
    rows.add(new Row("Partner Center users", users(request.partnerCenterUsers())));
    rows.add(new Row("Tenant named", request.existingTenant()));
    rows.add(
        new Row(
            "Partner Center account",
            switch (request.partnerCenterAccount()) {
              case NONE -> "none yet";
              case EXISTING -> "exists";
            }));
    if (request.partnerProgram() != null) {
      rows.add(new Row("Partner program", request.partnerProgram().words()));
    }
    rows.add(new Row("Administrator to ask", request.adminContact()));
    separate
        .why(enrollment.id())
        .ifPresent(
            why ->
                rows.add(
                    new Row(
                        "Separate work account",
                        "yes, for only those who need Partner Center; " + why)));
    rows.add(new Row("Dry run", request.dryRun() ? "yes: nothing is written" : null));
    return rows;
  }

  /** What was asked for and what was found. */
  List<Row> all(Enrollment enrollment) {
    List<Row> rows = request(enrollment);
    TenantFacts facts = enrollment.facts();
    if (facts == null) {
      return rows;
    }
    rows.add(new Row("Domain", text.show(enrollment.domain()) + ": " + domain(facts)));
    rows.add(new Row("Held by", tenant(facts.holder())));
    if (facts.stated() != null && !facts.stated().equals(facts.holder())) {
      rows.add(new Row("Company's tenant", tenant(facts.stated())));
    }
    rows.add(new Row("Cloud", facts.cloud()));
    rows.add(new Row("Sign-in page", facts.signInPage()));
    return rows;
  }

  /** As it was typed; what it became is for the person who decides to see. */
  private String workEmail(String typed) {
    return WorkEmail.readAs(typed, text)
        .map(read -> "%s, which is read as %s".formatted(typed, read))
        .orElse(typed);
  }

  /** Where the enrollment's domain is, to follow its name. */
  static String domain(TenantFacts facts) {
    return facts.inside() != null && facts.domainVerified()
        ? words(DomainState.MANAGED)
        : words(facts.state());
  }

  /** The domain that can be enrolled instead, and where it is. */
  String domain(OtherDomain other) {
    return text.show(other.domain()) + ": " + other.inWords();
  }

  private static String words(DomainState state) {
    return switch (state) {
      case NONE -> "in no work account (Microsoft Entra tenant)";
      case MANAGED -> "verified in a work account (Microsoft Entra tenant)";
      case FEDERATED ->
          "verified in a work account (Microsoft Entra tenant), sign-in at the company's own page";
      case UNMANAGED -> "in an unmanaged tenant that nobody administers";
      case OTHER_CLOUD -> "in another Microsoft cloud";
      case CONFLICT -> "verified in another tenant than the company's";
    };
  }

  private static String tenant(Tenant tenant) {
    return tenant == null
        ? null
        : "%s (%s, %s)".formatted(tenant.label(), tenant.defaultDomain(), tenant.id());
  }

  private static String users(List<PartnerCenterUser> users) {
    return users.stream()
        .map(user -> user.role() == null ? user.email() : user.email() + " (" + user.role() + ")")
        .collect(Collectors.joining(", "));
  }
}
