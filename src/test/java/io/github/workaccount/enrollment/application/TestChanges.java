package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.application.directory.ApprovedChange;
import io.github.workaccount.enrollment.application.directory.UndoableChange;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest.PartnerCenterAccount;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.request.PartnerCenterUser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes the changes that only the use cases can make, for tests of the port behind them. */
public final class TestChanges {

  private TestChanges() {}

  /** An approved change. */
  public static ApprovedChange approved(
      EnrollmentId enrollment,
      String tenant,
      ChangeKind kind,
      Map<String, String> parameters,
      String groupId,
      boolean repeated) {
    return new ApprovedChange(
        enrollment(enrollment, false), tenant, change(kind, parameters), groupId, repeated, true);
  }

  /** A change that can be taken back. */
  public static UndoableChange undoable(
      EnrollmentId enrollment,
      String tenant,
      ChangeKind kind,
      Map<String, String> parameters,
      String objectId,
      String... members) {
    return new UndoableChange(
        enrollment(enrollment, false), tenant, change(kind, parameters), objectId, Set.of(members));
  }

  /** A change of a plan. */
  public static Change change(ChangeKind kind, Map<String, String> parameters, Change.By by) {
    return new Change(1, kind, "what", "call", "why", new TreeMap<>(parameters), by);
  }

  /** An enrollment of which nothing but its id and its being a dry run matters. */
  public static Enrollment enrollment(EnrollmentId id, boolean dryRun) {
    EnrollmentRequest request =
        new EnrollmentRequest(
            "kim@contoso.com",
            "Contoso",
            "US",
            List.of(new PartnerCenterUser("kim@contoso.com", null)),
            null,
            PartnerCenterAccount.EXISTING,
            null,
            null,
            dryRun);
    return new Enrollment(
        id,
        "instance",
        "kim",
        Instant.EPOCH,
        request,
        new DomainName("contoso.com"),
        EnrollmentState.APPLYING,
        null,
        RouteChoice.none(),
        null,
        null,
        null,
        0);
  }

  /** A change that the product makes. */
  public static Change change(ChangeKind kind, Map<String, String> parameters) {
    return change(kind, parameters, Change.By.PRODUCT);
  }
}
