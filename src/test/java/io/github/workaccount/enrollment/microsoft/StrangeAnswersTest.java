package io.github.workaccount.enrollment.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes in place of an answer, to whichever call: it is never taken for what was asked
 * for, and the failure can be logged and stored.
 */
class StrangeAnswersTest {

  private static FakeCloud cloud;
  private static MicrosoftDirectory directory;

  @BeforeAll
  static void start() {
    cloud = new FakeCloud();
    directory = cloud.directory();
  }

  @AfterAll
  static void stop() {
    directory.close();
    cloud.close();
  }

  @BeforeEach
  void allIsWell() {
    CloudCall.allSucceed(cloud);
  }

  static Stream<Arguments> successes() {
    return Arrays.stream(CloudCall.values())
        .flatMap(
            call ->
                Stream.of("{}", "null", "[]", "\"x\"", "", "{\"value\":[{}]}", call.wrong())
                    .map(body -> Arguments.of(call, body)));
  }

  @ParameterizedTest
  @MethodSource("successes")
  void aSuccessWithSomethingElseIsNotWhatWasAskedFor(CloudCall call, String body) {
    call.answer(cloud, call.success(body));

    assertSound(failure(call), DirectoryFailure.Unreadable.class);
  }

  /** The login authority's own errors have another form than Graph's (RFC 6749, section 5.2). */
  static Stream<Arguments> errors() {
    return Arrays.stream(CloudCall.values())
        .flatMap(
            call ->
                Stream.of(400, 403, 409, 500)
                    .flatMap(
                        status ->
                            Stream.of("", "{}", "null", "{\"error\":\"x\"}", "{\"error\":{}}")
                                .filter(body -> !call.isLogin() || !body.contains("\"x\""))
                                .map(body -> Arguments.of(call, status, body))));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorThatIsNotMicrosoftsIsNoVerdict(CloudCall call, int status, String body) {
    call.answer(cloud, FakeCloud.json(status, body));

    assertSound(
        failure(call),
        status >= 500 ? DirectoryFailure.Unavailable.class : DirectoryFailure.Unreadable.class);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsMissingBecauseSomebodyElseSaysSo(CloudCall call) {
    call.answer(cloud, FakeCloud.json(404, "{}"));

    if (call == CloudCall.USER_REALM) {
      assertThatCode(() -> call.make(directory)).doesNotThrowAnyException();
    } else {
      assertSound(failure(call), DirectoryFailure.Unreadable.class);
    }
  }

  @Test
  void readsOverAByteOrderMark() {
    List<Object> plain = all();

    for (CloudCall call : CloudCall.values()) {
      if (call.right() != null) {
        call.answer(cloud, call.success("\uFEFF" + call.right()));
      }
    }

    assertThat(all()).isEqualTo(plain);
  }

  private List<Object> all() {
    return Arrays.stream(CloudCall.values()).map(call -> call.make(directory)).toList();
  }

  private DirectoryFailure failure(CloudCall call) {
    return catchThrowableOfType(DirectoryFailure.class, () -> call.make(directory));
  }

  /** It is a failure of ours through and through, and can be printed. */
  private static void assertSound(DirectoryFailure failure, Class<?> type) {
    assertThat(failure).isInstanceOf(type).hasMessageNotContaining("error\"");
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    assertThat(printed.toString())
        .contains(failure.getMessage())
        .doesNotContain("Caused by: com.microsoft", "Suppressed: com.microsoft");
  }
}
