package io.github.workaccount.enrollment.application.account;

import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.RecordDecision;
import io.github.workaccount.enrollment.application.directory.PublicDirectory;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.address.DomainText;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.model.microsoft.InitialDomainNames;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.model.text.Keyed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Has a person create the work account in Microsoft's portal, since no public API can (rules C1 and
 * C2), and reads it back.
 */
@Service
public class CreateWorkAccount {

  private static final int OFFERED = 3;

  private final Enrollments enrollments;
  private final PublicDirectory directory;
  private final DomainText domains;
  private final WorkAccountWatches watches;
  private final RecordDecision decisions;
  private final Evidence evidence;
  private final String suffix;

  CreateWorkAccount(
      Enrollments enrollments,
      PublicDirectory directory,
      DomainText domains,
      WorkAccountWatches watches,
      RecordDecision decisions,
      Evidence evidence,
      Cloud cloud) {
    this.suffix = "." + cloud.initialSuffix();
    this.enrollments = enrollments;
    this.directory = directory;
    this.domains = domains;
    this.watches = watches;
    this.decisions = decisions;
    this.evidence = evidence;
  }

  /** What came of looking for the created work account. */
  public enum Finding implements Keyed {
    FOUND,
    /** Microsoft does not know it yet. */
    NOT_YET,
    /** It is there, but is not the one that was to be created. */
    REFUSED
  }

  /**
   * What the work account was found to be.
   *
   * @param finding what came of looking
   * @param problem why it is refused, a sentence; null when it is not
   */
  public record Confirmation(Finding finding, String problem) {}

  /**
   * Finds initial domains that nobody has.
   *
   * @param id the enrollment
   * @return up to three free ones, the best first
   */
  public List<String> freeInitialDomains(EnrollmentId id) {
    List<String> free = new ArrayList<>();
    for (String candidate : candidates(enrollments.get(id)).toList()) {
      if (free.size() < OFFERED && !directory.tenantExists(id, candidate)) {
        free.add(candidate);
      }
    }
    evidence.add(id, EvidenceKind.INITIAL_DOMAINS, Evidence.SYSTEM, Map.of("free", free));
    return free;
  }

  /**
   * Keeps the name of the work account that a person created.
   *
   * @param user who says so
   * @param id the enrollment
   * @param tenantDomain its initial domain
   * @throws InvalidInput when that is no initial domain
   */
  public void created(User user, EnrollmentId id, String tenantDomain) {
    DomainName domain;
    try {
      domain = domains.read(tenantDomain);
    } catch (InvalidValue e) {
      throw new InvalidInput("tenantDomain", e.getMessage());
    }
    if (!domain.value().endsWith(suffix)) {
      throw new InvalidInput(
          "tenantDomain",
          "Give the initial domain of the new work account: it ends in %s.".formatted(suffix));
    }
    Enrollment enrollment = enrollments.get(id);
    enrollments.update(
        enrollment.withRequest(
            enrollment.request().withExistingTenant(domain.value()), enrollment.domain()));
    watches.forget(id);
    decisions.record(user, id, UserTask.CREATE_WORK_ACCOUNT, Choice.CREATED, null, domain.value());
  }

  /**
   * Reads the created work account back.
   *
   * @param id the enrollment
   * @return whether it is there, and is a new one with the entered domain as its default
   */
  public Confirmation confirm(EnrollmentId id) {
    Enrollment enrollment = enrollments.get(id);
    String entered = enrollment.request().existingTenant();
    Optional<Tenant> tenant = directory.findTenant(id, entered);
    if (tenant.isEmpty()) {
      return new Confirmation(Finding.NOT_YET, null);
    }
    String problem = problem(enrollment, entered, tenant.get());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("entered", entered);
    data.put("tenant", tenant.get());
    data.put("accepted", problem == null);
    data.put("problem", problem);
    evidence.add(id, EvidenceKind.WORK_ACCOUNT, Evidence.SYSTEM, data);
    if (problem != null) {
      return new Confirmation(Finding.REFUSED, problem);
    }
    enrollments.takeCreated(id, tenant.get().id());
    enrollments.update(enrollment.withFacts(enrollment.facts().withCreated(tenant.get())));
    return new Confirmation(Finding.FOUND, null);
  }

  /** Why a tenant is not the new one; null when it can be. */
  private String problem(Enrollment enrollment, String entered, Tenant tenant) {
    TenantFacts facts = enrollment.facts();
    if (isSame(tenant, facts.holder())) {
      return "%s is the tenant that has %s already, not a new one."
          .formatted(entered, enrollment.domain());
    }
    if (isSame(tenant, facts.stated())) {
      return "%s was known to this enrollment before, so it is not a new tenant."
          .formatted(entered);
    }
    if (!entered.equalsIgnoreCase(tenant.defaultDomain())) {
      return "The default domain of that tenant is %s, not %s: a new tenant has its initial domain as its default."
          .formatted(tenant.defaultDomain() == null ? "unknown" : tenant.defaultDomain(), entered);
    }
    return others(enrollments.linkedTo(tenant.id()), enrollment)
        .map(
            earlier ->
                "%s was linked by the enrollment %s, so it is not a new tenant."
                    .formatted(entered, earlier.id()))
        .or(
            () ->
                others(enrollments.leadingTo(tenant.id()), enrollment)
                    .map(
                        running ->
                            "%s is the tenant of the enrollment %s, which still runs, so it is not new to this one. Enter another tenant; if it was created for this one, have the other enrollment withdrawn and enter it again."
                                .formatted(entered, running.id())))
        .orElse(null);
  }

  private static Optional<Enrollment> others(List<Enrollment> found, Enrollment enrollment) {
    return found.stream().filter(other -> !other.id().equals(enrollment.id())).findFirst();
  }

  private static boolean isSame(Tenant tenant, Tenant known) {
    return known != null && known.id().equalsIgnoreCase(tenant.id());
  }

  private Stream<String> candidates(Enrollment enrollment) {
    DomainName registered = domains.registrable(enrollment.domain()).orElse(enrollment.domain());
    EnrollmentRequest request = enrollment.request();
    return InitialDomainNames.suggest(
            domains.toUnicode(registered), request.companyName(), request.headquarters())
        .stream()
        .map(prefix -> prefix + suffix);
  }
}
