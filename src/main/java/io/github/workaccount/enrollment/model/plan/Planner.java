package io.github.workaccount.enrollment.model.plan;

import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.PartnerCenterUser;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DirectoryUser;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import io.github.workaccount.enrollment.model.text.Sentences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plans the changes: a pure function of what is known and what was chosen. Without a look into the
 * tenant nothing can be known to be missing there, and the plan is empty.
 */
public final class Planner {

  private Planner() {}

  /**
   * What the plan is made from.
   *
   * @param enrollment the enrollment
   * @param route the chosen way
   * @param domain the domain
   * @param facts what is known
   * @param users who will work in Partner Center
   * @param size what the tenant's size speaks for; null when it was not looked into
   * @param refusal what was answered when an earlier plan added the domain, a sentence or more;
   *     null when it was not refused
   * @param guests whether a person chose to put guests into the group, too
   */
  public record Input(
      EnrollmentId enrollment,
      Route route,
      DomainName domain,
      TenantFacts facts,
      List<PartnerCenterUser> users,
      SizeAdvice size,
      String refusal,
      boolean guests) {}

  /**
   * Makes the plan.
   *
   * @param input what it is made from; the facts have a tenant
   */
  public static Plan plan(Input input) {
    Tenant tenant =
        input
            .facts()
            .target()
            .orElseThrow(() -> new IllegalStateException("There is no tenant to plan for"));
    TenantInside inside = input.facts().inside();
    String name =
        inside == null || inside.displayName() == null ? tenant.label() : inside.displayName();
    Drafts drafts =
        new Drafts(
            name,
            groupNickname(input.enrollment()),
            inside == null ? List.of() : inside.permissions());
    List<String> warnings = new ArrayList<>();
    if (inside != null) {
      Tenant holder = input.facts().holder();
      boolean ours = holder == null || holder.id().equals(tenant.id());
      boolean conflict = input.facts().state() == DomainState.CONFLICT;
      if (ours || conflict) {
        proveDomain(input.domain(), inside, conflict || input.refusal() != null, drafts);
      } else {
        warnOfOtherHolder(input.domain(), holder, warnings);
      }
      warnOfRefusal(input, conflict && !ours ? holder : null, warnings);
      makeGroup(input, inside, drafts);
      warnOfChangesByHand(drafts.changes, warnings);
      warnOfMissingUsers(input.users(), inside, warnings);
      warnOfGuests(inside, input.guests(), warnings);
      warnOfRole(inside, warnings);
      warnOfSize(input, inside.users(), warnings);
    }
    return new Plan(
        input.enrollment(),
        input.route(),
        tenant.id(),
        name,
        drafts.changes,
        warnings.stream().map(Sentences::withOneFullStop).toList(),
        counts(input, inside));
  }

  /** The mail nickname of the group that an enrollment makes: unique, so that it is found again. */
  public static String groupNickname(EnrollmentId enrollment) {
    return "partner-center-" + enrollment.suffix();
  }

  /** The name of the group that an enrollment makes. */
  public static String groupName(DomainName domain) {
    return "Partner Center users (%s)".formatted(domain);
  }

  /**
   * What another tenant holds, or Microsoft refused, is always proved: there it is led to where a
   * person decides on that.
   */
  private static void proveDomain(
      DomainName domain, TenantInside inside, boolean disputed, Drafts drafts) {
    if (inside.domain() == DomainPresence.VERIFIED) {
      return;
    }
    Map<String, String> parameters = Map.of("domain", domain.value());
    if (inside.verifiedAbove() && !disputed) {
      drafts.add(
          ChangeKind.ADD_DOMAIN,
          "add the subdomain %s, which is verified at once".formatted(domain),
          "The domain above it is verified in the tenant, so no DNS record is needed.",
          parameters);
      return;
    }
    if (inside.domain() == DomainPresence.ABSENT) {
      drafts.add(
          ChangeKind.ADD_DOMAIN,
          "add the domain %s".formatted(domain),
          "The company's e-mail domain is not in the tenant yet.",
          parameters);
    }
    drafts.add(
        ChangeKind.VERIFY_DOMAIN,
        "have the domain %s verified, once its DNS record is published".formatted(domain),
        "Partner Center accepts only a domain that the company has proved to own.",
        parameters);
  }

  private static void makeGroup(Input input, TenantInside inside, Drafts drafts) {
    String displayName = groupName(input.domain());
    String nickname = groupNickname(input.enrollment());
    if (inside.group() == null) {
      drafts.add(
          ChangeKind.CREATE_GROUP,
          "create the security group \"%s\"".formatted(displayName),
          "Those who need Partner Center are kept together, apart from other users.",
          Map.of("displayName", displayName, "mailNickname", nickname));
    }
    for (DirectoryUser user : inside.partnerCenterUsers()) {
      if (user.guest() && !input.guests()) {
        continue;
      }
      Map<String, String> parameters = new TreeMap<>(Map.of("userId", user.id()));
      if (inside.group() != null) {
        parameters.put("groupId", inside.group());
      }
      drafts.add(
          ChangeKind.ADD_MEMBER,
          "add %s%s to the group"
              .formatted(user.guest() ? "the guest " : "", user.userPrincipalName()),
          "%s was named as a Partner Center user.".formatted(user.email()),
          parameters);
    }
  }

  /** That another tenant holds the domain is said only where one is seen. */
  private static void warnOfRefusal(Input input, Tenant otherHolder, List<String> warnings) {
    if (otherHolder != null) {
      warnings.add(
          "%s is verified in the tenant %s now: it can be verified here only after it was removed there."
              .formatted(input.domain(), otherHolder.label()));
    } else if (input.refusal() != null) {
      warnings.add(
          "%s It is tried again with this plan; if Microsoft refuses again, an enrollment admin decides how it goes on."
              .formatted(input.refusal()));
    }
  }

  /** A separate work account leaves the domain where it is: one tenant only can have it. */
  private static void warnOfOtherHolder(DomainName domain, Tenant holder, List<String> warnings) {
    warnings.add(
        "%s stays in the tenant %s, so users of the separate work account get new user names at its own domain."
            .formatted(domain, holder.label()));
  }

  /** What the tenant grants no permission to write, a person does by hand. */
  private static void warnOfChangesByHand(List<Change> changes, List<String> warnings) {
    Map<String, List<String>> numbers = new LinkedHashMap<>();
    changes.stream()
        .filter(change -> change.by() == Change.By.HAND)
        .forEach(
            change ->
                numbers
                    .computeIfAbsent(change.kind().permissions().get(0), p -> new ArrayList<>())
                    .add(String.valueOf(change.number())));
    numbers.forEach(
        (permission, list) ->
            warnings.add(
                "The tenant has not granted %s, so a person does this by hand: change %s. To have the product do it, have the permission granted there, and then choose to look into the tenant again here: the plan is made anew with what is granted then. Without another look, reject this plan and start again."
                    .formatted(permission, String.join(", ", list))));
  }

  private static void warnOfMissingUsers(
      List<PartnerCenterUser> users, TenantInside inside, List<String> warnings) {
    List<String> known =
        inside.partnerCenterUsers().stream()
            .map(user -> user.email().toLowerCase(Locale.ROOT))
            .toList();
    users.stream()
        .map(PartnerCenterUser::email)
        .filter(email -> !known.contains(email.toLowerCase(Locale.ROOT)))
        .forEach(
            email ->
                warnings.add(
                    "%s does not exist in the tenant yet: create the user there, then add it to the group and to Partner Center."
                        .formatted(email)));
  }

  /** A guest belongs to another company's directory, and signs in there. */
  private static void warnOfGuests(TenantInside inside, boolean included, List<String> warnings) {
    inside.partnerCenterUsers().stream()
        .filter(DirectoryUser::guest)
        .forEach(
            guest ->
                warnings.add(
                    "%s exists in the tenant as a guest only (%s), and is no user of the company there. %s"
                        .formatted(
                            guest.email(),
                            guest.userPrincipalName(),
                            included
                                ? "You chose to put guests into the group all the same."
                                : "Guests are not put into the group, unless you choose that when you look into the tenant again. For Partner Center, create a user of the company's own.")));
  }

  private static void warnOfRole(TenantInside inside, List<String> warnings) {
    TenantInside.AdminRole role = inside.adminRole();
    if (role.userPrincipalName() == null) {
      warnings.add(
          "Nobody was named as the tenant's administrator, so no role was checked. Associating takes a Global Administrator or User Administrator.");
    } else if (role.missing()) {
      warnings.add(
          "%s, named as the tenant's administrator, does not exist in the tenant, so no role was checked. Associating takes a Global Administrator or User Administrator."
              .formatted(role.userPrincipalName()));
    } else if (!role.sufficient()) {
      warnings.add(
          "%s has neither the role Global Administrator nor User Administrator in the tenant; roles found: %s."
              .formatted(
                  role.userPrincipalName(),
                  role.roles().isEmpty() ? "none" : String.join(", ", role.roles())));
    }
  }

  private static void warnOfSize(Input input, long users, List<String> warnings) {
    if (input.size() != null && input.size().separate()) {
      int needed = input.users().size();
      warnings.add(
          String.format(
              Locale.ROOT,
              "The tenant has %,d users, and %,d %s Partner Center. %s",
              users,
              needed,
              needed == 1 ? "person needs" : "people need",
              input.size().reason()));
    }
  }

  /** Each label says all by itself: the canonical text keeps the counts sorted by their labels. */
  private static Map<String, Long> counts(Input input, TenantInside inside) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("People who need Partner Center", (long) input.users().size());
    if (inside != null) {
      long guests = inside.partnerCenterUsers().stream().filter(DirectoryUser::guest).count();
      counts.put(
          "People who need Partner Center and are in the tenant",
          inside.partnerCenterUsers().size() - guests);
      if (guests > 0) {
        counts.put("People who need Partner Center and are guests in the tenant", guests);
      }
      counts.put("Users in the tenant", inside.users());
    }
    return counts;
  }

  private static final class Drafts {
    private final String tenant;
    private final String nickname;
    private final List<String> granted;
    private final List<Change> changes = new ArrayList<>();

    /**
     * @param tenant the tenant's name
     * @param nickname the mail nickname of the enrollment's group
     * @param granted the permissions that the tenant granted; empty when it is not known
     */
    Drafts(String tenant, String nickname, List<String> granted) {
      this.tenant = tenant;
      this.nickname = nickname;
      this.granted = granted;
    }

    void add(ChangeKind kind, String what, String why, Map<String, String> parameters) {
      changes.add(
          new Change(
              changes.size() + 1,
              kind,
              "In %s: %s".formatted(tenant, what),
              GraphWrite.planned(kind, parameters, nickname).text(),
              why,
              new TreeMap<>(parameters),
              by(kind)));
    }

    /** Where it is not known what was granted, the write itself will tell. */
    private Change.By by(ChangeKind kind) {
      return granted.isEmpty() || kind.permissions().stream().anyMatch(granted::contains)
          ? Change.By.PRODUCT
          : Change.By.HAND;
    }
  }
}
