package io.github.workaccount.enrollment.microsoft.signin;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.ENROLLMENT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.OWN;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.TENANT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.html;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.json;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.token;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.tokenError;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.tokenPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.microsoft.FakeCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenFailuresTest extends TokensAtFakeCloud {

  @Test
  void doesNotRememberARefusal() {
    cloud.stub(post(tokenPath(TENANT)).willReturn(tokenError(400, "unauthorized_client")));
    assertThatThrownBy(() -> tokens.permissions(ENROLLMENT, TENANT))
        .isInstanceOf(DirectoryFailure.NoConsent.class);
    assertThatThrownBy(() -> tokens.token(ENROLLMENT, TENANT))
        .isInstanceOf(DirectoryFailure.NoConsent.class);

    cloud.givesTokens("Domain.ReadWrite.All");

    assertThat(tokens.token(ENROLLMENT, TENANT)).isNotEmpty();
    assertThat(tokens.permissions(ENROLLMENT, TENANT)).containsExactly("Domain.ReadWrite.All");
  }

  @Test
  void takesATokenWithoutPermissionsForNoConsent() {
    cloud.givesTokens();

    assertThatThrownBy(() -> tokens.permissions(ENROLLMENT, TENANT))
        .isInstanceOf(DirectoryFailure.NoConsent.class)
        .hasMessageContaining("grants no permission");
  }

  @Test
  void blamesTheTenantWhenOnlyThatOneRejectsTheCredential() {
    cloud.givesTokens("A");
    cloud.stub(post(tokenPath(TENANT)).willReturn(tokenError(401, "invalid_client")));

    assertThatThrownBy(() -> tokens.token(ENROLLMENT, TENANT))
        .isInstanceOf(DirectoryFailure.NoConsent.class);
  }

  @Test
  void blamesTheCredentialWhenOurOwnTenantRejectsItToo() {
    cloud.stub(post(tokenPath(OWN)).willReturn(token("A")));
    tokens.token(ENROLLMENT, OWN);
    cloud.stub(post(tokenPath(OWN)).willReturn(tokenError(401, "invalid_client")));
    cloud.stub(post(tokenPath(TENANT)).willReturn(tokenError(401, "invalid_client")));

    assertThatThrownBy(() -> tokens.token(ENROLLMENT, TENANT))
        .isInstanceOf(DirectoryFailure.BadCredential.class)
        .hasMessageContaining("expired")
        .hasMessageNotContaining(FakeCloud.SECRET);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(TENANT, tokenError(400, "unauthorized_client"), "NoConsent"),
        Arguments.of(OWN, tokenError(400, "unauthorized_client"), "BadCredential"),
        Arguments.of(OWN, tokenError(401, "invalid_client"), "BadCredential"),
        Arguments.of(OWN, tokenError(400, "invalid_tenant"), "BadCredential"),
        Arguments.of(TENANT, tokenError(400, "invalid_tenant"), "NotFound"),
        Arguments.of(TENANT, tokenError(400, "invalid_scope"), "Invalid"),
        Arguments.of(TENANT, tokenError(429, "throttled"), "Throttled"),
        Arguments.of(TENANT, aResponse().withStatus(429), "Throttled"),
        Arguments.of(TENANT, tokenError(503, "temporarily_unavailable"), "Unavailable"),
        Arguments.of(TENANT, html(502), "Unavailable"),
        Arguments.of(TENANT, html(403), "Unreadable"),
        Arguments.of(TENANT, html(200), "Unreadable"),
        Arguments.of(TENANT, aResponse().withStatus(200), "Unreadable"),
        Arguments.of(TENANT, json(200, "{}"), "Unreadable"),
        Arguments.of(TENANT, json(200, "[]"), "Unreadable"),
        Arguments.of(TENANT, json(200, "{\"access_token\":"), "Unreadable"),
        Arguments.of(TENANT, aResponse().withStatus(500), "Unavailable"),
        Arguments.of(TENANT, aResponse().withFault(Fault.EMPTY_RESPONSE), "Unavailable"),
        Arguments.of(TENANT, aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), "Unavailable"),
        Arguments.of(TENANT, aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "Unavailable"),
        Arguments.of(TENANT, aResponse().withStatus(302), "Unreadable"),
        Arguments.of(TENANT, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "Unavailable"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysWhatIsWrong(String tenant, ResponseDefinitionBuilder answer, String failure) {
    cloud.stub(post(tokenPath(tenant)).willReturn(answer));

    for (int call = 0; call < 2; call++) {
      assertThatThrownBy(() -> tokens.token(ENROLLMENT, tenant))
          .isInstanceOf(DirectoryFailure.class)
          .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(failure))
          .hasMessageContaining(tenant);
    }
    // Neither repeated nor held back by the library; only one who asked to wait is left alone.
    assertThat(cloud.requests("/token")).hasSize(failure.equals("Throttled") ? 1 : 2);
  }

  @Test
  void namesAClockThatIsTooWrongForTokens() {
    cloud.stub(
        post(tokenPath(OWN))
            .willReturn(
                tokenError(401, "invalid_client")
                    .withHeader("Date", FakeCloud.date(Duration.ofMinutes(-20)))));

    assertThatThrownBy(() -> tokens.token(ENROLLMENT, OWN))
        .isInstanceOf(DirectoryFailure.BadCredential.class)
        .hasMessageContaining("clock is 20 minutes ahead of Microsoft's");
  }

  @Test
  void passesOnHowLongToWait() {
    cloud.stub(
        post(tokenPath(TENANT))
            .willReturn(tokenError(429, "throttled").withHeader("Retry-After", "17")));

    DirectoryFailure.Throttled failure =
        catchThrowableOfType(
            DirectoryFailure.Throttled.class, () -> tokens.token(ENROLLMENT, TENANT));

    assertThat(failure.until()).isEqualTo(Instant.parse("2026-11-23T12:00:17Z"));
    assertThat(failure.requestId()).isEqualTo(FakeCloud.REQUEST_ID);
  }

  @Test
  void doesNotWaitForever() {
    reconnect(cloud.properties(Duration.ofMillis(200)));
    cloud.stub(post(tokenPath(TENANT)).willReturn(token("A").withFixedDelay(1000)));

    assertThatThrownBy(() -> tokens.token(ENROLLMENT, TENANT))
        .isInstanceOf(DirectoryFailure.TimedOut.class);
    assertThat(cloud.evidence.calls).last().extracting("failure").isEqualTo("timed-out");
  }
}
