package io.github.workaccount.enrollment.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "In the tenant Litware, Inc.. Next. | In the tenant Litware, Inc. Next.",
        "In the tenant Litware, Inc&#46;. Next. | In the tenant Litware, Inc&#46; Next.",
        "It belongs to Litware, Inc.. | It belongs to Litware, Inc.",
        "Wait ... and look. | Wait ... and look.",
        "As before. | As before."
      })
  void endWithOneFullStop(String text, String expected) {
    assertThat(Sentences.withOneFullStop(text)).isEqualTo(expected);
  }
}
