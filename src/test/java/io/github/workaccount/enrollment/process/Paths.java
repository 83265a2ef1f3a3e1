package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Tests of paths through the process; whoever implements it says on which database. */
interface Paths {

  String NORTHWIND = "northwindtraders.com";
  String NORTHWIND_TENANT = "northwind.onmicrosoft.com";

  /** How long a look that somebody asks for is behind. */
  Duration BEHIND = Duration.ofMinutes(20);

  /** The application under test. */
  EnrollmentDriver drive();

  /** Somebody completes a task, which means: look now; the look itself is long behind. */
  default RunningEnrollment lookLate(RunningEnrollment enrollment, String user, String task) {
    return lookLate(enrollment, user, task, Map.of());
  }

  default RunningEnrollment lookLate(
      RunningEnrollment enrollment, String user, String task, Map<String, Object> sent) {
    enrollment.submit(user, task, sent);
    drive().clock.forward(BEHIND);
    return enrollment.work();
  }

  /** A form begins with when it was looked, which is now, and when that was asked for. */
  default void tellsOfTheLateLook(String form, String user) {
    assertThat(form).startsWith("**Looked at ").contains(" (%s asked at ".formatted(user));
    Instant now = drive().clock.instant();
    assertThat(times(form).get(0)).isCloseTo(now, within(1, ChronoUnit.MINUTES));
    assertThat(times(form).get(1)).isCloseTo(now.minus(BEHIND), within(1, ChronoUnit.MINUTES));
  }

  /** A form begins with a look that was made then. */
  default void tellsOfALook(String form, Instant at) {
    assertThat(form).startsWith("**Looked at ");
    assertThat(times(form).get(0)).isCloseTo(at, within(20, ChronoUnit.SECONDS));
  }

  private static List<Instant> times(String form) {
    return Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d) UTC")
        .matcher(form)
        .results()
        .map(time -> Instant.parse("%sT%sZ".formatted(time.group(1), time.group(2))))
        .toList();
  }

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
