package io.github.workaccount.enrollment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkEmailTest {

  @Provide
  Arbitrary<String> typed() {
    return Texts.typed();
  }

  @Provide
  Arbitrary<String> addresses() {
    return Texts.addresses();
  }

  @Property
  void refusesAnythingElseWithAReason(@ForAll("typed") String text) {
    try {
      assertThat(WorkEmail.parse(text).value()).contains("@").hasSizeLessThanOrEqualTo(318);
    } catch (InvalidValue e) {
      assertThat(e.getMessage()).isNotBlank();
      assertThat(e.rule()).isNull();
    }
  }

  @Property
  void readsWhatItPrints(@ForAll("addresses") String text) {
    WorkEmail email;
    try {
      email = WorkEmail.parse(text);
    } catch (InvalidValue e) {
      return;
    }
    assertThat(WorkEmail.parse(email.toString())).isEqualTo(email);
    assertThat(email.domain()).isEqualTo(new DomainName(email.domain().value()));
  }

  @ParameterizedTest
  @CsvSource({
    "kim@contoso.com, kim@contoso.com",
    "' Kim.Abel@CONTOSO.com ', Kim.Abel@contoso.com",
    "o'neil+x@contoso.co.uk, o'neil+x@contoso.co.uk",
    "jürgen@bücher.example, jürgen@xn--bcher-kva.example"
  })
  void readsAddressesAsPeopleTypeThem(String typed, String canonical) {
    assertThat(WorkEmail.parse(typed).value()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "kim",
        "@contoso.com",
        "kim@",
        "kim@contoso",
        "kim@@contoso.com",
        ".kim@contoso.com",
        "kim.@contoso.com",
        "k..im@contoso.com",
        "k im@contoso.com",
        "kim\n@contoso.com",
        "\"kim\"@contoso.com",
        "Kim <kim@contoso.com>",
        "kim@contoso.com, alex@contoso.com",
        "kim@[192.168.0.1]",
        "kim@192.168.0.1",
        "mailto:kim@contoso.com"
      })
  void refusesWhatIsNoAddress(String typed) {
    assertThatThrownBy(() -> WorkEmail.parse(typed)).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 300})
  void refusesALocalPartThatIsTooLong(int length) {
    assertThatThrownBy(() -> WorkEmail.parse("k".repeat(length) + "@contoso.com"))
        .isInstanceOf(InvalidValue.class);
  }
}
