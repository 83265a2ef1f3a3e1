package io.github.workaccount.enrollment.application.consent;

import io.github.workaccount.enrollment.application.decision.ReopenApproval;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.PublicDirectory;
import io.github.workaccount.enrollment.application.directory.TenantConsent;
import io.github.workaccount.enrollment.application.directory.TenantReads;
import io.github.workaccount.enrollment.application.directory.TenantReads.Inspection;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.failure.ApprovalOutdated;
import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.model.address.RegionalDomains;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.Planner;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.PartnerCenterUser;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.PublicDomain;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Looks into a tenant that has given consent. */
@Service
public class InspectTenant {

  private final Enrollments enrollments;
  private final Plans plans;
  private final ConsentNeed need;
  private final ConsentRemoval removal;
  private final PublicDirectory directory;
  private final TenantConsent tenantConsent;
  private final TenantReads tenant;
  private final RegionalDomains domains;
  private final ReopenApproval reopening;
  private final Evidence evidence;

  InspectTenant(
      Enrollments enrollments,
      Plans plans,
      ConsentNeed need,
      PublicDirectory directory,
      TenantConsent tenantConsent,
      TenantReads tenant,
      ConsentRemoval removal,
      RegionalDomains domains,
      ReopenApproval reopening,
      Evidence evidence) {
    this.reopening = reopening;
    this.enrollments = enrollments;
    this.plans = plans;
    this.need = need;
    this.removal = removal;
    this.domains = domains;
    this.directory = directory;
    this.tenantConsent = tenantConsent;
    this.tenant = tenant;
    this.evidence = evidence;
  }

  /**
   * Looks and keeps the facts.
   *
   * @param id the enrollment
   * @throws DirectoryFailure.NoConsent when the tenant has not given consent
   * @throws ApprovalOutdated when the tenant is gone; the approval is taken back then
   */
  public void inspect(EnrollmentId id) {
    Tenant approved = enrollments.get(id).facts().target().orElseThrow();
    try {
      inspect(enrollments.get(id), approved.id());
    } catch (DirectoryFailure.NotFound e) {
      if (directory.findTenant(id, approved.id()).isPresent()) {
        throw e;
      }
      reopening.because(id, approved.goneSentence());
      throw new ApprovalOutdated(approved.goneSentence());
    }
  }

  private void inspect(Enrollment enrollment, String tenantId) {
    EnrollmentId id = enrollment.id();
    tenantConsent.forgetTokens(tenantId);
    if (need.mayBecomeByHand(id)) {
      // Looking would succeed, and the plan then fail again for want of the same consent.
      tenantConsent.consentedPermissions(id, tenantId, Access.WRITE);
    }
    TenantInside inside =
        tenant
            .inspect(id, tenantId, question(enrollment))
            .withPermissions(granted(enrollment, tenantId));
    removal.granted(id, tenantId);
    TenantFacts facts = heldNow(enrollment, tenantId).withInside(inside);
    enrollments.update(enrollments.get(id).withFacts(facts));
    evidence.add(id, EvidenceKind.INSPECTION, Evidence.SYSTEM, describe(tenantId, facts));
  }

  /** Since an earlier plan another tenant may have got the domain, or released it. */
  private TenantFacts heldNow(Enrollment enrollment, String tenantId) {
    TenantFacts facts = enrollment.facts();
    List<Plans.PlannedChange> earlier = plans.currentChanges(enrollment.id());
    if (earlier.isEmpty()) {
      return facts;
    }
    PublicDomain now = directory.lookUp(enrollment.id(), enrollment.domain());
    Tenant holder = now.isVerified() ? now.tenant() : null;
    if (holder == null || holder.id().equalsIgnoreCase(tenantId)) {
      return facts.heldByNobodySeen();
    }
    return holder.isSame(facts.holder()) ? facts : facts.heldElsewhere(holder);
  }

  /**
   * Not known where consent was asked for reading alone: writing is asked for when it comes, unless
   * people make the changes.
   */
  private List<String> granted(Enrollment enrollment, String tenantId) {
    boolean askedToReadOnly =
        tenantConsent.asksSeparately()
            && enrollment.facts().domainVerified()
            && !need.isByHand(enrollment.id());
    return askedToReadOnly
            && !tenantConsent.consented(enrollment.id(), tenantId).contains(Access.WRITE)
        ? List.of()
        : tenantConsent.grantedPermissions(enrollment.id(), tenantId);
  }

  private Inspection question(Enrollment enrollment) {
    return new Inspection(
        enrollment.domain(),
        enrollment.request().partnerCenterUsers().stream().map(PartnerCenterUser::email).toList(),
        Planner.groupNickname(enrollment.id()),
        plans.allChanges(enrollment.id()).stream()
            .filter(change -> change.change().kind() == ChangeKind.CREATE_GROUP)
            .map(Plans.PlannedChange::objectId)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        enrollment.tenantAdmin(),
        domains.above(enrollment.domain()));
  }

  private static Map<String, Object> describe(String tenantId, TenantFacts facts) {
    TenantInside inside = facts.inside();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("tenant", tenantId);
    data.put("displayName", inside.displayName());
    data.put("country", inside.countryCode());
    data.put("users", inside.users());
    if (facts.state() == DomainState.CONFLICT) {
      data.put("heldElsewhere", facts.holder());
    }
    data.put("domain", inside.domain().name().toLowerCase(java.util.Locale.ROOT));
    data.put(
        "partnerCenterUsersFound",
        inside.partnerCenterUsers().stream()
            .filter(user -> !user.guest())
            .map(TenantInside.DirectoryUser::userPrincipalName)
            .toList());
    data.put(
        "partnerCenterUsersWhoAreGuests",
        inside.partnerCenterUsers().stream()
            .filter(TenantInside.DirectoryUser::guest)
            .map(TenantInside.DirectoryUser::userPrincipalName)
            .toList());
    data.put("group", inside.group());
    data.put("tenantAdmin", inside.adminRole().userPrincipalName());
    data.put("tenantAdminFound", inside.adminRole().exists());
    data.put("tenantAdminRoles", inside.adminRole().roles());
    data.put("permissions", inside.permissions());
    return data;
  }
}
