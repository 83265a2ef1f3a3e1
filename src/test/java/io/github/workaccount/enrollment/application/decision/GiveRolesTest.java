package io.github.workaccount.enrollment.application.decision;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.request.PartnerCenterUser;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles that were still to be decided when the company was asked for. */
class GiveRolesTest {

  private final TestUseCases world = new TestUseCases();
  private final GiveRoles giving =
      new GiveRoles(world.stores.enrollments(), world.stores.evidence());

  @BeforeEach
  void anEnrollmentOfAUserWithoutARole() {
    world.stores.enrollments().add(TestEnrollments.askedForBy("kim"));
  }

  @Test
  void areKeptAndInTheEvidence() {
    giving.give(SAM, ID, "\n Kim@contoso.com   Admin agent \n");

    assertThat(world.enrollment().request().partnerCenterUsers())
        .containsExactly(new PartnerCenterUser("kim@contoso.com", "Admin agent"));
    assertThat(world.stores.evidence().only(ID, "partner-center-roles").data())
        .containsEntry("roles", Map.of("kim@contoso.com", "Admin agent"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "kim@contoso.com", "kim@contoso.com \n\n"})
  void mayStayToBeDecided(String lines) {
    giving.give(SAM, ID, lines);

    assertThat(world.enrollment().request().partnerCenterUsers())
        .containsExactly(new PartnerCenterUser("kim@contoso.com", null));
    assertThat(world.stores.evidence().of(ID)).isEmpty();
  }

  @Test
  void areOfTheUsersThatWereNamed() {
    assertThatThrownBy(() -> giving.give(SAM, ID, "lee@contoso.com Admin agent"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("roles: lee@contoso.com is none of the users")
        .hasMessageContaining("kim@contoso.com");
  }

  @Test
  void areNoLongerThanARoleIs() {
    assertThatThrownBy(() -> giving.give(SAM, ID, "kim@contoso.com " + "x".repeat(201)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("roles: At most 200 characters");
  }
}
