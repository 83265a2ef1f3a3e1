package io.github.workaccount.enrollment.microsoft.signin;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.ENROLLMENT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.OWN;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.TENANT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.token;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.tokenError;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.tokenPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.microsoft.FakeCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class TokensTest extends TokensAtFakeCloud {

  @Test
  void asksOnceForAHundredColdCallers() throws Exception {
    cloud.stub(post(tokenPath(TENANT)).willReturn(token("A").withFixedDelay(100)));
    ExecutorService callers = Executors.newFixedThreadPool(100);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(callers.submit(() -> tokens.token(ENROLLMENT, TENANT)));
      }
      Set<String> different = new HashSet<>();
      for (Future<String> answer : answers) {
        different.add(answer.get());
      }
      assertThat(different).hasSize(1);
    } finally {
      callers.shutdownNow();
    }
    assertThat(cloud.requests("/token")).hasSize(1);
  }

  @Test
  void keepsATokenPerTenant() {
    cloud.givesTokens("A");

    String first = tokens.token(ENROLLMENT, TENANT);

    assertThat(tokens.token(ENROLLMENT, TENANT)).isEqualTo(first);
    assertThat(tokens.token(ENROLLMENT, OWN)).isNotEqualTo(first);
    assertThat(cloud.requests("/token")).hasSize(2);
    assertThat(cloud.requests("discovery")).isEmpty();
  }

  @Test
  void takesANewTokenForTheQuestionOfConsentAndUsesItFromThenOn() {
    cloud.givesTokens("A");
    String old = tokens.token(ENROLLMENT, TENANT);

    cloud.givesTokens("A", "B");

    assertThat(tokens.permissions(ENROLLMENT, TENANT)).containsExactly("A", "B");
    assertThat(tokens.token(ENROLLMENT, TENANT)).isNotEqualTo(old);
    assertThat(cloud.requests("/token")).hasSize(2);
  }

  @Test
  void recordsTheRequestWithoutItsBody() {
    cloud.givesTokens("A");

    tokens.token(ENROLLMENT, TENANT);
    tokens.token(null, OWN);

    assertThat(cloud.evidence.calls).hasSize(1);
    assertThat(cloud.evidence.calls.get(0))
        .containsEntry("system", "login")
        .containsEntry("method", "POST")
        .containsEntry("path", "/login/" + TENANT + "/oauth2/v2.0/token")
        .containsEntry("status", 200)
        .containsEntry("enrollment", ENROLLMENT.value())
        .containsKeys("clientRequestId", "millis");
    assertThat(cloud.evidence.calls.toString()).doesNotContain(FakeCloud.SECRET, "eyJ");
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void logsNoSecretAndNoToken(CapturedOutput output) {
    Logger library = (Logger) LoggerFactory.getLogger("com.microsoft.aad.msal4j");
    library.setLevel(Level.TRACE);
    try {
      cloud.givesTokens("A");
      String token = tokens.token(ENROLLMENT, TENANT);
      cloud.stub(post(tokenPath(OWN)).willReturn(tokenError(401, "invalid_client")));
      assertThatThrownBy(() -> tokens.token(ENROLLMENT, OWN))
          .isInstanceOf(DirectoryFailure.BadCredential.class);

      assertThat(output.getAll()).contains("msal4j").doesNotContain(FakeCloud.SECRET, token);
    } finally {
      library.setLevel(null);
    }
  }

  @Test
  void readsTheFederatedTokenAnewForEachRequest(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("token");
    Files.writeString(file, "first\n");
    reconnect(cloud.properties(Duration.ofSeconds(5), null, null, file, null));
    cloud.givesTokens("A");

    tokens.permissions(ENROLLMENT, TENANT);
    Files.writeString(file, "second");
    tokens.permissions(ENROLLMENT, TENANT);

    assertThat(cloud.requests("/token"))
        .extracting(request -> request.getBodyAsString())
        .satisfiesExactly(
            body -> assertThat(body).contains("client_assertion=first"),
            body -> assertThat(body).contains("client_assertion=second"));

    Files.delete(file);
    assertThatThrownBy(() -> tokens.permissions(ENROLLMENT, TENANT))
        .isInstanceOf(DirectoryFailure.BadCredential.class)
        .hasMessageContaining("cannot be read");
  }
}
