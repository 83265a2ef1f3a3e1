package io.github.workaccount.enrollment.application.decision;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an admin attests of Partner Center (rule L1). */
class AssociateInPartnerCenterTest {

  private final TestUseCases world = new TestUseCases();
  private final AssociateInPartnerCenter associating =
      new AssociateInPartnerCenter(world.decisions());

  @BeforeEach
  void anEnrollment() {
    world.stores.enrollments().add(TestEnrollments.askedForBy("kim"));
  }

  @ParameterizedTest
  @CsvSource({"true, ASSOCIATED_USERS_ADDED", "false, ASSOCIATED"})
  void isKeptWithWhetherTheUsersWereAdded(boolean usersAdded, Choice choice) {
    associating.attest(SAM, ID, true, usersAdded, "Done.");

    assertThat(world.stores.decisions().of(ID))
        .containsExactly(
            new Decision(
                ID, UserTask.ASSOCIATE_IN_PARTNER_CENTER, "sam", NOW, choice, null, "Done."));
  }

  @Test
  void isNotTakenBeforeTheTenantIsAssociated() {
    assertThatThrownBy(() -> associating.attest(SAM, ID, false, true, null))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("associated: Complete this task only when");
    assertThat(world.stores.decisions().of(ID)).isEmpty();
  }
}
