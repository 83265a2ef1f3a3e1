package io.github.workaccount.enrollment.application.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.model.tenant.Tenant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentErrorTest {

  private static final Tenant NORTHWIND = new Tenant("id", "Northwind Traders", "northwind.com");

  @ParameterizedTest
  @CsvSource({
    "50020, sign in with an administrator of Northwind Traders",
    "65004, The administrator declined",
    "90033, wait a few minutes",
    "650056, lists none of the permissions",
    "700016, does not know the application",
    "500113, has no redirect URI",
    "90094, Privileged Role Administrator of Northwind Traders",
    "90095, Privileged Role Administrator of Northwind Traders"
  })
  void saysWhatToDoAboutTheKnownOnes(String number, String advice) {
    ConsentError error =
        ConsentError.of("access_denied", null, "AADSTS" + number + ": Words. Trace ID: 1")
            .orElseThrow();

    assertThat(error.sentences(NORTHWIND))
        .startsWith(
            "Consent was not granted: Microsoft answered access_denied (AADSTS%s). "
                .formatted(number))
        .contains(advice)
        .doesNotContain("Words");
  }

  @ParameterizedTest
  @ValueSource(strings = {"650056", "700016", "500113"})
  void tellsWhatIsTheOperatorsMatter(String number) {
    assertThat(error(number).sentences(NORTHWIND))
        .contains("for whoever operates this product")
        .doesNotContain("The same link");
  }

  @Test
  void keepsTheNumberOfAnErrorThatItDoesNotKnow() {
    ConsentError error = ConsentError.of("server_error", "basic_action", "AADSTS5000: x").get();

    assertThat(error.sentences(null))
        .isEqualTo(
            "Consent was not granted: Microsoft answered server_error, basic_action (AADSTS5000). The same link can be used again.");
    assertThat(error.parts())
        .isEqualTo(
            Map.of(
                "error", "server_error",
                "errorSubcode", "basic_action",
                "errorNumber", "AADSTS5000"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<b>bold</b>", "call 555 now", "a\nb", "", "https://adatum.com/?x", "äöü"})
  void keepsNothingButWords(String text) {
    ConsentError error = ConsentError.of(text, text, text).orElseThrow();

    assertThat(error.parts()).isEmpty();
    assertThat(error.sentences(NORTHWIND))
        .isEqualTo(
            "Consent was not granted: Microsoft answered an error. The same link can be used again.");
  }

  @Test
  void isBounded() {
    ConsentError error =
        ConsentError.of("e".repeat(61), "s".repeat(61), " ".repeat(5000) + "AADSTS65004")
            .orElseThrow();

    assertThat(error.parts()).isEmpty();
    assertThat(ConsentError.of("x", null, "AADSTS" + "1".repeat(30)).get().parts())
        .containsOnlyKeys("error");
  }

  @Test
  void isNoneWhereNothingIsToldOfAny() {
    assertThat(ConsentError.of(null, null, null)).isEmpty();
  }

  private static ConsentError error(String number) {
    return ConsentError.of("access_denied", null, "AADSTS" + number).orElseThrow();
  }
}
