package io.github.workaccount.enrollment.microsoft.signin;

import static io.github.workaccount.enrollment.microsoft.FakeCloud.CLOCK;

import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.microsoft.FakeCloud;
import io.github.workaccount.enrollment.microsoft.http.CallRecord;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Tests of tokens from a cloud that answers as a test says; none is kept from test to test. */
abstract class TokensAtFakeCloud {

  static FakeCloud cloud;
  Tokens tokens;

  @BeforeAll
  static void start() {
    cloud = new FakeCloud();
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @BeforeEach
  void cleanTokens() {
    cloud.reset();
    tokens = tokens(cloud.properties(Duration.ofSeconds(5)));
  }

  @AfterEach
  void close() {
    tokens.close();
  }

  /** The test goes on with other settings. */
  void reconnect(MicrosoftProperties properties) {
    tokens.close();
    tokens = tokens(properties);
  }

  private static Tokens tokens(MicrosoftProperties properties) {
    return new Tokens(
        properties,
        properties.registration(Access.READ),
        new LoginHttp(properties, new CallRecord(cloud.evidence, Monitor.NONE), FakeCloud.pace()),
        CLOCK);
  }
}
