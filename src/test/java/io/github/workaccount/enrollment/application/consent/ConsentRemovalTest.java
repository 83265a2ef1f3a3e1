package io.github.workaccount.enrollment.application.consent;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.KIM;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static io.github.workaccount.enrollment.application.TestEnrollments.TENANT;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.consent.Consents.Consent;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.failure.WrongState;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How consent is taken back after the end, and looked for. */
class ConsentRemovalTest {

  private final TestUseCases world = new TestUseCases();
  private final Stores stores = world.stores;
  private final ConsentRemoval removal = world.consentRemoval();

  @BeforeEach
  void anEnrollmentThatATenantGrantedReadingFor() {
    stores.enrollments().add(TestEnrollments.askedForBy("kim"));
    stores.consents().granted(ID, TENANT.id(), Access.READ, NOW);
  }

  private Consent consent() {
    return stores.consents().of(ID).get(0);
  }

  private void over() {
    world.keep(world.enrollment().ended(EnrollmentState.ENROLLED, "Done."));
  }

  /** Another enrollment of the same tenant. */
  private Enrollment another() {
    Enrollment another = TestEnrollments.another("fabrikam.com");
    stores.enrollments().add(another);
    stores.consents().granted(another.id(), TENANT.id(), Access.READ, NOW);
    return another;
  }

  @Nested
  class TheSteps {

    @ParameterizedTest
    @CsvSource({
      "GLOBAL, entra.microsoft.com, CLI: az login --tenant, Connect-MgGraph -TenantId",
      "US_GOV, entra.microsoft.us, az cloud set --name AzureUSGovernment, -Environment USGov -T",
      "US_DOD, entra.microsoft.us, az cloud set --name AzureUSGovernment, -Environment USGovDoD -T",
      "CHINA, portal.azure.cn, az cloud set --name AzureChinaCloud, -Environment China -T"
    })
    void areTheCommandsOfTheCloud(Cloud cloud, String portal, String azure, String powerShell) {
      world.directory.isIn(cloud);

      List<String> steps = removal.steps(ID);

      assertThat(steps).hasSize(3).allMatch(step -> step.contains(TENANT.id()));
      assertThat(steps.get(0)).contains(portal, "client-read");
      assertThat(steps.get(1)).contains(azure, "az ad sp delete --id client-read");
      assertThat(steps.get(2)).contains(powerShell, "appId eq 'client-read'");
    }

    @Test
    void areToWaitForAnotherEnrollmentThatNeedsTheConsent() {
      Enrollment another = another();
      assertThat(removal.steps(ID))
          .containsExactly(
              "Another enrollment with the tenant tenant-id still runs and needs the consent: take it back after that one.");

      stores.enrollments().update(another.ended(EnrollmentState.STOPPED, "No."));
      assertThat(removal.steps(ID)).hasSize(3);
    }

    @Test
    void areNoneOnceItIsGone() {
      stores.consents().removed(consent(), NOW);

      assertThat(removal.steps(ID)).isEmpty();
      assertThat(removal.grants(ID)).hasSize(1);
    }

    @Test
    void areNoneForTheProductsOwnTenant() {
      world.directory.owns(TENANT.id());

      assertThat(removal.steps(ID)).isEmpty();
      assertThat(removal.grants(ID)).isEmpty();
    }
  }

  @Test
  void keepsWhatATenantGrantedUnlessItIsTheProductsOwn() {
    world.directory.consents("other-id", Access.READ, Access.WRITE);
    world.directory.consents("own-id", Access.WRITE);
    world.directory.owns("own-id");

    removal.granted(ID, "other-id");
    removal.granted(ID, "own-id");

    assertThat(stores.consents().of(ID))
        .extracting(Consent::tenantId)
        .containsExactly("other-id", "other-id", TENANT.id());
  }

  @Nested
  class LookingNow {

    @Test
    void isForTheRequesterEnrollmentAdminsAndProcessOwners() {
      over();

      removal.lookNow(KIM, ID);
      removal.lookNow(SAM, ID);
      removal.lookNow(new User("pat", Set.of(User.PROCESS_OWNERS)), ID);

      assertThat(stores.evidence().of(ID, "look-now"))
          .extracting(Evidence.Entry::actor, Evidence.Entry::data)
          .contains(tuple("pat", Map.of("for", "consent")));
    }

    @Test
    void isNotForAnybodyElse() {
      over();
      User lee = new User("lee", Set.of(User.REQUESTERS, User.AUDITORS));

      assertThatThrownBy(() -> removal.lookNow(lee, ID)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void isDoneAtOnce() {
      over();
      world.clock.forward(Duration.ofDays(2));

      removal.lookNow(KIM, ID);

      assertThat(consent().nextCheckAt()).isEqualTo(world.clock.instant());
      assertThat(consent().expiresAt()).isEqualTo(world.clock.instant().plus(Duration.ofDays(30)));
    }

    @Test
    void isRefusedWhileTheEnrollmentRuns() {
      assertThatThrownBy(() -> removal.lookNow(KIM, ID))
          .isInstanceOf(WrongState.class)
          .hasMessageContaining("still runs and needs the consent");
      assertThat(consent().nextCheckAt()).isNull();
    }

    @Test
    void isRefusedWhereNothingIsLeft() {
      over();
      stores.consents().removed(consent(), NOW);

      assertThatThrownBy(() -> removal.lookNow(KIM, ID))
          .isInstanceOf(WrongState.class)
          .hasMessageContaining("No consent is left");
    }

    @Test
    void isRefusedWhileAnotherEnrollmentNeedsAllOfThem() {
      over();
      another();
      assertThatThrownBy(() -> removal.lookNow(KIM, ID))
          .isInstanceOf(WrongState.class)
          .hasMessageContaining("Another enrollment with the same tenant");

      stores.consents().granted(ID, "nobody-elses", Access.READ, NOW);
      assertThatCode(() -> removal.lookNow(KIM, ID)).doesNotThrowAnyException();
    }
  }
}
