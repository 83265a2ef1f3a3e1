package io.github.workaccount.enrollment.microsoft.graph;

import com.microsoft.graph.models.DirectoryRole;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.Organization;
import com.microsoft.graph.models.User;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantReads.Inspection;
import io.github.workaccount.enrollment.microsoft.settings.TenantName;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import io.github.workaccount.enrollment.model.tenant.TenantInside.AdminRole;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DirectoryUser;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Looks into a tenant that has given consent. It only reads. */
public final class TenantInspection {

  /** Graph takes this many values in one {@code in}. */
  private static final int VALUES_PER_IN = 15;

  /** Role template ids of the roles that may associate a tenant (rule L2). */
  private static final Set<String> SUFFICIENT_ROLES =
      Set.of(
          "62e90394-69f5-4237-9190-012177145e10", // Global Administrator
          "fe930be7-5e62-47db-91af-98c3a49a38b1"); // User Administrator

  private TenantInspection() {}

  /** Everything that is asked for, in as few calls as possible. */
  public static TenantInside inspect(TenantGraph graph, Inspection question) {
    Organization organization = organization(graph);
    long users = countUsers(graph);
    DomainPresence domain = DomainReads.presence(graph, question.domain());
    Map<String, User> people = people(graph, question);
    return new TenantInside(
        organization.getDisplayName(),
        organization.getCountryLetterCode(),
        users,
        domain,
        found(question.emails(), people),
        group(graph, question),
        adminRole(graph, question.tenantAdmin(), people),
        verifiedAbove(graph, question, domain),
        List.of());
  }

  private static Organization organization(TenantGraph graph) {
    String what = "Reading the organization of the tenant " + graph.tenant();
    var answer =
        graph.list(
            what,
            "Organization.Read.All",
            (client, call) -> client.organization().get(call::on),
            (client, call, link) -> client.organization().withUrl(link).get(call::on),
            page -> page.getValue(),
            organization -> graph.tenant().equalsIgnoreCase(organization.getId()));
    return answer.value().stream()
        .findFirst()
        .orElseThrow(
            () ->
                new DirectoryFailure.Unreadable(
                    what + " failed: Microsoft's answer holds none. Try again.",
                    answer.requestId()));
  }

  private static long countUsers(TenantGraph graph) {
    return graph
        .read(
            "Counting the users",
            "User.ReadBasic.All",
            (client, call) ->
                client
                    .users()
                    .count()
                    .get(
                        request -> {
                          call.on(request);
                          request.headers.add("ConsistencyLevel", "eventual");
                        }),
            count -> count >= 0)
        .value();
  }

  /** A subdomain of a domain that is verified here is verified with it (rule D5). */
  private static boolean verifiedAbove(
      TenantGraph graph, Inspection question, DomainPresence domain) {
    return domain == DomainPresence.ABSENT
        && question.above().stream()
            .anyMatch(above -> DomainReads.presence(graph, above) == DomainPresence.VERIFIED);
  }

  /** The users behind the given addresses, by address as given. */
  private static Map<String, User> people(TenantGraph graph, Inspection question) {
    List<String> names = new ArrayList<>(question.emails());
    if (question.tenantAdmin() != null) {
      names.add(question.tenantAdmin());
    }
    names = names.stream().distinct().toList();
    Map<String, User> people = new LinkedHashMap<>();
    for (int from = 0; from < names.size(); from += VALUES_PER_IN) {
      List<String> some = names.subList(from, Math.min(from + VALUES_PER_IN, names.size()));
      List<User> users = users(graph, some);
      some.forEach(name -> match(name, users).ifPresent(user -> people.put(name, user)));
    }
    return people;
  }

  private static List<User> users(TenantGraph graph, List<String> names) {
    String list = ODataText.list(names);
    return graph
        .list(
            "Looking for the Partner Center users",
            "User.ReadBasic.All",
            (client, call) ->
                client
                    .users()
                    .get(
                        request -> {
                          call.on(request);
                          request.queryParameters.filter =
                              "userPrincipalName in " + list + " or mail in " + list;
                          request.queryParameters.select =
                              new String[] {"id", "userPrincipalName", "mail", "userType"};
                        }),
            (client, call, link) -> client.users().withUrl(link).get(call::on),
            page -> page.getValue(),
            user -> TenantName.isId(user.getId()) && user.getUserPrincipalName() != null)
        .value();
  }

  /**
   * The sign-in name decides; several users may share a mail address, of whom one of the company's
   * own comes before a guest.
   */
  private static Optional<User> match(String name, List<User> users) {
    return users.stream()
        .filter(user -> name.equalsIgnoreCase(user.getUserPrincipalName()))
        .findFirst()
        .or(
            () ->
                users.stream()
                    .filter(user -> name.equalsIgnoreCase(user.getMail()))
                    .min(Comparator.comparing(TenantInspection::isGuest)));
  }

  /** Who was invited from another directory has its name in the own one, whatever the type says. */
  private static boolean isGuest(User user) {
    return "Guest".equalsIgnoreCase(user.getUserType())
        || user.getUserPrincipalName().toUpperCase(Locale.ROOT).contains("#EXT#");
  }

  private static List<DirectoryUser> found(List<String> emails, Map<String, User> people) {
    return emails.stream()
        .distinct()
        .filter(people::containsKey)
        .map(
            email -> {
              User user = people.get(email);
              return new DirectoryUser(
                  email, user.getId(), user.getUserPrincipalName(), isGuest(user));
            })
        .toList();
  }

  /** A list may lag behind, the object itself does not: a group that is known is read by its id. */
  private static String group(TenantGraph graph, Inspection question) {
    return Optional.ofNullable(question.groupId())
        .flatMap(id -> GroupReads.byId(graph, id))
        .or(
            () ->
                GroupReads.byNickname(graph, question.groupNickname()).value().stream().findFirst())
        .map(Group::getId)
        .orElse(null);
  }

  private static AdminRole adminRole(
      TenantGraph graph, String tenantAdmin, Map<String, User> people) {
    if (tenantAdmin == null) {
      return AdminRole.unknown();
    }
    User admin = people.get(tenantAdmin);
    if (admin == null) {
      return AdminRole.missing(tenantAdmin);
    }
    List<DirectoryRole> roles = roles(graph, admin.getId());
    return new AdminRole(
        admin.getUserPrincipalName(),
        roles.stream()
            .map(DirectoryRole::getRoleTemplateId)
            .anyMatch(id -> id != null && SUFFICIENT_ROLES.contains(id)),
        roles.stream().map(DirectoryRole::getDisplayName).filter(Objects::nonNull).toList());
  }

  private static List<DirectoryRole> roles(TenantGraph graph, String userId) {
    return graph
        .list(
            "Reading the directory roles of the tenant's administrator",
            "Directory.Read.All",
            (client, call) ->
                client
                    .users()
                    .byUserId(userId)
                    .transitiveMemberOf()
                    .graphDirectoryRole()
                    .get(call::on),
            (client, call, link) ->
                client
                    .users()
                    .byUserId(userId)
                    .transitiveMemberOf()
                    .graphDirectoryRole()
                    .withUrl(link)
                    .get(call::on),
            page -> page.getValue(),
            role -> role.getId() != null)
        .value();
  }
}
