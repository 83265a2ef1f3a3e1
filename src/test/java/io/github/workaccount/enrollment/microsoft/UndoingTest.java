package io.github.workaccount.enrollment.microsoft;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.ENROLLMENT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.GROUP;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.TENANT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.USER;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.graphError;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.workaccount.enrollment.application.TestChanges;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Undone;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndoingTest {

  private static final Map<String, String> DOMAIN = Map.of("domain", "contoso.com");
  private static final Map<String, String> NEW_GROUP =
      Map.of("displayName", "Partner Center", "mailNickname", "partner-center-7k3q9");
  private static final String IN_TENANT = "/domains/contoso.com";
  private static final String MEMBERS = "/groups/" + GROUP + "/members";
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
  void tokens() {
    cloud.reset();
    cloud.givesTokens(FakeCloud.EVERYTHING);
    cloud.graphGet(MEMBERS, json(200, "{\"value\":[]}"));
  }

  @Test
  void removesAnUnverifiedDomain() {
    cloud.graphGet(IN_TENANT, domain(false));
    deletes(IN_TENANT, aResponse().withStatus(204));

    assertThat(undo(ChangeKind.ADD_DOMAIN, DOMAIN, null)).isEqualTo(new Undone(true, null));
    assertThat(writes()).extracting(LoggedRequest::getMethod).containsExactly(RequestMethod.DELETE);
  }

  @Test
  void leavesAVerifiedDomain() {
    cloud.graphGet(IN_TENANT, domain(true));

    Undone undone = undo(ChangeKind.ADD_DOMAIN, DOMAIN, null);

    assertThat(undone.gone()).isFalse();
    assertThat(undone.reason()).contains("contoso.com is verified");
    assertThat(undo(ChangeKind.VERIFY_DOMAIN, DOMAIN, null).gone()).isFalse();
    assertThat(writes()).isEmpty();
  }

  @Test
  void saysWhenThereIsNothingToTakeBack() {
    cloud.graphGet(IN_TENANT, graphError(404, "Request_ResourceNotFound"));
    cloud.graphGet("/groups", json(200, "{\"value\":[]}"));

    assertThatThrownBy(() -> undo(ChangeKind.ADD_DOMAIN, DOMAIN, null))
        .isInstanceOf(DirectoryFailure.NotFound.class);
    assertThatThrownBy(() -> undo(ChangeKind.CREATE_GROUP, NEW_GROUP, null))
        .isInstanceOf(DirectoryFailure.NotFound.class);
    assertThatThrownBy(() -> undo(ChangeKind.VERIFY_DOMAIN, DOMAIN, null))
        .isInstanceOf(DirectoryFailure.NotFound.class);
    assertThatThrownBy(() -> undo(ChangeKind.ADD_MEMBER, Map.of("userId", USER), GROUP))
        .isInstanceOf(DirectoryFailure.NotFound.class);
    assertThat(writes()).isEmpty();
  }

  @Test
  void saysWhyADomainCouldNotBeRemoved() {
    cloud.graphGet(IN_TENANT, domain(false));
    deletes(IN_TENANT, graphError(400, "Request_BadRequest"));

    assertThat(undo(ChangeKind.ADD_DOMAIN, DOMAIN, null).reason())
        .startsWith("Removing the unverified domain contoso.com failed");
  }

  @Test
  void deletesItsOwnGroup() {
    cloud.graphGet("/groups", groups());
    deletes("/groups/" + GROUP, aResponse().withStatus(204));

    assertThat(undo(ChangeKind.CREATE_GROUP, NEW_GROUP, GROUP).gone()).isTrue();
    assertThat(writes()).hasSize(1);
  }

  @Test
  void findsItsGroupByIdWhileTheListLags() {
    cloud.graphGet("/groups", json(200, "{\"value\":[]}"));
    cloud.graphGet("/groups/" + GROUP, json(200, group("partner-center-7k3q9")));
    deletes("/groups/" + GROUP, aResponse().withStatus(204));

    assertThat(undo(ChangeKind.CREATE_GROUP, NEW_GROUP, GROUP).gone()).isTrue();
    assertThat(writes()).hasSize(1);
  }

  @Test
  void deletesItsGroupWithTheMembersThatItAdded() {
    cloud.graphGet("/groups", groups());
    cloud.graphGet(MEMBERS, members(USER));
    deletes("/groups/" + GROUP, aResponse().withStatus(204));

    assertThat(undo(ChangeKind.CREATE_GROUP, NEW_GROUP, GROUP, USER).gone()).isTrue();
    assertThat(writes()).hasSize(1);
  }

  @Test
  void leavesAGroupThatSomebodyElseUses() {
    cloud.graphGet("/groups", groups());
    cloud.graphGet(MEMBERS, members(USER));

    assertThat(undo(ChangeKind.CREATE_GROUP, NEW_GROUP, GROUP).reason())
        .contains("has members that this enrollment did not add");
    assertThat(writes()).isEmpty();
  }

  @Test
  void takesOneMemberOutOfAGroup() {
    String member = MEMBERS + "/" + USER + "/$ref";
    cloud.graphGet(MEMBERS, members(USER));
    deletes(member, aResponse().withStatus(204));

    assertThat(undo(ChangeKind.ADD_MEMBER, Map.of("userId", USER), GROUP).gone()).isTrue();
    assertThat(writes()).hasSize(1);
  }

  @Test
  void deletesNoGroupOfAnotherName() {
    cloud.graphGet("/groups", json(200, "{\"value\":[]}"));
    cloud.graphGet("/groups/" + GROUP, json(200, group("somebody-elses")));

    assertThatThrownBy(() -> undo(ChangeKind.CREATE_GROUP, NEW_GROUP, GROUP))
        .isInstanceOf(DirectoryFailure.NotFound.class);

    assertThat(writes()).isEmpty();
  }

  private static Undone undo(
      ChangeKind kind, Map<String, String> parameters, String objectId, String... members) {
    return directory.undo(
        TestChanges.undoable(ENROLLMENT, TENANT, kind, parameters, objectId, members));
  }

  private static ResponseDefinitionBuilder members(String id) {
    return json(
        200,
        "{\"value\":[{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"%s\"}]}".formatted(id));
  }

  private static List<LoggedRequest> writes() {
    return cloud.requests("/graph/").stream()
        .filter(request -> !request.getMethod().equals(RequestMethod.GET))
        .toList();
  }

  private static void deletes(String path, ResponseDefinitionBuilder answer) {
    cloud.stub(delete(urlPathEqualTo("/graph/v1.0" + path)).willReturn(answer));
  }

  private static ResponseDefinitionBuilder domain(boolean verified) {
    return json(200, "{\"id\":\"contoso.com\",\"isVerified\":%s}".formatted(verified));
  }

  private static ResponseDefinitionBuilder groups() {
    return json(200, "{\"value\":[%s]}".formatted(group("partner-center-7k3q9")));
  }

  private static String group(String nickname) {
    return "{\"id\":\"%s\",\"mailNickname\":\"%s\"}".formatted(GROUP, nickname);
  }
}
