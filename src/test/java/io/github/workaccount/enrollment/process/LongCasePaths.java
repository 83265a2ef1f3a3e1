package io.github.workaccount.enrollment.process;

import static io.github.workaccount.enrollment.process.Requests.ASSOCIATED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The domain is in no tenant, and is proved in the company's. */
interface LongCasePaths extends Paths {

  @Test
  default void provesTheDomainAndLinksTheTenant() {
    RunningEnrollment enrollment = atConsent();
    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
    enrollment.acceptConsent();
    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.writes()).isEmpty();

    enrollment.approvePlan("sam");
    assertThat(enrollment.state()).isEqualTo("awaiting-dns-record");
    assertThat(drive().world.domains(NORTHWIND_TENANT)).containsEntry(NORTHWIND, false);

    enrollment.publishRecord().lookByItself();
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(drive().world.domains(NORTHWIND_TENANT)).containsEntry(NORTHWIND, true);
    assertThat(drive().world.groups(NORTHWIND_TENANT))
        .containsExactly(List.of("megan@northwind.onmicrosoft.com"));

    enrollment.complete("sam", "AssociateInPartnerCenter", ASSOCIATED);
    assertThat(enrollment.state()).isEqualTo("enrolled");
    assertThat(enrollment.changes()).hasSize(4).allMatch(change -> change.endsWith(" applied"));
    assertThat(enrollment.writes()).hasSize(4).allMatch(write -> write.startsWith("POST "));
    assertThat(enrollment.passed())
        .contains("AddDomain", "DnsRecordSeen", "ConfirmDomain", "DomainProved", "Enrolled")
        .doesNotContain("LookUpRecord", "WaitForMicrosoft", "ResolveDomainConflict");
  }

  @Test
  default void looksAtOnceWhenThePersonSaysThatTheRecordIsThere() {
    RunningEnrollment enrollment = atRecord().publishRecord();

    enrollment.complete("kim", "PublishDnsRecord", Map.of());

    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.passed()).contains("LookUpRecord").doesNotContain("DnsRecordSeen");
  }
}
