package io.github.workaccount.enrollment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  private final AddressRules rules = new AddressRules(Set.of("gmail.com", "web.de"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kim@contoso.com",
        "kim@contoso.co.uk",
        "kim@mail.contoso.com",
        "kim@notgmail.com",
        "information@contoso.com",
        "kim.admin@contoso.com",
        "kim+info@contoso.com"
      })
  void takesAPersonsAddressAtACompany(String address) {
    assertThat(rules.check(address).value()).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "kim@gmail.com, R1, your company gave you",
    "Kim@GMAIL.com., R1, your company gave you",
    "kim@web.de, R1, your company gave you",
    "info@gmail.com, R1, your company gave you",
    "info@contoso.com, R3, a person's address",
    "INFO@contoso.com, R3, a person's address",
    "admin@contoso.com, R3, a person's address",
    "email@contoso.com, R3, a person's address",
    "marketing@contoso.com, R3, a person's address",
    "no-reply@contoso.com, R3, a person's address",
    "kim@contoso.onmicrosoft.com, R4, at the company's own domain",
    "info@contoso.onmicrosoft.com, R4, at the company's own domain",
    "kim@contoso.mail.OnMicrosoft.com, R4, at the company's own domain"
  })
  void namesTheRuleThatAnAddressBreaksAndWhatToDo(String address, String rule, String advice) {
    assertThatThrownBy(() -> rules.check(address))
        .isInstanceOfSatisfying(
            InvalidValue.class, refused -> assertThat(refused.rule()).isEqualTo(rule))
        .hasMessageContaining(advice);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kim", "kim@contoso", "@gmail.com"})
  void namesNoRuleForWhatIsNoAddress(String address) {
    assertThatThrownBy(() -> rules.check(address))
        .isInstanceOfSatisfying(InvalidValue.class, refused -> assertThat(refused.rule()).isNull());
  }
}
