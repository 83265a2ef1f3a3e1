package io.github.workaccount.enrollment.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.Consents.Consent;
import io.github.workaccount.enrollment.model.Cloud;
import io.github.workaccount.enrollment.model.EnrollmentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentRemovalTest {

  private static final EnrollmentId ID = new EnrollmentId("contoso.com-7K3Q9");
  private static final String TENANT = "11111111-1111-4111-8111-111111111111";

  private final Consents consents = mock(Consents.class);
  private final Directory directory = mock(Directory.class);
  private final ConsentRemoval removal =
      new ConsentRemoval(
          mock(Enrollments.class),
          consents,
          directory,
          mock(Evidence.class),
          Duration.ofDays(1),
          Duration.ofDays(30),
          Clock.systemUTC());

  @ParameterizedTest
  @CsvSource({
    "GLOBAL, entra.microsoft.com, CLI: az login --tenant, Connect-MgGraph -TenantId",
    "US_GOV, entra.microsoft.us, az cloud set --name AzureUSGovernment, -Environment USGov -T",
    "US_DOD, entra.microsoft.us, az cloud set --name AzureUSGovernment, -Environment USGovDoD -T",
    "CHINA, portal.azure.cn, az cloud set --name AzureChinaCloud, -Environment China -T"
  })
  void tellsTheCommandsOfTheCloud(Cloud cloud, String portal, String azure, String powerShell) {
    when(directory.cloud()).thenReturn(cloud);
    when(directory.clientId(Access.READ)).thenReturn("app-1");
    when(consents.of(ID))
        .thenReturn(
            List.of(new Consent(ID, TENANT, Access.READ, Instant.EPOCH, null, null, null, null)));

    List<String> steps = removal.steps(ID);

    assertThat(steps.get(0)).contains(portal, "app-1");
    assertThat(steps.get(1)).contains(azure, "az ad sp delete --id app-1");
    assertThat(steps.get(2)).contains(powerShell, "appId eq 'app-1'");
  }
}
