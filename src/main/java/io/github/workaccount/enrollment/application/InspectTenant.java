package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.application.Directory.Inspection;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.PartnerCenterUser;
import io.github.workaccount.enrollment.model.Planner;
import io.github.workaccount.enrollment.model.TenantInside;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Looks into a tenant that has given consent. */
@Service
public class InspectTenant {

  private final Enrollments enrollments;
  private final Directory directory;
  private final Evidence evidence;

  InspectTenant(Enrollments enrollments, Directory directory, Evidence evidence) {
    this.enrollments = enrollments;
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
    TenantInside inside = directory.inspect(id, tenantId, question(enrollment));
    enrollments.update(enrollments.get(id).withFacts(enrollment.facts().withInside(inside)));
    evidence.add(id, "inspection", Evidence.SYSTEM, describe(tenantId, inside));
  }

  private static Inspection question(Enrollment enrollment) {
    return new Inspection(
        enrollment.domain(),
        enrollment.request().partnerCenterUsers().stream().map(PartnerCenterUser::email).toList(),
        Planner.groupNickname(enrollment.id()),
        enrollment.tenantAdmin());
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
    data.put("tenantAdminRoles", inside.adminRole().roles());
    data.put("permissions", inside.permissions());
    return data;
  }
}
