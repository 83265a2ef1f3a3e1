package io.github.workaccount.enrollment.microsoft;

import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A token that is refused once is replaced, and the same request is sent again. */
class RefusedTokenTest {

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

  /** How Graph refuses: without more, or asking for a token that fulfills further claims. */
  private enum Refusal {
    PLAIN,
    WITH_A_CHALLENGE;

    ResponseDefinitionBuilder answer() {
      ResponseDefinitionBuilder refused = FakeCloud.graphError(401, "InvalidAuthenticationToken");
      return this == PLAIN
          ? refused
          : refused.withHeader(
              "WWW-Authenticate",
              "Bearer realm=\"\", error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnt9fQ==\"");
    }
  }

  static Stream<Arguments> callsOfGraph() {
    return Arrays.stream(CloudCall.values())
        .filter(call -> !call.isLogin())
        .flatMap(call -> Arrays.stream(Refusal.values()).map(how -> Arguments.of(call, how)));
  }

  @ParameterizedTest
  @MethodSource("callsOfGraph")
  void sendsTheSameAgainWithANewToken(CloudCall call, Refusal refusal) {
    Object undisturbed = call.make(directory);
    CloudCall.allSucceed(cloud);
    cloud.stub(
        call.mapping()
            .inScenario("refused once")
            .whenScenarioStateIs(STARTED)
            .willReturn(refusal.answer())
            .willSetStateTo("renewed"));

    Object result = call.make(directory);

    assertThat(result).isEqualTo(undisturbed);
    List<LoggedRequest> sent = call.requests(cloud);
    assertThat(sent).hasSizeGreaterThanOrEqualTo(2);
    assertThat(sent.get(1).getBodyAsString()).isEqualTo(sent.get(0).getBodyAsString());
    assertThat(cloud.requests("/token")).isNotEmpty();
  }
}
