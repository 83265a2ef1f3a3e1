package io.github.workaccount.enrollment.microsoft.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.microsoft.FakeCloud;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "120; 2026-11-23T12:02:00Z",
        "0; 2026-11-23T12:00:05Z",
        "5; 2026-11-23T12:00:05Z",
        "2.128; 2026-11-23T12:00:05Z",
        "7.128; 2026-11-23T12:00:08Z",
        "Mon, 23 Nov 2026 12:05:00 GMT; 2026-11-23T12:05:00Z",
        "Mon, 23 Nov 2026 11:00:00 GMT; 2026-11-23T12:00:05Z",
        "none; 2026-11-23T12:00:30Z",
        "soon; 2026-11-23T12:00:30Z",
        "-5; 2026-11-23T12:00:30Z",
        "99999999999; 2026-11-23T12:00:30Z"
      },
      delimiter = ';')
  void readsSecondsAndDates(String header, Instant until) {
    assertThat(RetryAfter.until(header, FakeCloud.CLOCK)).isEqualTo(until);
  }
}
