package io.github.workaccount.enrollment.microsoft;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.ENROLLMENT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.GROUP;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.OTHER;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.TENANT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.USER;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.workaccount.enrollment.application.TestChanges;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Sought;
import io.github.workaccount.enrollment.application.directory.TenantReads.Inspection;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Every call that the product makes of Microsoft, with an answer that is right and one that is not.
 */
enum CloudCall {
  ORGANIZATION(
      "GET /graph/v1.0/organization",
      list("{\"id\":\"%s\",\"displayName\":\"Contoso\"}".formatted(TENANT)),
      list("{\"id\":\"%s\",\"displayName\":\"Fabrikam\"}".formatted(OTHER)),
      directory -> inspect(directory, null)),
  COUNT("GET /graph/v1.0/users/$count", "40", "-1", directory -> inspect(directory, null)),
  DOMAIN_STATE(
      "GET /graph/v1.0/domains/contoso.com",
      "{\"id\":\"contoso.com\",\"isVerified\":false}",
      "{\"id\":\"fabrikam.com\",\"isVerified\":true}",
      directory -> directory.presence(ENROLLMENT, TENANT, Names.DOMAIN)),
  USERS(
      "GET /graph/v1.0/users",
      list("{\"id\":\"%s\",\"userPrincipalName\":\"kim@contoso.com\"}".formatted(USER)),
      list("{\"userPrincipalName\":\"kim@contoso.com\"}"),
      directory -> inspect(directory, null)),
  ROLES(
      "GET /graph/v1.0/users/" + USER + "/transitiveMemberOf/graph.directoryRole",
      list("{\"id\":\"r\",\"roleTemplateId\":\"62e90394-69f5-4237-9190-012177145e10\"}"),
      list("{\"roleTemplateId\":\"62e90394-69f5-4237-9190-012177145e10\"}"),
      directory -> inspect(directory, null)),
  GROUPS(
      "GET /graph/v1.0/groups",
      list("{\"id\":\"%s\",\"mailNickname\":\"%s\"}".formatted(GROUP, Names.NICKNAME)),
      list("{\"id\":\"%s\",\"mailNickname\":\"sales\"}".formatted(GROUP)),
      directory -> inspect(directory, null)),
  ONE_GROUP(
      "GET /graph/v1.0/groups/" + GROUP,
      "{\"id\":\"%s\"}".formatted(GROUP),
      "{\"id\":\"%s\"}".formatted(OTHER),
      directory -> inspect(directory, GROUP)),
  MEMBERS(
      "GET /graph/v1.0/groups/" + GROUP + "/members",
      list("{\"id\":\"%s\"}".formatted(USER)),
      list("{\"id\":null}"),
      directory ->
          directory.look(
              new Sought(
                  ENROLLMENT,
                  TENANT,
                  TestChanges.change(ChangeKind.ADD_MEMBER, Names.MEMBER),
                  GROUP))),
  VERIFICATION_RECORDS(
      "GET /graph/v1.0/domains/contoso.com/verificationDnsRecords",
      list(record("contoso.com")),
      list(record("fabrikam.com")),
      directory -> directory.verificationRecord(ENROLLMENT, TENANT, Names.DOMAIN)),
  TENANT_BY_DOMAIN(
      "GET /graph/v1.0/tenantRelationships/findTenantInformationByDomainName(domainName='contoso.com')",
      "{\"tenantId\":\"%s\"}".formatted(TENANT),
      "{\"tenantId\":\"contoso.com\"}",
      directory -> directory.findTenant(ENROLLMENT, "contoso.com")),
  TENANT_BY_ID(
      "GET /graph/v1.0/tenantRelationships/findTenantInformationByTenantId(tenantId='"
          + TENANT
          + "')",
      "{\"tenantId\":\"%s\"}".formatted(TENANT),
      "{\"tenantId\":\"%s\"}".formatted(OTHER),
      directory -> directory.findTenant(ENROLLMENT, TENANT)),
  OPENID_CONFIGURATION(
      "GET /login/" + TENANT + "/v2.0/.well-known/openid-configuration",
      "{\"issuer\":\"https://login.microsoftonline.com/%s/v2.0\"}".formatted(TENANT),
      "{\"issuer\":\"https://login.microsoftonline.com/%s/v2.0\"}".formatted(OTHER),
      directory -> directory.tenantExists(ENROLLMENT, TENANT)),
  USER_REALM(
      "GET /login/common/userrealm/enrollment-check@contoso.com",
      "{\"NameSpaceType\":\"Managed\",\"Login\":\"enrollment-check@contoso.com\"}",
      "{\"NameSpaceType\":\"Managed\",\"Login\":\"enrollment-check@fabrikam.com\"}",
      directory -> directory.lookUp(ENROLLMENT, Names.DOMAIN)),
  TOKEN(
      "POST /login/" + TENANT + "/oauth2/v2.0/token",
      FakeCloud.tokenOf(TENANT, FakeCloud.EVERYTHING),
      FakeCloud.tokenOf(OTHER, FakeCloud.EVERYTHING),
      directory -> directory.consentedPermissions(ENROLLMENT, TENANT, Access.READ)),
  ADD_DOMAIN(
      "POST /graph/v1.0/domains",
      "{\"id\":\"contoso.com\"}",
      "{\"id\":\"fabrikam.com\"}",
      directory -> apply(directory, ChangeKind.ADD_DOMAIN, Names.DOMAIN_TO_ADD)),
  VERIFY_DOMAIN(
      "POST /graph/v1.0/domains/contoso.com/verify",
      "{\"id\":\"contoso.com\",\"isVerified\":true}",
      "{\"id\":\"fabrikam.com\",\"isVerified\":true}",
      directory -> apply(directory, ChangeKind.VERIFY_DOMAIN, Names.DOMAIN_TO_ADD)),
  CREATE_GROUP(
      "POST /graph/v1.0/groups",
      "{\"id\":\"%s\",\"mailNickname\":\"%s\"}".formatted(GROUP, Names.NICKNAME),
      "{\"id\":\"%s\",\"mailNickname\":\"sales\"}".formatted(GROUP),
      directory -> apply(directory, ChangeKind.CREATE_GROUP, Names.NEW_GROUP)),
  ADD_MEMBER(
      "POST /graph/v1.0/groups/" + GROUP + "/members/$ref",
      null,
      "{\"id\":\"%s\"}".formatted(GROUP),
      directory -> apply(directory, ChangeKind.ADD_MEMBER, Names.MEMBER)),
  REMOVE_MEMBER(
      "DELETE /graph/v1.0/groups/" + GROUP + "/members/" + USER + "/$ref",
      null,
      "{}",
      directory -> undo(directory, ChangeKind.ADD_MEMBER, Names.MEMBER, GROUP)),
  DELETE_GROUP(
      "DELETE /graph/v1.0/groups/" + GROUP,
      null,
      "{}",
      directory -> undo(directory, ChangeKind.CREATE_GROUP, Names.NEW_GROUP, GROUP)),
  DELETE_DOMAIN(
      "DELETE /graph/v1.0/domains/contoso.com",
      null,
      "{}",
      directory -> undo(directory, ChangeKind.ADD_DOMAIN, Names.DOMAIN_TO_ADD, null));

  private final String method;
  private final String path;
  private final String right;
  private final String wrong;
  private final Function<MicrosoftDirectory, Object> operation;

  /** Without a right answer it is answered with 204. */
  CloudCall(
      String call, String right, String wrong, Function<MicrosoftDirectory, Object> operation) {
    this.method = call.split(" ")[0];
    this.path = call.split(" ")[1];
    this.right = right;
    this.wrong = wrong;
    this.operation = operation;
  }

  /** Microsoft answers every call as it should. */
  static void allSucceed(FakeCloud cloud) {
    cloud.reset();
    cloud.givesTokens(FakeCloud.EVERYTHING);
    for (CloudCall call : values()) {
      call.answer(cloud, call.success(call.right));
    }
  }

  /** From now on, this is answered to it. */
  void answer(FakeCloud cloud, ResponseDefinitionBuilder answer) {
    cloud.stub(mapping().willReturn(answer));
  }

  MappingBuilder mapping() {
    return request(method, urlPathEqualTo(path));
  }

  /** A success with a body; null for none. */
  ResponseDefinitionBuilder success(String body) {
    String type = this == COUNT ? "text/plain" : "application/json";
    return body == null
        ? aResponse().withStatus(204)
        : aResponse().withHeader("Content-Type", type).withBody(body);
  }

  /** Does what makes the call. */
  Object make(MicrosoftDirectory directory) {
    return operation.apply(directory);
  }

  /** The body of the right answer; null where there is none. */
  String right() {
    return right;
  }

  /** The body of an answer that has the right form and is about something else. */
  String wrong() {
    return wrong;
  }

  boolean isLogin() {
    return path.startsWith("/login/");
  }

  /** The requests of this call, oldest first. */
  List<LoggedRequest> requests(FakeCloud cloud) {
    return cloud.requests(path).stream()
        .filter(one -> one.getMethod().getName().equals(method))
        .filter(one -> one.getUrl().replaceFirst("\\?.*", "").equals(path))
        .toList();
  }

  private static Object inspect(MicrosoftDirectory directory, String group) {
    return directory.inspect(
        ENROLLMENT,
        TENANT,
        new Inspection(
            Names.DOMAIN,
            List.of("kim@contoso.com"),
            Names.NICKNAME,
            group,
            "kim@contoso.com",
            List.of()));
  }

  private static Object apply(
      MicrosoftDirectory directory, ChangeKind kind, Map<String, String> what) {
    return directory.apply(TestChanges.approved(ENROLLMENT, TENANT, kind, what, GROUP, false));
  }

  private static Object undo(
      MicrosoftDirectory directory, ChangeKind kind, Map<String, String> what, String object) {
    return directory.undo(TestChanges.undoable(ENROLLMENT, TENANT, kind, what, object, USER));
  }

  private static String list(String element) {
    return "{\"value\":[" + element + "]}";
  }

  private static String record(String label) {
    return ("{\"@odata.type\":\"#microsoft.graph.domainDnsTxtRecord\",\"recordType\":\"Txt\","
            + "\"label\":\"%s\",\"ttl\":3600,\"text\":\"MS=ms12345678\"}")
        .formatted(label);
  }

  /** What the calls are about. */
  private static final class Names {
    static final DomainName DOMAIN = new DomainName("contoso.com");
    static final String NICKNAME = "partner-center-7k3q9";
    static final Map<String, String> NEW_GROUP =
        Map.of("displayName", "Partner Center", "mailNickname", NICKNAME);
    static final Map<String, String> MEMBER = Map.of("userId", USER);
    static final Map<String, String> DOMAIN_TO_ADD = Map.of("domain", "contoso.com");
  }
}
