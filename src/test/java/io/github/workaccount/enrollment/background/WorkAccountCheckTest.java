package io.github.workaccount.enrollment.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.account.WorkAccountProperties;
import io.github.workaccount.enrollment.application.account.WorkAccountWatches.WorkAccountWatch;
import io.github.workaccount.enrollment.application.directory.PublicDirectory;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.Workflow;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One look for a new work account, also while its name is corrected. */
class WorkAccountCheckTest {

  private static final EnrollmentId ID = new EnrollmentId("fabrikam.com-7K3Q9");
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String MISTYPED = "fabrikan.onmicrosoft.com";
  private static final String CORRECTED = "fabrikam.onmicrosoft.com";
  private static final Optional<Tenant> SEEN = Optional.of(new Tenant("id", "Name", MISTYPED));

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Stores stores = new Stores(clock);
  private final PublicDirectory directory = mock(PublicDirectory.class);
  private final Workflow workflow = mock(Workflow.class);
  private final Evidence evidence = mock(Evidence.class);
  private final WorkAccountCheck check =
      new WorkAccountCheck(
          directory,
          stores.accounts(),
          workflow,
          evidence,
          new TransactionTemplate(mock(PlatformTransactionManager.class)),
          clock,
          new WorkAccountProperties(Duration.ofSeconds(10), Duration.ofHours(1)));

  private WorkAccountWatch waitingFor(String name) {
    stores.accounts().open(ID, "instance", name, NOW, NOW, NOW.plusSeconds(3600));
    return stores.accounts().find(ID).orElseThrow();
  }

  @Test
  void tellsTheEnrollmentOfAWorkAccountThatIsThere() {
    when(directory.findTenant(null, MISTYPED)).thenReturn(SEEN);

    check.check(waitingFor(MISTYPED));

    verify(workflow).workAccountVisible("instance");
  }

  @Test
  void dropsWhatWasFoundOfANameThatWasCorrectedMeanwhile() {
    WorkAccountWatch mistyped = waitingFor(MISTYPED);
    when(directory.findTenant(null, MISTYPED))
        .thenAnswer(
            asked -> {
              waitingFor(CORRECTED);
              return SEEN;
            });

    check.check(mistyped);

    assertThat(stores.accounts().find(ID).orElseThrow().finding()).isNull();
    verifyNoInteractions(workflow, evidence);
  }
}
