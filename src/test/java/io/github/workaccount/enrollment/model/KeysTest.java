package io.github.workaccount.enrollment.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.model.microsoft.PartnerProgram;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest.PartnerCenterAccount;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The stable names that the REST API, the tables, the models and plans in approval rely on. */
class KeysTest {

  @Test
  void namesTheRoutesAsTheDecisionTableDoes() {
    assertThat(keys(Route.values(), Route::key))
        .containsExactly("link", "create", "take-over", "stop");
  }

  @Test
  void namesTheStatesAsTheRestApiDoes() {
    assertThat(keys(EnrollmentState.values(), EnrollmentState::key))
        .containsExactly(
            "checking",
            "awaiting-correction",
            "awaiting-approval",
            "awaiting-work-account",
            "awaiting-take-over",
            "awaiting-consent",
            "awaiting-plan-approval",
            "awaiting-dns-record",
            "awaiting-conflict-resolution",
            "applying",
            "awaiting-association",
            "needs-attention",
            "enrolled",
            "rejected",
            "withdrawn",
            "expired",
            "stopped");
  }

  @Test
  void endsInFiveWays() {
    assertThat(EnrollmentState.values())
        .filteredOn(EnrollmentState::isEnd)
        .extracting(EnrollmentState::key)
        .containsExactly("enrolled", "rejected", "withdrawn", "expired", "stopped");
  }

  @Test
  void namesWhatTheDecisionTableAsksFor() {
    assertThat(keys(DomainState.values(), DomainState::key))
        .containsExactly("none", "managed", "federated", "unmanaged", "other-cloud", "conflict");
  }

  @Test
  void namesChangesAndHowFarTheyAre() {
    assertThat(keys(ChangeKind.values(), ChangeKind::key))
        .containsExactly("add-domain", "verify-domain", "create-group", "add-member");
    assertThat(keys(ChangeStatus.values(), ChangeStatus::key))
        .containsExactly("planned", "intended", "applied", "already-there", "undone", "failed");
    assertThat(ChangeStatus.values())
        .filteredOn(ChangeStatus::isDone)
        .containsExactly(ChangeStatus.APPLIED, ChangeStatus.ALREADY_THERE);
    assertThat(keys(PartnerCenterAccount.values(), PartnerCenterAccount::key))
        .containsExactly("none", "existing");
  }

  @Test
  void namesThePartnerProgramsAndFindsThemByTheirNames() {
    assertThat(keys(PartnerProgram.values(), PartnerProgram::key))
        .containsExactly("ai-cloud", "csp", "both");
    assertThat(PartnerProgram.of("csp")).contains(PartnerProgram.CSP);
    assertThat(PartnerProgram.of("CSP")).isEmpty();
  }

  @Test
  void namesTheCloudsAsTheyAreConfigured() {
    assertThat(keys(Cloud.values(), Cloud::key))
        .containsExactly("sandbox", "global", "us-gov", "us-dod", "china");
  }

  @ParameterizedTest
  @CsvSource({
    "GLOBAL, microsoftonline.com, login.microsoftonline.com, https://graph.microsoft.com/.default",
    "US_GOV, microsoftonline.us, login.microsoftonline.us, https://graph.microsoft.us/.default",
    "CHINA, partner.microsoftonline.cn, login.chinacloudapi.cn, https://microsoftgraph.chinacloudapi.cn/.default"
  })
  void namesACloudAsMicrosoftDoes(Cloud cloud, String name, String loginHost, String scope) {
    assertThat(cloud.instanceName()).isEqualTo(name);
    assertThat(cloud.isCalled(name)).isTrue();
    assertThat(cloud.isCalled("elsewhere.com")).isFalse();
    assertThat(cloud.loginHost()).isEqualTo(loginHost);
    assertThat(cloud.scope()).isEqualTo(scope);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void findsEachRouteByItsName(Route route) {
    assertThat(Route.of(route.key())).contains(route);
  }

  @ParameterizedTest
  @EnumSource(EnrollmentState.class)
  void findsEachStateByItsName(EnrollmentState state) {
    assertThat(EnrollmentState.of(state.key())).contains(state);
  }

  @Test
  void findsNothingByAnotherName() {
    for (String key : Arrays.asList("LINK", "take_over", "", " link", null)) {
      assertThat(Route.of(key)).isEmpty();
      assertThat(EnrollmentState.of(key)).isEmpty();
    }
  }

  @Test
  void namesThingsTheSameInEveryLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertThat(Route.LINK.key()).isEqualTo("link");
      assertThat(TestAddresses.TEXT.read("CITI.COM").value()).isEqualTo("citi.com");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static <T> List<String> keys(
      T[] values, java.util.function.Function<? super T, String> key) {
    return Stream.of(values).map(key).toList();
  }
}
