package io.github.workaccount.enrollment.application.facts;

import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.PublicDirectory;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.PublicDomain;
import io.github.workaccount.enrollment.model.tenant.Surroundings.OtherDomain;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Finds out what the outside can see of the domain and of the tenant that the company named. */
@Service
public class CheckTenant {

  private final Enrollments enrollments;
  private final PublicDirectory directory;
  private final LookAround around;
  private final Evidence evidence;
  private final Clock clock;

  public CheckTenant(
      Enrollments enrollments,
      PublicDirectory directory,
      LookAround around,
      Evidence evidence,
      Clock clock) {
    this.enrollments = enrollments;
    this.directory = directory;
    this.around = around;
    this.evidence = evidence;
    this.clock = clock;
  }

  /**
   * Looks and keeps the facts.
   *
   * @param id the enrollment
   * @return the facts
   * @throws DirectoryFailure when Microsoft cannot be asked
   */
  public TenantFacts check(EnrollmentId id) {
    Enrollment enrollment = enrollments.get(id);
    PublicDomain found = directory.lookUp(id, enrollment.domain());
    String named = enrollment.request().existingTenant();
    Tenant stated = named == null ? null : directory.findTenant(id, named).orElse(null);
    TenantFacts seen = TenantFacts.of(found, stated, clock.instant());
    TenantFacts facts = seen.withAround(around.at(enrollment, seen));
    enrollments.update(enrollments.get(id).withFacts(facts));
    evidence.add(id, EvidenceKind.FACTS, Evidence.SYSTEM, describe(facts));
    return facts;
  }

  private static Map<String, Object> describe(TenantFacts facts) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("state", facts.state().key());
    data.put("cloud", facts.cloud());
    data.put("holder", facts.holder());
    data.put("stated", facts.stated());
    data.put("signInPage", facts.signInPage());
    data.put("mail", facts.around().mail().key());
    data.put(
        "headquarters", facts.around().headquarters().stream().map(DomainName::value).toList());
    data.put("otherDomain", describe(facts.around().other()));
    data.put("sharedPrograms", facts.around().sharedPrograms());
    return data;
  }

  private static Map<String, Object> describe(OtherDomain other) {
    if (other == null) {
      return null;
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("domain", other.domain().value());
    data.put("state", other.state().key());
    data.put("holder", other.holder());
    return data;
  }
}
