package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.application.Directory.Inspection;
import io.github.workaccount.enrollment.model.ChangeKind;
import io.github.workaccount.enrollment.model.DomainName;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.PartnerCenterUser;
import io.github.workaccount.enrollment.model.Planner;
import io.github.workaccount.enrollment.model.RegionalDomains;
import io.github.workaccount.enrollment.model.TenantInside;
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
  private final Directory directory;
  private final RegionalDomains domains;
  private final Evidence evidence;

  InspectTenant(
      Enrollments enrollments,
      Plans plans,
      ConsentNeed need,
      Directory directory,
      ConsentRemoval removal,
      RegionalDomains domains,
      Evidence evidence) {
    this.enrollments = enrollments;
    this.plans = plans;
    this.need = need;
    this.removal = removal;
    this.domains = domains;
    this.directory = directory;
    this.evidence = evidence;
  }

  /**
   * Looks and keeps the facts.
   *
   * @param id the enrollment
   * @throws DirectoryFailure.NoConsent when the tenant has not given consent
   */
  public void inspect(EnrollmentId id) {
    Enrollment enrollment = enrollments.get(id);
    String tenantId = enrollment.facts().target().orElseThrow().id();
    if (need.mayBecomeByHand(id)) {
      // Looking would succeed, and the plan then fail again for want of the same consent.
      directory.consentedPermissions(id, tenantId, Access.WRITE);
    }
    TenantInside inside =
        directory
            .inspect(id, tenantId, question(enrollment))
            .withPermissions(granted(enrollment, tenantId));
    removal.granted(id, tenantId);
    enrollments.update(enrollments.get(id).withFacts(enrollment.facts().withInside(inside)));
    evidence.add(id, "inspection", Evidence.SYSTEM, describe(tenantId, inside));
  }

  /**
   * Not known where consent was asked for reading alone: writing is asked for when it comes, unless
   * people make the changes.
   */
  private List<String> granted(Enrollment enrollment, String tenantId) {
    boolean askedToReadOnly =
        directory.asksSeparately()
            && enrollment.facts().domainVerified()
            && !need.isByHand(enrollment.id());
    return askedToReadOnly && !directory.consented(enrollment.id(), tenantId).contains(Access.WRITE)
        ? List.of()
        : directory.grantedPermissions(enrollment.id(), tenantId);
  }

  private Inspection question(Enrollment enrollment) {
    DomainName registered = domains.registrable(enrollment.domain());
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
        registered.equals(enrollment.domain()) ? null : registered);
  }

  private static Map<String, Object> describe(String tenantId, TenantInside inside) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("tenant", tenantId);
    data.put("displayName", inside.displayName());
    data.put("country", inside.countryCode());
    data.put("users", inside.users());
    data.put("domain", inside.domain().name().toLowerCase(java.util.Locale.ROOT));
    data.put(
        "partnerCenterUsersFound",
        inside.partnerCenterUsers().stream()
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
