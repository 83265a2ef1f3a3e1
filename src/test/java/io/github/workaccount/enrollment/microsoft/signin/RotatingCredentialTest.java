package io.github.workaccount.enrollment.microsoft.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.aad.msal4j.IClientSecret;
import io.github.workaccount.enrollment.application.directory.Connection;
import io.github.workaccount.enrollment.application.directory.Connection.CredentialEnd;
import io.github.workaccount.enrollment.microsoft.FakeCloud;
import io.github.workaccount.enrollment.microsoft.check.ExpiryWarning;
import io.github.workaccount.enrollment.microsoft.http.CallRecord;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.settings.Registration;
import io.github.workaccount.enrollment.microsoft.settings.WrongConfiguration;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

class RotatingCredentialTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path folder;
  private final Hands clock = new Hands();
  private Path file;

  @BeforeEach
  void writeSecret() throws Exception {
    file = Files.writeString(folder.resolve("secret"), "first\n");
  }

  @Test
  void takesANewFileWithinSeconds() throws Exception {
    RotatingCredential credential = credential(null);
    Files.writeString(file, "the second");
    assertThat(secret(credential)).isEqualTo("first");

    clock.now = NOON.plus(RotatingCredential.LOOK);

    assertThat(secret(credential)).isEqualTo("the second");
    assertThat(credential.current().version()).isEqualTo(1);
  }

  @Test
  void takesANewFileThoughTheClockWasSetBack() throws Exception {
    RotatingCredential credential = credential(null);
    Files.writeString(file, "the second");

    clock.now = NOON.minus(Duration.ofDays(1));

    assertThat(secret(credential)).isEqualTo("the second");
  }

  @Test
  void keepsTheOldOneWhileTheNewFileCannotBeUsed() throws Exception {
    RotatingCredential credential = credential(null);
    Files.writeString(file, "");
    clock.now = NOON.plus(RotatingCredential.LOOK);

    assertThat(secret(credential)).isEqualTo("first");

    Files.delete(file);
    clock.now = NOON.plus(RotatingCredential.LOOK.multipliedBy(2));
    assertThat(secret(credential)).isEqualTo("first");
  }

  @Test
  void signsInAnewWithTheNewFile() throws Exception {
    try (FakeCloud cloud = new FakeCloud()) {
      cloud.givesTokens("A");
      MicrosoftProperties properties = cloud.properties(Duration.ofSeconds(5));
      CallRecord record = CallRecord.unrecorded();
      try (Tokens tokens =
          new Tokens(
              properties,
              registration(null),
              new LoginHttp(properties, record, FakeCloud.pace()),
              clock)) {
        tokens.token(null, FakeCloud.TENANT);
        tokens.token(null, FakeCloud.TENANT);
        Files.writeString(file, "the-second");
        clock.now = NOON.plus(RotatingCredential.LOOK);
        tokens.token(null, FakeCloud.TENANT);
      }

      assertThat(cloud.requests("/token"))
          .extracting(request -> request.getBodyAsString())
          .satisfiesExactly(
              body -> assertThat(body).contains("client_secret=first"),
              body -> assertThat(body).contains("client_secret=the-second"));
    }
  }

  @Test
  void holdsThroughTheLastDayOfASecret() {
    RotatingCredential credential = credential(LocalDate.parse("2026-11-23"));

    assertThat(credential.current().loaded().expiresAt())
        .isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
    assertThatThrownBy(() -> credential(LocalDate.parse("2026-11-22")))
        .isInstanceOf(WrongConfiguration.class)
        .hasMessageContaining("client-secret-expires: the client secret ended on 2026-11-22");
  }

  @Test
  void takesANewSecretAfterTheLastDayOfTheOne() throws Exception {
    RotatingCredential credential = credential(LocalDate.parse("2026-11-23"));
    Files.writeString(file, "the second");
    clock.now = NOON.plus(Duration.ofDays(2));

    assertThat(secret(credential)).isEqualTo("the second");
    assertThat(credential.current().loaded().expiresAt()).isNull();
  }

  @Test
  void isWarnedOfFromThirtyDaysBeforeItsEnd() {
    Connection connection = Mockito.mock(Connection.class);
    CredentialEnd soon = new CredentialEnd("reader", NOON.plus(Duration.ofDays(29)));
    Mockito.when(connection.credentials())
        .thenReturn(
            List.of(
                soon,
                new CredentialEnd("writer", NOON.plus(Duration.ofDays(31))),
                new CredentialEnd("other", null)));

    assertThat(new ExpiryWarning(connection, clock).ending()).containsExactly(soon);
  }

  private RotatingCredential credential(LocalDate expires) {
    return new RotatingCredential(registration(expires), Cloud.GLOBAL, clock);
  }

  private Registration registration(LocalDate expires) {
    return new Registration("enrollment.microsoft.", "app", null, null, null, file, expires, null);
  }

  private static String secret(RotatingCredential credential) {
    return ((IClientSecret) credential.current().value()).clientSecret();
  }

  /** A clock that a test sets. */
  private static final class Hands extends Clock {
    private Instant now = NOON;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
