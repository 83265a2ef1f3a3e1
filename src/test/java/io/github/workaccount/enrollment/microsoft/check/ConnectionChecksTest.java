package io.github.workaccount.enrollment.microsoft.check;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.OWN;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.graphError;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.html;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.json;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.directory.Connection.Check;
import io.github.workaccount.enrollment.application.directory.Connection.Status;
import io.github.workaccount.enrollment.microsoft.FakeCloud;
import io.github.workaccount.enrollment.microsoft.MicrosoftDirectory;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.signin.Permissions;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionChecksTest {

  private static final String DISCOVERY =
      "/login/" + OWN + "/v2.0/.well-known/openid-configuration";
  private static FakeCloud cloud;

  @BeforeAll
  static void start() {
    cloud = new FakeCloud();
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @BeforeEach
  void everythingWorks() {
    cloud.reset();
    discovery(FakeCloud.date(Duration.ZERO));
    cloud.graphGet("/organization", graphError(401, "InvalidAuthenticationToken"));
    cloud.gives(OWN, "app-1", FakeCloud.EVERYTHING);
  }

  @Test
  void nothingFailsWhereAllIsGranted() {
    Map<String, Check> checks = checks(cloud.properties(Duration.ofSeconds(5)));

    assertThat(checks.values()).noneMatch(check -> check.status() == Status.FAILED);
    assertThat(checks.get("clock").status()).isEqualTo(Status.OK);
    assertThat(checks.get("permission.Group.Create").text()).contains("create the group");
    assertThat(checks.get("credential.reader").status()).isEqualTo(Status.WARNING);
    assertThat(checks.toString()).doesNotContain(FakeCloud.SECRET, "eyJ");
    assertThat(cloud.requests("/"))
        .extracting(r -> r.getMethod().getName())
        .containsOnly("GET", "POST");
    assertThat(cloud.requests("/graph/"))
        .extracting(r -> r.getMethod().getName())
        .containsOnly("GET");
  }

  @Test
  void tellsWhatOnlyOtherTenantsGrantFromWhatIsMissing() {
    cloud.gives(OWN, "app-1", "Organization.Read.All");

    Map<String, Check> checks = checks(cloud.properties(Duration.ofSeconds(5)));

    assertThat(checks.get("permission." + Permissions.FIND_TENANTS).status())
        .isEqualTo(Status.FAILED);
    assertThat(checks.get("permission.Group.Create").status()).isEqualTo(Status.UNSEEN);
  }

  @Test
  void checksBothRegistrations() {
    cloud.gives(OWN, "writer-1");

    Map<String, Check> checks = checks(cloud.withWriter());

    assertThat(checks.get("token.reader").status()).isEqualTo(Status.OK);
    assertThat(checks.get("token.writer").status()).isEqualTo(Status.FAILED);
    assertThat(checks).doesNotContainKey("permission.Group.Create");
  }

  @Test
  void checksEachPermissionWithTheRegistrationThatUsesIt() {
    cloud.gives(OWN, "app-1", "Group.Create");
    cloud.gives(OWN, "writer-1", Permissions.FIND_TENANTS);

    Map<String, Check> checks = checks(cloud.withWriter());

    assertThat(checks.get("permission." + Permissions.FIND_TENANTS).status())
        .isEqualTo(Status.FAILED);
    assertThat(checks.get("permission.Group.Create").status()).isEqualTo(Status.UNSEEN);
  }

  @Test
  void seesWhatWasGrantedSinceTheTokenThatItHas() {
    cloud.gives(OWN, "app-1", "Organization.Read.All");
    try (MicrosoftDirectory directory = cloud.directory()) {
      directory.connection().checks();
      cloud.gives(OWN, "app-1", FakeCloud.EVERYTHING);

      assertThat(directory.connection().checks())
          .filteredOn(check -> check.id().startsWith("permission."))
          .extracting(Check::status)
          .containsOnly(Status.OK);
    }
  }

  @Test
  void aMachinesClockThatIsOffFailsWhateverTheProductsClockShows() {
    discovery(DateTimeFormatter.RFC_1123_DATE_TIME.format(FakeCloud.CLOCK.instant().atOffset(UTC)));

    assertThat(checks(cloud.properties(Duration.ofSeconds(5))).get("clock").status())
        .isEqualTo(Status.FAILED);
  }

  @Test
  void anotherServerInPlaceOfGraphFails() {
    cloud.graphGet("/organization", html(200));

    assertThat(checks(cloud.properties(Duration.ofSeconds(5))).get("graph").advice())
        .contains("enrollment.microsoft.proxy");
  }

  @Test
  void aTenantThatIsNotKnownFails() {
    cloud.stub(
        get(urlPathEqualTo(DISCOVERY)).willReturn(json(400, "{\"error\":\"invalid_tenant\"}")));

    assertThat(checks(cloud.properties(Duration.ofSeconds(5))).get("login").advice())
        .contains("tenant-id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[]", "{\"issuer\":\"https://login.microsoftonline.com/x/v2.0\"}"})
  void anotherServerInPlaceOfTheLoginAuthorityFails(String body) {
    for (int status : new int[] {200, 400}) {
      cloud.stub(get(urlPathEqualTo(DISCOVERY)).willReturn(json(status, body)));

      assertThat(checks(cloud.properties(Duration.ofSeconds(5))).get("login").advice())
          .contains("enrollment.microsoft.proxy");
    }
  }

  private static void discovery(String date) {
    String issuer =
        "{\"issuer\":\"https://login.microsoftonline.com/%s/v2.0\"}".formatted(FakeCloud.OWN);
    cloud.stub(
        get(urlPathEqualTo(DISCOVERY)).willReturn(json(200, issuer).withHeader("Date", date)));
  }

  private static Map<String, Check> checks(MicrosoftProperties properties) {
    Map<String, Check> checks = new LinkedHashMap<>();
    try (MicrosoftDirectory directory = cloud.directory(properties)) {
      directory.connection().checks().forEach(check -> checks.put(check.id(), check));
    }
    return checks;
  }
}
