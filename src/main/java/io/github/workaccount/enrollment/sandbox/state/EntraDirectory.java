package io.github.workaccount.enrollment.sandbox.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.h2.mvstore.MVStore;

/**
 * The tables of the simulated cloud and the questions that several endpoints ask of them. Only used
 * inside {@link SandboxState#read} and {@link SandboxState#write}.
 */
public final class EntraDirectory {

  /** Template id of the directory role Global Administrator. */
  public static final String GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10";

  /** Who administers every managed tenant, by the part before the {@code @}. */
  static final List<String> ADMINISTRATORS = List.of("alex", "sam");

  private final Table<EntraTenant> tenants;
  private final Table<TenantDomain> domains;
  private final Table<EntraUser> users;
  private final Table<Group> groups;
  private final Table<Consent> consents;
  private final Table<Zone> zones;
  private final Table<String> settings;

  EntraDirectory(MVStore store, ObjectMapper json) {
    tenants = new Table<>(store.openMap("tenants"), EntraTenant.class, json);
    domains = new Table<>(store.openMap("domains"), TenantDomain.class, json);
    users = new Table<>(store.openMap("users"), EntraUser.class, json);
    groups = new Table<>(store.openMap("groups"), Group.class, json);
    consents = new Table<>(store.openMap("consents"), Consent.class, json);
    zones = new Table<>(store.openMap("zones"), Zone.class, json);
    settings = new Table<>(store.openMap("settings"), String.class, json);
  }

  public Table<EntraTenant> tenants() {
    return tenants;
  }

  public Table<TenantDomain> domains() {
    return domains;
  }

  public Table<EntraUser> users() {
    return users;
  }

  public Table<Group> groups() {
    return groups;
  }

  public Table<Consent> consents() {
    return consents;
  }

  public Table<Zone> zones() {
    return zones;
  }

  /** Keys and secrets, which outlive a reset. */
  public Table<String> settings() {
    return settings;
  }

  /** The tenant of the worldwide cloud with this id or with this verified domain. */
  public Optional<EntraTenant> globalTenant(String idOrDomain) {
    return tenant(idOrDomain).filter(tenant -> tenant.cloud() == CloudInstance.GLOBAL);
  }

  /** The tenant of any cloud with this id or with this verified domain. */
  public Optional<EntraTenant> tenant(String idOrDomain) {
    String wanted = idOrDomain.toLowerCase(Locale.ROOT);
    return tenants
        .get(wanted)
        .or(() -> verifiedDomain(wanted).flatMap(domain -> tenants.get(domain.tenantId())));
  }

  /** The one place where a domain is verified. */
  public Optional<TenantDomain> verifiedDomain(String name) {
    return domains.all().stream()
        .filter(domain -> domain.verified() && domain.name().equals(name))
        .findFirst();
  }

  public Optional<TenantDomain> domain(String tenantId, String name) {
    return domains.get(TenantDomain.key(tenantId, name));
  }

  /** A tenant's domains, the initial one first, then by name. */
  public List<TenantDomain> domainsOf(String tenantId) {
    return domains.all().stream()
        .filter(domain -> domain.tenantId().equals(tenantId))
        .sorted(
            Comparator.comparing((TenantDomain domain) -> !domain.initial())
                .thenComparing(TenantDomain::name))
        .toList();
  }

  /** The name of a tenant's default domain. */
  public String defaultDomain(EntraTenant tenant) {
    return domainsOf(tenant.id()).stream()
        .filter(TenantDomain::standard)
        .map(TenantDomain::name)
        .findFirst()
        .orElse(tenant.initialDomain());
  }

  /** The verified domain of the tenant that is a parent of the name, if there is one (rule D5). */
  public Optional<TenantDomain> verifiedParent(String tenantId, String name) {
    return domainsOf(tenantId).stream()
        .filter(domain -> domain.verified() && name.endsWith("." + domain.name()))
        .findFirst();
  }

  public List<EntraUser> usersOf(String tenantId) {
    return users.all().stream()
        .filter(user -> user.tenantId().equals(tenantId))
        .sorted(Comparator.comparing(EntraUser::userPrincipalName))
        .toList();
  }

  public Optional<EntraUser> user(String tenantId, String idOrName) {
    return usersOf(tenantId).stream()
        .filter(
            user ->
                user.id().equalsIgnoreCase(idOrName)
                    || user.userPrincipalName().equalsIgnoreCase(idOrName))
        .findFirst();
  }

  public List<Group> groupsOf(String tenantId) {
    return groups.all().stream()
        .filter(group -> group.tenantId().equals(tenantId))
        .sorted(Comparator.comparing(Group::created).thenComparing(Group::id))
        .toList();
  }

  public Optional<Group> group(String tenantId, String id) {
    return groups
        .get(id.toLowerCase(Locale.ROOT))
        .filter(group -> group.tenantId().equals(tenantId));
  }

  /** Adds a tenant with its initial domain as the default one. */
  void addTenant(EntraTenant tenant, Instant now) {
    tenants.put(tenant.id(), tenant);
    add(new TenantDomain(tenant.id(), tenant.initialDomain(), true, true, true, false, null, now));
  }

  public void add(TenantDomain domain) {
    domains.put(domain.key(), domain);
  }

  /** Adds a user whose id follows from tenant and sign-in name, so that a reset restores it. */
  public void addUser(EntraTenant tenant, Person person, String userPrincipalName, String mail) {
    boolean administrator =
        tenant.kind() == TenantKind.MANAGED && ADMINISTRATORS.contains(person.name());
    String id = stableId(tenant.id() + "/" + userPrincipalName);
    users.put(
        id,
        new EntraUser(
            id,
            tenant.id(),
            person.givenName(),
            person.surname(),
            userPrincipalName,
            mail,
            administrator ? List.of(GLOBAL_ADMINISTRATOR) : List.of()));
  }

  /** What an internal admin takeover does: the tenant gets its administrators (rule D4). */
  public void takeOver(EntraTenant tenant) {
    tenants.put(tenant.id(), tenant.withKind(TenantKind.MANAGED));
    for (String name : ADMINISTRATORS) {
      user(tenant.id(), name + "@" + tenant.initialDomain())
          .map(user -> user.withRoles(List.of(GLOBAL_ADMINISTRATOR)))
          .ifPresent(user -> users.put(user.id(), user));
    }
  }

  /**
   * Finishes the external takeovers that were scheduled into a tenant: domain and users move (rule
   * D4). In the real cloud this takes minutes to hours; here the next read does it.
   */
  public void settleTakeOvers(String tenantId, Instant now) {
    for (TenantDomain domain : domainsOf(tenantId)) {
      if (domain.takeOverFrom() != null) {
        moveUsers(domain);
        domains.remove(TenantDomain.key(domain.takeOverFrom(), domain.name()));
        add(domain.proved(now));
      }
    }
  }

  private void moveUsers(TenantDomain domain) {
    for (EntraUser user : usersOf(domain.takeOverFrom())) {
      if (user.userPrincipalName().endsWith("@" + domain.name())) {
        users.put(user.id(), user.inTenant(domain.tenantId()));
      }
    }
    EntraTenant source = tenants.get(domain.takeOverFrom()).orElseThrow();
    EntraTenant target = tenants.get(domain.tenantId()).orElseThrow();
    tenants.put(source.id(), source.withUnnamedUsers(0));
    tenants.put(
        target.id(), target.withUnnamedUsers(target.unnamedUsers() + source.unnamedUsers()));
  }

  private static String stableId(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
