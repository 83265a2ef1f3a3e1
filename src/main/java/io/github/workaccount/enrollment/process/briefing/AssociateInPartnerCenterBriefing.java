package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.consent.ConsentRemoval;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest.PartnerCenterAccount;
import io.github.workaccount.enrollment.model.request.PartnerCenterUser;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DirectoryUser;
import io.github.workaccount.enrollment.process.Elements;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class AssociateInPartnerCenterBriefing implements TaskBriefing {

  private static final String ADD_USERS =
      "Open User management and add the users below with their roles: the link alone gives nobody access. Each must exist in the tenant and sign in with multi-factor authentication, which is mandatory there.";

  private final PortalLinks links;
  private final ConsentRemoval consent;
  private final Facts facts;

  AssociateInPartnerCenterBriefing(PortalLinks links, ConsentRemoval consent, Facts facts) {
    this.facts = facts;
    this.links = links;
    this.consent = consent;
  }

  @Override
  public String task() {
    return Elements.ASSOCIATE_IN_PARTNER_CENTER;
  }

  @Override
  public Briefing brief(Enrollment enrollment, OpenTask task) {
    String tenant = enrollment.facts().target().orElseThrow().label();
    return Briefing.of(
            "Link the work account (Microsoft Entra tenant) %s in Partner Center, add its users, and confirm it here. No interface of Microsoft can confirm it, so your word is what counts."
                .formatted(Markdown.text(tenant)))
        .rows("facts", facts.all(enrollment))
        .steps(
            Stream.concat(
                    (enrollment.request().partnerCenterAccount() == PartnerCenterAccount.EXISTING
                            ? existingAccount(Markdown.outside(tenant))
                            : newAccount(Markdown.outside(tenant)))
                        .stream(),
                    removal(enrollment))
                .toList())
        .show("links", htmlLinks())
        .table(
            "users",
            users(enrollment).stream().map(AssociateInPartnerCenterBriefing::plain).toList())
        .toCopy(
            users(enrollment).stream()
                .map(
                    user ->
                        "`%s`: %s; sign-in: %s"
                            .formatted(user.get("email"), user.get("role"), user.get("signIn")))
                .toList())
        .show("rolesToDecide", !undecided(enrollment).isEmpty())
        .field("associated", false)
        .field("usersAdded", false)
        .field("roles", undecided(enrollment))
        .field("comment", null)
        .build();
  }

  /** Whose role is still to be decided, a line each, for the role to follow. */
  private static String undecided(Enrollment enrollment) {
    return enrollment.request().partnerCenterUsers().stream()
        .filter(user -> user.role() == null)
        .map(PartnerCenterUser::email)
        .collect(Collectors.joining("\n"));
  }

  private static List<Map<String, String>> users(Enrollment enrollment) {
    return enrollment.request().partnerCenterUsers().stream()
        .map(user -> user(user, enrollment.facts()))
        .toList();
  }

  private static Map<String, String> plain(Map<String, String> row) {
    return row.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, cell -> Markdown.plain(cell.getValue())));
  }

  /** Nothing here needs the consent after this task. */
  private Stream<String> removal(Enrollment enrollment) {
    List<String> ways = consent.markedSteps(enrollment.id());
    return ways.isEmpty()
        ? Stream.empty()
        : Stream.concat(
            Stream.of(
                "When this task is completed, have the consent of the tenant removed, in one of the following ways. Its removal is looked for daily and noted."),
            ways.stream());
  }

  private static List<String> existingAccount(String tenant) {
    return List.of(
        "Sign in to Partner Center as a Manager or Global admin of the company's Partner Center account.",
        "Open Account settings, Tenants, and choose Associate.",
        "Sign in as a Global Administrator or User Administrator of %s when you are asked to."
            .formatted(tenant),
        "Review the organization and the domain, choose Confirm, and wait for \"All set\". A tenant that is associated with another Partner Center account already is refused: have it removed there first.",
        ADD_USERS);
  }

  private static List<String> newAccount(String tenant) {
    return List.of(
        "Sign in to Partner Center with a work account of %s that is Global Administrator or User Administrator there: signing in and enrolling makes the link."
            .formatted(tenant),
        "Enter the company's data and finish the enrollment. A tenant that belongs to another Partner Center account already cannot be enrolled. Microsoft's checks of e-mail, employment and business usually take 3 to 5 business days.",
        ADD_USERS);
  }

  private String htmlLinks() {
    return String.join(
        "\n",
        "- " + Markdown.link("Partner Center", links.partnerCenter()),
        "- " + Markdown.link("Account settings, Tenants", links.partnerCenterTenants()),
        "- " + Markdown.link("Account settings, User management", links.partnerCenterUsers()));
  }

  /** As {@link Markdown#sentence} takes it. */
  private static Map<String, String> user(PartnerCenterUser user, TenantFacts facts) {
    return Map.of(
        "email", Markdown.outside(user.email()),
        "role", user.role() == null ? "to be decided" : Markdown.outside(user.role()),
        "signIn", signIn(user, facts));
  }

  private static String signIn(PartnerCenterUser user, TenantFacts facts) {
    String name = user.email();
    if (facts.inside() != null) {
      Optional<DirectoryUser> found =
          facts.inside().partnerCenterUsers().stream()
              .filter(one -> one.email().equalsIgnoreCase(user.email()))
              .findFirst();
      if (found.isEmpty()) {
        return "create the user in the tenant first";
      }
      if (found.get().guest()) {
        return "is a guest in the tenant only: create a user of the company's own there first";
      }
      name = found.get().userPrincipalName();
    }
    return facts.signInPage() == null
        ? "as %s, at Microsoft's page".formatted(Markdown.outside(name))
        : "as %s, at %s".formatted(Markdown.outside(name), facts.signInPage());
  }
}
