package io.github.workaccount.enrollment.process;

import java.util.Map;

/** Tests of paths through the process; whoever implements it says on which database. */
interface Paths {

  String NORTHWIND = "northwindtraders.com";
  String NORTHWIND_TENANT = "northwind.onmicrosoft.com";

  /** The application under test. */
  EnrollmentDriver drive();

  /** Northwind's enrollment, at the consent of its tenant. */
  default RunningEnrollment atConsent() {
    return drive()
        .request("kim", Requests.northwind())
        .work()
        .complete("alex", "ApproveEnrollment", Requests.APPROVED);
  }

  /** Northwind's enrollment with consent, at the approval of its plan. */
  default RunningEnrollment atPlan() {
    return atConsent().acceptConsent();
  }

  /** Northwind's enrollment whose tenant lets the product read only, with its plan approved. */
  default RunningEnrollment approvedByHand() {
    return atConsent().acceptReadingOnly().approvePlan("sam");
  }

  /** Northwind's enrollment with its plan approved, before the first write. */
  default RunningEnrollment approved() {
    RunningEnrollment enrollment = atPlan();
    enrollment.submit(
        "sam",
        "ApprovePlan",
        Map.of("planDecision", "approve", "planDigest", enrollment.planDigest()));
    return enrollment;
  }

  /** Northwind's enrollment, waiting for its DNS record. */
  default RunningEnrollment atRecord() {
    return approved().work();
  }

  /** Northwind's domain is added by hand and its record published; a person is to verify it. */
  default RunningEnrollment atVerificationByHand() {
    RunningEnrollment enrollment = approvedByHand();
    drive().people.addDomain(NORTHWIND_TENANT, NORTHWIND);
    return enrollment.complete("alex", "AddDomainByHand", Map.of()).publishRecord().lookByItself();
  }

  /** Northwind's domain is proved by hand; a person is to make the group. */
  default RunningEnrollment atGroupByHand() {
    RunningEnrollment enrollment = atVerificationByHand();
    drive().people.verifyDomain(NORTHWIND_TENANT, NORTHWIND);
    return enrollment.complete("alex", "VerifyDomainByHand", Map.of());
  }

  /** An enrollment of a company of the sandbox, approved by the recommended route. */
  default RunningEnrollment approved(String domain) {
    return drive()
        .request("kim", Requests.of(domain))
        .work()
        .complete("alex", "ApproveEnrollment", Requests.APPROVED);
  }
}
