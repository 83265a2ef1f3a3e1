package io.github.workaccount.enrollment.microsoft.signin;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.CLOCK;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.ENROLLMENT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.microsoft.FakeCloud;
import io.github.workaccount.enrollment.microsoft.http.CallRecord;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

  private static final String READS = "Domain.Read.All";
  private static final String WRITES = "Domain.ReadWrite.All";
  private static FakeCloud cloud;
  private Sessions sessions;

  @BeforeAll
  static void start() {
    cloud = new FakeCloud();
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @BeforeEach
  void twoRegistrations() {
    cloud.reset();
    sessions = sessions(cloud.withWriter());
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  @Test
  void readsAsTheReaderAndWritesAsTheWriter() {
    cloud.gives(TENANT, "app-1", READS);
    cloud.gives(TENANT, "writer-1", WRITES);

    sessions.token(ENROLLMENT, TENANT, Access.READ, READS);
    sessions.token(ENROLLMENT, TENANT, Access.WRITE, WRITES);

    assertThat(clients()).containsExactly("app-1", "writer-1");
    assertThat(sessions.granted(ENROLLMENT, TENANT)).containsExactly(READS, WRITES);
    assertThat(clients()).hasSize(2);
  }

  @Test
  void readsAsTheWriterWhereOnlyThatHasConsent() {
    cloud.gives(TENANT, "app-1");
    cloud.gives(TENANT, "writer-1", WRITES);

    sessions.token(ENROLLMENT, TENANT, Access.READ, READS);
    sessions.token(ENROLLMENT, TENANT, Access.READ, READS);

    assertThat(clients()).containsExactly("app-1", "writer-1");
  }

  @Test
  void neverWritesAsTheReader() {
    cloud.gives(TENANT, "app-1", WRITES);
    cloud.gives(TENANT, "writer-1");

    assertThatThrownBy(() -> sessions.token(ENROLLMENT, TENANT, Access.WRITE, WRITES))
        .isInstanceOf(DirectoryFailure.NoConsent.class);
    assertThat(sessions.granted(ENROLLMENT, TENANT)).containsExactly(WRITES);
  }

  @Test
  void namesAMissingPermissionWithTheConsentLink() {
    cloud.gives(TENANT, "app-1", READS);

    assertThatThrownBy(
            () -> sessions.token(ENROLLMENT, TENANT, Access.READ, "Organization.Read.All"))
        .isInstanceOf(DirectoryFailure.Refused.class)
        .hasMessageContaining("the permission Organization.Read.All")
        .hasMessageContaining("/adminconsent?client_id=app-1")
        .hasMessageContaining("state=renewal");
  }

  @Test
  void namesTheMissingPermissionWhereOurOwnTenantGrantsNone() {
    cloud.stub(post(FakeCloud.tokenPath(FakeCloud.OWN)).willReturn(FakeCloud.token()));

    assertThatThrownBy(
            () -> sessions.token(ENROLLMENT, FakeCloud.OWN, Access.READ, Permissions.FIND_TENANTS))
        .isInstanceOf(DirectoryFailure.Refused.class)
        .hasMessageContaining("the permission " + Permissions.FIND_TENANTS)
        .hasMessageContaining("/adminconsent?client_id=app-1");
  }

  @Test
  void seesAPermissionThatWasGrantedWhileTheOldTokenStillHeld() {
    cloud.gives(TENANT, "app-1", READS);
    sessions.token(ENROLLMENT, TENANT, Access.READ, READS);

    cloud.gives(TENANT, "app-1", READS, "Organization.Read.All");

    assertThat(sessions.token(ENROLLMENT, TENANT, Access.READ, "Organization.Read.All"))
        .isNotNull();
  }

  @Test
  void asksForOneTokenWhereOneRegistrationServesAsBoth() {
    sessions.close();
    sessions = sessions(cloud.properties(Duration.ofSeconds(5)));
    cloud.givesTokens(READS, WRITES);

    sessions.token(ENROLLMENT, TENANT, Access.READ, READS);
    sessions.token(ENROLLMENT, TENANT, Access.WRITE, WRITES);
    sessions.granted(ENROLLMENT, TENANT);

    assertThat(clients()).containsExactly("app-1");
  }

  private static List<String> clients() {
    return cloud.requests("/token").stream()
        .map(request -> request.getBodyAsString().replaceAll("(?:.*&|^)client_id=([^&]*).*", "$1"))
        .toList();
  }

  private static Sessions sessions(MicrosoftProperties properties) {
    return new Sessions(
        properties,
        new LoginHttp(properties, new CallRecord(cloud.evidence, Monitor.NONE), FakeCloud.pace()),
        new ConsentLink(properties, "http://localhost:8080"),
        CLOCK);
  }
}
