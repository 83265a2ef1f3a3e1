package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.Change;
import io.github.workaccount.enrollment.model.ChangeKind;
import io.github.workaccount.enrollment.model.EnrollmentId;
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
        enrollment, tenant, change(kind, parameters), groupId, repeated, true);
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
        enrollment, tenant, change(kind, parameters), objectId, Set.of(members));
  }

  private static Change change(ChangeKind kind, Map<String, String> parameters) {
    return new Change(1, kind, "what", "call", "why", new TreeMap<>(parameters));
  }
}
