package io.github.workaccount.enrollment.application.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.TestEnrollments;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees an enrollment, and who works on it. */
class UserTest {

  private static final Enrollment OF_KIM = TestEnrollments.askedForBy("kim");

  @ParameterizedTest
  @CsvSource({
    User.REQUESTERS + ", false, false",
    User.ENROLLMENT_ADMINS + ", true, true",
    User.PROCESS_OWNERS + ", true, false",
    User.AUDITORS + ", true, false",
    User.OPERATORS + ", true, false"
  })
  void dependsOnTheGroup(String group, boolean sees, boolean works) {
    User user = new User("sam", Set.of(group));

    assertThat(user.maySee(OF_KIM)).isEqualTo(sees);
    assertThat(user.seesAll()).isEqualTo(sees);
    assertThat(user.mayWorkOn(OF_KIM)).isEqualTo(works);
    assertThat(user.isIn(group)).isTrue();
    assertThat(user.isIn("another")).isFalse();
  }

  @Test
  void isTheRequesterInAnyCase() {
    User kim = new User("kim", Set.of());

    assertThat(kim.maySee(OF_KIM)).isTrue();
    assertThat(kim.mayWorkOn(OF_KIM)).isTrue();
    assertThat(kim.seesAll()).isFalse();
  }
}
