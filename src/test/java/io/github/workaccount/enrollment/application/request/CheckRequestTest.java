package io.github.workaccount.enrollment.application.request;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.model.address.DomainName;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether the work e-mail of an enrollment is usable. */
class CheckRequestTest {

  private final TestUseCases world = new TestUseCases();

  private CheckRequest check(String... personal) {
    world.stores.enrollments().add(TestEnrollments.askedForBy("kim"));
    return new CheckRequest(
        world.stores.enrollments(), TestAddresses.rules(Set.of(personal)), world.stores.evidence());
  }

  @Test
  void leavesAUsableAddressAlone() {
    assertThat(check().check(ID)).isEmpty();
    assertThat(world.stores.evidence().of(ID)).isEmpty();
  }

  @Test
  void keepsByWhichRuleAnAddressIsRefused() {
    String why = check("contoso.com").check(ID).orElseThrow();

    assertThat(why).contains("contoso.com");
    assertThat(world.stores.evidence().only(ID, "address-refused").data())
        .containsEntry("reason", why)
        .containsKey("rule");
  }

  @Test
  void saysTheSameAgainWithoutKeepingItAgain() {
    CheckRequest check = check("contoso.com");

    assertThat(check.problem(ID)).isEqualTo(check.check(ID)).isPresent();
    assertThat(world.stores.evidence().of(ID)).hasSize(1);
  }

  @Test
  void checksTheAddressAndNotTheDomainThatIsEnrolled() {
    CheckRequest check = check("contoso.com");
    Enrollment enrollment = world.enrollment();
    world.keep(enrollment.withRequest(enrollment.request(), new DomainName("fabrikam.com")));

    assertThat(check.problem(ID)).isPresent();
  }
}
