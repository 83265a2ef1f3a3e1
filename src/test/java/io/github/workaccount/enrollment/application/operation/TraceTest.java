package io.github.workaccount.enrollment.application.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

@SuppressWarnings("try") // a trace ends with its block
class TraceTest {

  private static final String GIVEN = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Test
  void goesOnWithAGivenTraceAndPutsBackWhatWasThere() {
    try (Trace outer = Trace.of(GIVEN, "contoso.com-7K3Q9")) {
      try (Trace inner = Trace.about("litware.com-7K3Q9")) {
        assertThat(Trace.id()).isEqualTo(GIVEN);
        assertThat(MDC.get(Trace.ENROLLMENT_ID)).isEqualTo("litware.com-7K3Q9");
      }
      assertThat(MDC.get(Trace.ENROLLMENT_ID)).isEqualTo("contoso.com-7K3Q9");
    }
    assertThat(Trace.id()).isNull();
    assertThat(MDC.get(Trace.ENROLLMENT_ID)).isNull();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "00000000000000000000000000000000", "4BF9", "a\nforged line"})
  void beginsANewTraceWhereNoneIsGiven(String given) {
    try (Trace trace = Trace.of(given, null)) {
      assertThat(Trace.id()).matches("[0-9a-f]{32}").isNotEqualTo(given);
    }
  }

  @Test
  void requestIdsDifferButBeginWithTheTrace() {
    try (Trace trace = Trace.of(GIVEN, null)) {
      String one = Trace.newRequestId();
      assertThat(one).startsWith("4bf92f35-77b3-4").isNotEqualTo(Trace.newRequestId());
      assertThat(UUID.fromString(one).version()).isEqualTo(4);
    }
    assertThat(UUID.fromString(Trace.newRequestId()).version()).isEqualTo(4);
  }
}
