package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.ApprovedChange;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.PublicDirectory;
import io.github.workaccount.enrollment.application.directory.TenantChanges;
import io.github.workaccount.enrollment.application.directory.TenantConsent;
import io.github.workaccount.enrollment.application.directory.TenantReads;
import io.github.workaccount.enrollment.application.directory.UndoableChange;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.PublicDomain;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import io.github.workaccount.enrollment.model.tenant.TenantInside.AdminRole;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Microsoft's directory as a test says: at first every domain is in no tenant, there is no tenant,
 * nobody has given consent, and every write goes well. What was asked of it is kept.
 */
public final class FakeDirectory
    implements PublicDirectory, TenantReads, TenantChanges, TenantConsent {

  private final Map<String, PublicDomain> domains = new HashMap<>();
  private final Map<String, Tenant> tenants = new HashMap<>();
  private final Map<String, DomainPresence> presences = new HashMap<>();
  private final Map<String, Set<Access>> consents = new HashMap<>();
  private final Set<String> own = new HashSet<>();
  private final Deque<RuntimeException> failures = new ArrayDeque<>();
  private final Map<String, RuntimeException> failing = new HashMap<>();
  private final List<ApprovedChange> applied = new ArrayList<>();
  private final List<Sought> sought = new ArrayList<>();
  private final List<UndoableChange> undone = new ArrayList<>();
  private final List<Inspection> inspections = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private Function<ApprovedChange, Applied> apply = change -> new Applied(false, "request-1", null);
  private Function<Sought, Sighting> look =
      change -> new Sighting(false, "request-1", null, "Not there.");
  private Function<UndoableChange, Undone> undo = change -> new Undone(true, null);
  private VerificationRecord record = new VerificationRecord("contoso.com", "TXT", "MS=ms1", 3600);
  private List<String> permissions = List.of("Domain.ReadWrite.All");
  private TenantInside inside =
      new TenantInside(
          "Contoso", "US", 40, DomainPresence.ABSENT, List.of(), null, AdminRole.unknown());
  private Consumer<String> asking = question -> {};
  private boolean separately;
  private Cloud cloud = Cloud.GLOBAL;

  /** The next questions and writes fail, one after the other. */
  public void fails(DirectoryFailure... next) {
    failures.addAll(List.of(next));
  }

  /** What happens at each question, by the name of its method. */
  public void whenAsked(Consumer<String> what) {
    asking = what;
  }

  /** A kind of question fails whenever it is asked, by the name of its method. */
  public void failsAt(String question, DirectoryFailure failure) {
    failing.put(question, failure);
  }

  /** What the outside sees of a domain. */
  public void has(DomainName domain, DomainState state, Tenant holder) {
    domains.put(domain.value(), new PublicDomain(state, holder, "microsoftonline.com", null));
  }

  /** A tenant is there, by its id and its default domain. */
  public void has(Tenant tenant) {
    tenants.put(tenant.id(), tenant);
    if (tenant.defaultDomain() != null) {
      tenants.put(tenant.defaultDomain(), tenant);
    }
  }

  /** A domain is in the tenants that gave consent. */
  public void shows(DomainName domain, DomainPresence presence) {
    presences.put(domain.value(), presence);
  }

  /** What a look into a tenant finds. */
  public void shows(TenantInside found) {
    inside = found;
  }

  /** A tenant has given consent. */
  public void consents(String tenantId, Access... access) {
    consents.computeIfAbsent(tenantId, id -> EnumSet.noneOf(Access.class)).addAll(List.of(access));
  }

  /** A name leads to a tenant, whatever that one says of itself. */
  public void renames(String domainOrId, Tenant tenant) {
    tenants.put(domainOrId, tenant);
  }

  /** A tenant is gone. */
  public void forgets(Tenant tenant) {
    tenants.values().removeIf(tenant::equals);
  }

  /** No tenant has given consent any more. */
  public void takesBackConsents() {
    consents.clear();
  }

  /** What a token that proves consent allows. */
  public void permits(String... granted) {
    permissions = List.of(granted);
  }

  /** It is the directory of another cloud. */
  public void isIn(Cloud another) {
    cloud = another;
  }

  /** Reading and writing are two registrations. */
  public void asksTwice() {
    separately = true;
  }

  /** A tenant is the one in which the product is registered. */
  public void owns(String tenantId) {
    own.add(tenantId);
  }

  /** What comes of writes. */
  public void applies(Function<ApprovedChange, Applied> answer) {
    apply = answer;
  }

  /** What is seen of changes by hand. */
  public void sees(Function<Sought, Sighting> answer) {
    look = answer;
  }

  /** What comes of taking changes back. */
  public void undoes(Function<UndoableChange, Undone> answer) {
    undo = answer;
  }

  /** What was sent, also where it failed. */
  public List<ApprovedChange> applied() {
    return List.copyOf(applied);
  }

  /** What was looked for. */
  public List<Sought> sought() {
    return List.copyOf(sought);
  }

  /** What was to be taken back. */
  public List<UndoableChange> undone() {
    return List.copyOf(undone);
  }

  /** What was looked for inside of tenants. */
  public List<Inspection> inspections() {
    return List.copyOf(inspections);
  }

  /** The tenants whose tokens were forgotten. */
  public List<String> forgotten() {
    return List.copyOf(forgotten);
  }

  /** The names of all methods that asked Microsoft. */
  public List<String> questions() {
    return List.copyOf(questions);
  }

  private void asked(String question) {
    questions.add(question);
    asking.accept(question);
    if (failing.containsKey(question)) {
      throw failing.get(question);
    }
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
  }

  @Override
  public PublicDomain lookUp(EnrollmentId enrollment, DomainName domain) {
    asked("lookUp");
    return domains.getOrDefault(
        domain.value(), new PublicDomain(DomainState.NONE, null, "microsoftonline.com", null));
  }

  @Override
  public Optional<Tenant> findTenant(EnrollmentId enrollment, String domainOrId) {
    asked("findTenant");
    return Optional.ofNullable(tenants.get(domainOrId));
  }

  @Override
  public boolean tenantExists(EnrollmentId enrollment, String domainOrId) {
    asked("tenantExists");
    return tenants.containsKey(domainOrId);
  }

  @Override
  public Cloud cloud() {
    return cloud;
  }

  @Override
  public String consentLink(String tenantId, Access access, String state) {
    return "https://consent.example/%s/%s?state=%s".formatted(tenantId, access.key(), state);
  }

  @Override
  public boolean asksSeparately() {
    return separately;
  }

  @Override
  public String clientId(Access access) {
    return "client-" + access.key();
  }

  @Override
  public List<Access> consented(EnrollmentId enrollment, String tenantId) {
    asked("consented");
    return List.copyOf(consents.getOrDefault(tenantId, Set.of()));
  }

  @Override
  public boolean isOwnTenant(String tenantId) {
    return own.contains(tenantId.toLowerCase(Locale.ROOT));
  }

  @Override
  public List<String> consentedPermissions(
      EnrollmentId enrollment, String tenantId, Access access) {
    asked("consentedPermissions");
    requireConsent(consents.getOrDefault(tenantId, Set.of()).contains(access));
    return permissions;
  }

  @Override
  public void forgetTokens(String tenantId) {
    forgotten.add(tenantId);
  }

  @Override
  public List<String> grantedPermissions(EnrollmentId enrollment, String tenantId) {
    asked("grantedPermissions");
    requireConsent(consents.containsKey(tenantId));
    return permissions;
  }

  private static void requireConsent(boolean given) {
    if (!given) {
      throw new DirectoryFailure.NoConsent("The tenant has not given consent.", "request-1");
    }
  }

  @Override
  public TenantInside inspect(EnrollmentId enrollment, String tenantId, Inspection question) {
    asked("inspect");
    inspections.add(question);
    return inside;
  }

  @Override
  public DomainPresence presence(EnrollmentId enrollment, String tenantId, DomainName domain) {
    asked("presence");
    return presences.getOrDefault(domain.value(), DomainPresence.ABSENT);
  }

  @Override
  public VerificationRecord verificationRecord(
      EnrollmentId enrollment, String tenantId, DomainName domain) {
    asked("verificationRecord");
    return record;
  }

  @Override
  public Applied apply(ApprovedChange change) {
    applied.add(change);
    asked("apply");
    return apply.apply(change);
  }

  @Override
  public Sighting look(Sought change) {
    sought.add(change);
    asked("look");
    return look.apply(change);
  }

  @Override
  public Undone undo(UndoableChange change) {
    undone.add(change);
    asked("undo");
    return undo.apply(change);
  }
}
