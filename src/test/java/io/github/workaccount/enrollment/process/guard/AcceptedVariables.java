package io.github.workaccount.enrollment.process.guard;

import static org.mockito.Mockito.mock;

import io.github.workaccount.enrollment.application.account.CreateWorkAccount;
import io.github.workaccount.enrollment.application.account.TakeOverTenant;
import io.github.workaccount.enrollment.application.change.ChangesByHand;
import io.github.workaccount.enrollment.application.consent.GrantConsent;
import io.github.workaccount.enrollment.application.decision.ApproveEnrollment;
import io.github.workaccount.enrollment.application.decision.AssociateInPartnerCenter;
import io.github.workaccount.enrollment.application.decision.GiveRoles;
import io.github.workaccount.enrollment.application.decision.RecordDecision;
import io.github.workaccount.enrollment.application.decision.ResolveDomainConflict;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.plan.ApprovePlan;
import io.github.workaccount.enrollment.application.request.RequestEnrollment;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.RequestForm;
import io.github.workaccount.enrollment.process.Elements;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds out what each task accepts by sending it one variable after the other. */
public final class AcceptedVariables {

  private static final Map<String, Object> SAMPLES =
      Map.ofEntries(
          Map.entry("decision", "approve"),
          Map.entry("route", "link"),
          Map.entry("enrolledDomain", "contoso.com"),
          Map.entry("existingTenant", "contoso.onmicrosoft.com"),
          Map.entry("lookInside", true),
          Map.entry("comment", "fine"),
          Map.entry("tenantDomain", "contoso.onmicrosoft.com"),
          Map.entry("tenantAdmin", "alex@contoso.com"),
          Map.entry("byHand", true),
          Map.entry("planDecision", "approve"),
          Map.entry("planDigest", "0"),
          Map.entry("includeGuests", true),
          Map.entry("showCalls", true),
          Map.entry("resolution", "retry"),
          Map.entry("associated", true),
          Map.entry("usersAdded", true),
          Map.entry("roles", "kim@contoso.com Admin agent"),
          Map.entry("consentLink", "https://login.example"),
          Map.entry("requester", "kim"));

  private static final TaskSubmissions SUBMISSIONS =
      new TaskSubmissions(
          mock(Enrollments.class),
          mock(RequestEnrollment.class),
          mock(ApproveEnrollment.class),
          mock(CreateWorkAccount.class),
          mock(TakeOverTenant.class),
          mock(GrantConsent.class),
          mock(ApprovePlan.class),
          mock(ResolveDomainConflict.class),
          mock(AssociateInPartnerCenter.class),
          mock(GiveRoles.class),
          mock(ChangesByHand.class),
          mock(RecordDecision.class));

  private static final User USER = new User("alex", Set.of(User.ENROLLMENT_ADMINS));
  private static final EnrollmentId ENROLLMENT = new EnrollmentId("contoso.com-7K3Q9");

  private AcceptedVariables() {}

  /** What a task accepts; the correction takes the fields of the start form. */
  public static Set<String> of(String task) {
    if (task.equals(Elements.CORRECT_REQUEST)) {
      return RequestForm.CORRECTABLE;
    }
    Set<String> accepted = new TreeSet<>();
    SAMPLES.forEach(
        (name, value) -> {
          if (takes(task, Map.of(name, value), "no such variable")) {
            accepted.add(name);
          }
        });
    return accepted;
  }

  /** What some task accepts. */
  public static Set<String> ofAllTasks() {
    Set<String> accepted = new TreeSet<>(RequestForm.FIELDS);
    accepted.addAll(SAMPLES.keySet());
    accepted.remove("consentLink");
    return accepted;
  }

  /** Whether a task takes a value of one of its variables. */
  public static boolean takesValue(String task, String variable, Object value) {
    return takes(task, Map.of(variable, value), variable + ": Give");
  }

  /** Whether a task takes answers at all. */
  public static boolean isHandled(String task) {
    try {
      SUBMISSIONS.take(task, USER, ENROLLMENT, Map.of());
      return true;
    } catch (InvalidInput e) {
      return true;
    } catch (NotAllowed e) {
      return !e.getMessage().contains("takes no answers");
    }
  }

  private static boolean takes(String task, Map<String, Object> sent, String refusal) {
    try {
      SUBMISSIONS.take(task, USER, ENROLLMENT, sent);
      return true;
    } catch (InvalidInput e) {
      return !e.getMessage().contains(refusal);
    }
  }
}
