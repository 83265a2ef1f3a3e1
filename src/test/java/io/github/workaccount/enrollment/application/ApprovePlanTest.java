package io.github.workaccount.enrollment.application;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.model.Plan;
import io.github.workaccount.enrollment.model.TenantInside.AdminRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the role of the tenant's administrator means for a plan (rule L2). */
class ApprovePlanTest {

  private static final User SAM = new User("sam", Set.of(User.ENROLLMENT_ADMINS));
  private static final AdminRole SUFFICIENT =
      new AdminRole("alex@contoso.com", true, List.of("Global Administrator"));

  private final Enrollments enrollments = mock(Enrollments.class);
  private final Plans plans = mock(Plans.class);
  private final RecordDecision decisions = mock(RecordDecision.class);
  private final Decisions decided = mock(Decisions.class);

  static Stream<AdminRole> insufficient() {
    return Stream.of(
        AdminRole.unknown(),
        AdminRole.missing("nobody@contoso.com"),
        new AdminRole("kim@contoso.com", false, List.of("Reports Reader")));
  }

  @ParameterizedTest
  @MethodSource("insufficient")
  void stopsAnApprovalWhereRolesAreEnforced(AdminRole role) {
    assertThatThrownBy(() -> decide("approve", role, true))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("which role in the tenant is missing");
  }

  @ParameterizedTest
  @MethodSource("insufficient")
  void onlyWarnsWhereRolesAreNotEnforced(AdminRole role) {
    decide("approve", role, false);

    verify(decisions).record(SAM, TestEnrollments.ID, ApprovePlan.TASK, "approve", "digest", "Why");
  }

  @Test
  void letsAPlanBeRejectedWhateverTheRoles() {
    assertThatCode(() -> decide("reject", AdminRole.unknown(), true)).doesNotThrowAnyException();
  }

  @Test
  void takesAnAdministratorWithTheRole() {
    assertThatCode(() -> decide("approve", SUFFICIENT, true)).doesNotThrowAnyException();
  }

  private void decide(String choice, AdminRole role, boolean enforced) {
    Plan plan = mock(Plan.class);
    when(plan.digest()).thenReturn("digest");
    when(plans.current(TestEnrollments.ID)).thenReturn(Optional.of(plan));
    when(enrollments.get(TestEnrollments.ID)).thenReturn(TestEnrollments.with(role));
    when(decided.latest(TestEnrollments.ID, ApproveEnrollment.TASK)).thenReturn(Optional.empty());
    new ApprovePlan(
            enrollments,
            plans,
            decisions,
            decided,
            mock(FourEyes.class),
            new RoleEnforcement(enforced))
        .decide(SAM, TestEnrollments.ID, choice, "digest", false, "Why");
  }
}
