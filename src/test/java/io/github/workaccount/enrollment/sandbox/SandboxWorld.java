package io.github.workaccount.enrollment.sandbox;

import io.github.workaccount.enrollment.sandbox.http.Fault;
import io.github.workaccount.enrollment.sandbox.http.Faults;
import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.Consent;
import io.github.workaccount.enrollment.sandbox.state.EntraDirectory;
import io.github.workaccount.enrollment.sandbox.state.EntraTenant;
import io.github.workaccount.enrollment.sandbox.state.EntraUser;
import io.github.workaccount.enrollment.sandbox.state.Group;
import io.github.workaccount.enrollment.sandbox.state.Person;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import io.github.workaccount.enrollment.sandbox.state.Seed;
import io.github.workaccount.enrollment.sandbox.state.TenantDomain;
import io.github.workaccount.enrollment.sandbox.state.Zone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/**
 * What is in the sandbox, read past its HTTP interface, and what other people do there for which it
 * has no call: a test sees whether a write arrived, and how often.
 */
public final class SandboxWorld {

  private final SandboxState state;
  private final Faults faults;

  private SandboxWorld(SandboxState state, Faults faults) {
    this.state = state;
    this.faults = faults;
  }

  /** The sandbox of a running application. */
  public static SandboxWorld of(ApplicationContext context) {
    return new SandboxWorld(context.getBean(SandboxState.class), context.getBean(Faults.class));
  }

  /** A sandbox that runs by itself. */
  static SandboxWorld of(Sandbox sandbox) {
    return new SandboxWorld(sandbox.state(), sandbox.faults());
  }

  /** A tenant's id by one of its verified domains. */
  public String tenantId(String domain) {
    return state.read(directory -> tenant(directory, domain).id());
  }

  /** The domains of a tenant, and whether they are verified. */
  public Map<String, Boolean> domains(String tenantDomain) {
    return state.read(
        directory -> {
          Map<String, Boolean> domains = new TreeMap<>();
          directory
              .domainsOf(tenant(directory, tenantDomain).id())
              .forEach(domain -> domains.put(domain.name(), domain.verified()));
          return domains;
        });
  }

  /** The members' sign-in names of each group of a tenant. */
  public List<List<String>> groups(String tenantDomain) {
    return state.read(
        directory -> {
          String tenant = tenant(directory, tenantDomain).id();
          return directory.groupsOf(tenant).stream()
              .map(group -> group.memberIds().stream().map(id -> name(directory, id)).toList())
              .toList();
        });
  }

  /** The ids of the groups of a tenant. */
  public List<String> groupIds(String tenantDomain) {
    return state.read(
        directory ->
            directory.groupsOf(tenant(directory, tenantDomain).id()).stream()
                .map(Group::id)
                .toList());
  }

  /** A user's id by the sign-in name. */
  public String userId(String tenantDomain, String name) {
    return state.read(
        directory -> directory.user(tenant(directory, tenantDomain).id(), name).orElseThrow().id());
  }

  /** Somebody makes a security group. */
  public void createGroup(String tenantDomain, String name, String nickname) {
    state.change(
        directory -> {
          String tenant = tenant(directory, tenantDomain).id();
          String id = UUID.randomUUID().toString();
          directory
              .groups()
              .put(id, new Group(id, tenant, name, null, nickname, Instant.EPOCH, List.of()));
        });
  }

  /** Somebody adds a user to every group of a tenant. */
  public void addMember(String tenantDomain, String name) {
    state.change(
        directory -> {
          String tenant = tenant(directory, tenantDomain).id();
          String user = directory.user(tenant, name).orElseThrow().id();
          for (Group group : directory.groupsOf(tenant)) {
            directory
                .groups()
                .put(group.id(), group.withMembers(Zone.plus(group.memberIds(), user)));
          }
        });
  }

  /** A tenant is deleted. */
  public void removeTenant(String tenantDomain) {
    state.change(
        directory -> {
          String tenant = tenant(directory, tenantDomain).id();
          directory.domainsOf(tenant).forEach(domain -> directory.domains().remove(domain.key()));
          directory.consents().remove(tenant);
          directory.tenants().remove(tenant);
        });
  }

  /** Somebody deletes a user. */
  public void removeUser(String tenantDomain, String name) {
    state.change(
        directory -> {
          String tenant = tenant(directory, tenantDomain).id();
          directory.users().remove(directory.user(tenant, name).orElseThrow().id());
        });
  }

  /** Somebody adds a domain, and does not prove it. */
  public void add(String domain, String tenantDomain) {
    state.change(
        directory ->
            directory.add(
                TenantDomain.unverified(
                    tenant(directory, tenantDomain).id(), domain, Instant.EPOCH)));
  }

  /** Somebody proves a domain in a managed tenant. */
  public void verify(String domain, String tenantDomain) {
    state.change(
        directory -> {
          String tenant = tenant(directory, tenantDomain).id();
          directory.add(
              TenantDomain.unverified(tenant, domain, Instant.EPOCH).proved(Instant.EPOCH));
        });
  }

  /** Somebody releases a domain. */
  public void release(String domain, String tenantDomain) {
    state.change(
        directory ->
            directory
                .domains()
                .remove(TenantDomain.key(tenant(directory, tenantDomain).id(), domain)));
  }

  /** Everything is as it was in the beginning. */
  public void reset() {
    state.change(Seed::plant);
  }

  /** Somebody creates a tenant, in which an administrator of it consents. */
  public void createConsentedTenant(String initialDomain) {
    state.change(
        directory -> {
          EntraTenant created =
              Seed.createTenant(directory, initialDomain, initialDomain, "US", Instant.EPOCH);
          directory
              .consents()
              .put(
                  created.id(),
                  new Consent(created.id(), AppRegistration.PERMISSIONS, Instant.EPOCH));
        });
  }

  /** A tenant gets a user. */
  public void addUser(String tenantDomain, String name, String mail) {
    state.change(
        directory ->
            directory.addUser(
                tenant(directory, tenantDomain),
                new Person(name, name, "User"),
                name + "@" + tenantDomain,
                mail));
  }

  /** An administrator of a tenant consents. */
  public void consent(String tenantDomain) {
    state.change(
        directory -> {
          String id = tenant(directory, tenantDomain).id();
          directory.consents().put(id, new Consent(id, AppRegistration.PERMISSIONS, Instant.EPOCH));
        });
  }

  /** Somebody publishes a TXT record. */
  public void publish(String domain, String text) {
    state.change(
        directory -> {
          Zone zone = directory.zones().get(domain).orElseGet(() -> Zone.empty(domain));
          directory.zones().put(domain, zone.withTxt(Zone.plus(zone.txt(), text)));
        });
  }

  /** From now on every answer is late. */
  public void delayEveryAnswer(long millis) {
    faults.clear();
    if (millis > 0) {
      faults.add(new Fault("/", null, millis, false, null, Integer.MAX_VALUE, false));
    }
  }

  private static EntraTenant tenant(EntraDirectory directory, String domain) {
    return directory.tenant(domain).orElseThrow();
  }

  private static String name(EntraDirectory directory, String userId) {
    return directory.users().get(userId).map(EntraUser::userPrincipalName).orElse(userId);
  }
}
