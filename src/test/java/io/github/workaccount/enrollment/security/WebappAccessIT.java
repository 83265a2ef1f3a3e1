package io.github.workaccount.enrollment.security;

import static io.github.workaccount.enrollment.security.SecurityTest.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.security.users.ProductGroup;
import io.github.workaccount.enrollment.testing.CamundaWeb;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What each group may do over the web applications' own HTTP interface, and what not. */
class WebappAccessIT extends WithEnrollment {

  @Autowired private IdentityService identity;
  @Autowired private AuthorizationService authorizations;

  @Test
  void anonymousRequestsToTheEngineAreRefused() {
    CamundaWeb nobody = new CamundaWeb(port, SecurityTest.ENGINE_NAME);

    assertThat(nobody.get(ENGINE + "/task").statusCode()).isEqualTo(401);
    assertThat(nobody.get("/camunda/app/tasklist/security/").body()).contains("<html");
  }

  @Test
  void theWebApplicationsKeepTheirOwnHeadersOnce() {
    HttpResponse<String> page =
        new CamundaWeb(port, SecurityTest.ENGINE_NAME).get("/camunda/app/tasklist/security/");

    assertThat(page.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("strict-dynamic");
    assertThat(page.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(page.headers().allValues("X-XSS-Protection")).containsExactly("1; mode=block");
  }

  @Test
  void theWebApplicationsRefuseWritesWithoutTheirCsrfToken() {
    // Before the first GET there is no token.
    assertThat(
            new CamundaWeb(port, SecurityTest.ENGINE_NAME)
                .post("/camunda/api/admin/auth/user/security/logout", ""))
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(403))
        .satisfies(answer -> assertThat(answer.headers().firstValue("X-XSRF-TOKEN")).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "kim, tasklist, 200", "kim, cockpit, 403", "kim, admin, 403",
    "alex, tasklist, 200", "alex, cockpit, 403", "alex, admin, 403",
    "pat, tasklist, 200", "pat, cockpit, 200", "pat, admin, 403",
    "robin, tasklist, 200", "robin, cockpit, 403", "robin, admin, 403",
    "olga, tasklist, 200", "olga, cockpit, 200", "olga, admin, 200"
  })
  void eachGroupOpensItsApplicationsOnly(String user, String application, int status) {
    assertThat(
            new CamundaWeb(port, SecurityTest.ENGINE_NAME)
                .tryLogin(application, user, "secret-of-" + user)
                .statusCode())
        .isEqualTo(status);
  }

  @Test
  void requestersAndAdminsSeeTheTasksThatAreTheirs() throws IOException {
    assertThat(taskKeys("kim")).containsExactly("CorrectRequest");
    assertThat(taskKeys("alex")).containsExactly("ApproveEnrollment");
  }

  @Test
  void aRequesterSeesNoTaskOfAnother() throws IOException {
    assertThat(taskKeys("lee")).isEmpty();
  }

  @Test
  void anAuditorSeesNoTask() throws IOException {
    assertThat(taskKeys("robin")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kim", "lee", "alex", "robin"})
  void nobodyButProcessOwnersAndOperatorsListsInstances(String user) throws IOException {
    assertThat(ids(user, "/process-instance")).isEmpty();
    assertThat(signedIn(user).get(ENGINE + "/process-instance/" + instance + "/variables"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(403);
  }

  @Test
  void anAuditorReadsTheHistoryAndStartsNothing() throws IOException {
    assertThat(ids("robin", "/history/process-instance")).contains(instance);
    refused(start(signedIn("robin"), "robin"));
  }

  @Test
  void aRequesterReadsNoHistoryOfOthers() throws IOException {
    assertThat(ids("lee", "/history/process-instance")).isEmpty();
    assertThat(ids("lee", "/history/task")).isEmpty();
    assertThat(ids("lee", "/history/variable-instance")).isEmpty();
  }

  @Test
  void aRequesterCannotCompleteTheApproval() {
    refused(
        signedIn("kim").post(ENGINE + "/task/" + task("ApproveEnrollment") + "/complete", "{}"));
  }

  @Test
  void anEnrollmentAdminCompletesTheApproval() {
    assertThat(
            signedIn("alex")
                .post(ENGINE + "/task/" + task("ApproveEnrollment") + "/complete", "{}")
                .statusCode())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kim", "alex", "pat", "robin"})
  void nobodyButOperatorsManagesPeopleAndRights(String user) {
    CamundaWeb person = signedIn(user);

    refused(
        person.post(
            ENGINE + "/user/create",
            "{\"profile\":{\"id\":\"new-%s\"},\"credentials\":{\"password\":\"x\"}}"
                .formatted(user)));
    refused(person.put(ENGINE + "/group/camunda-admin/members/" + user, "{}"));
    refused(
        person.post(
            ENGINE + "/authorization/create",
            ("{\"type\":1,\"userId\":\"%s\",\"resourceType\":7,\"resourceId\":\"*\","
                    + "\"permissions\":[\"ALL\"]}")
                .formatted(user)));
    refused(person.delete(ENGINE + "/user/olga"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kim", "alex", "pat", "robin"})
  void everybodyReadsThemselvesAndTheGroupsButNobodyElse(String user) throws IOException {
    assertThat(ids(user, "/user")).containsExactly(user);
    assertThat(ids(user, "/group")).containsExactlyInAnyOrderElementsOf(ProductGroup.ids());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kim", "alex", "pat", "robin"})
  void everybodyReadsTheirOwnGroupsAndOnlyOperatorsThoseOfOthers(String user) {
    for (String path : List.of("/identity/groups?userId=", "/group?member=")) {
      assertThat(signedIn(user).get(ENGINE + path + user).statusCode()).isEqualTo(200);
      for (String other : List.of("olga", "nobody")) {
        refused(signedIn(user).get(ENGINE + path + other));
      }
      assertThat(signedIn("olga").get(ENGINE + path + user).statusCode()).isEqualTo(200);
    }
    refused(signedIn(user).post(ENGINE + "/group", "{\"member\":\"olga\"}"));
    refused(signedIn(user).get(ENGINE + "/group/count?member=olga"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kim", "alex", "pat", "robin"})
  void everybodyFindsTheTwoFiltersAndTheirTasksInThem(String user) throws IOException {
    CamundaWeb person = signedIn(user);
    JsonNode filters =
        json.readTree(person.get(ENGINE + "/filter?sortBy=name&sortOrder=asc").body());

    assertThat(filters)
        .extracting(filter -> filter.get("name").asText())
        .containsExactly("My tasks", "Open tasks");
    assertThat(filtered(person, filters.get(0).get("id").asText()))
        .isEqualTo(user.equals("kim") ? List.of("CorrectRequest") : List.of());
    assertThat(filtered(person, filters.get(1).get("id").asText()))
        .containsExactlyInAnyOrderElementsOf(taskKeys(user));
  }

  @Test
  void whatIsTakenAwayIsGoneFromOpenSessionsAtOnce() throws IOException {
    newUser("mover", "process-owners", "camunda-admin");
    CamundaWeb mover = signedIn("mover");
    assertThat(mover.get(ENGINE + "/user/kim/profile").statusCode()).isEqualTo(200);

    identity.deleteMembership("mover", "camunda-admin");

    refused(mover.put(ENGINE + "/group/auditors/members/mover", "{}"));
    assertThat(apps(mover)).containsExactlyInAnyOrder("welcome", "tasklist", "cockpit");
    identity.deleteMembership("mover", "process-owners");
    assertThat(apps(mover)).containsExactly("welcome");
    identity.deleteUser("mover");
    assertThat(mover.get(ENGINE + "/task").statusCode()).isEqualTo(401);
    assertThat(mover.get("/camunda/api/admin/auth/user/security").statusCode()).isEqualTo(404);
  }

  @Test
  void nothingIsCompletedByWhoIsNoLongerThere() {
    newUser("leaving-admin", "enrollment-admins");
    CamundaWeb leaver = signedIn("leaving-admin");
    String approval = task("ApproveEnrollment");
    identity.deleteUser("leaving-admin");

    assertThat(leaver.post(ENGINE + "/task/" + approval + "/complete", "{}").statusCode())
        .isEqualTo(401);
    assertThat(task("ApproveEnrollment")).isEqualTo(approval);
  }

  @Test
  void nobodyDeletesThemselves() throws IOException {
    newUser("second", "camunda-admin");

    for (String user : List.of("olga", "second", "kim")) {
      HttpResponse<String> answer = signedIn(user).delete(ENGINE + "/user/" + user);
      refused(answer);
      assertThat(answer.body()).contains("Nobody deletes themselves.");
    }
    identity.deleteUser("second");
  }

  @Test
  void theLastOperatorStaysOne() throws IOException {
    CamundaWeb olga = signedIn("olga");

    HttpResponse<String> answer = olga.delete(ENGINE + "/group/camunda-admin/members/olga");

    refused(answer);
    assertThat(answer.body()).contains("olga is the last operator");
    refused(olga.delete(ENGINE + "/group/camunda-admin"));
    newUser("second", "camunda-admin");
    assertThat(olga.delete(ENGINE + "/group/camunda-admin/members/second").statusCode())
        .isEqualTo(204);
    assertThat(olga.delete(ENGINE + "/user/second").statusCode()).isEqualTo(204);
  }

  @Test
  void nobodyRevokesWhatOperatorsMay() throws IOException {
    HttpResponse<String> answer =
        signedIn("olga")
            .post(
                ENGINE + "/authorization/create",
                "{\"type\":2,\"permissions\":[\"ALL\"],\"groupId\":\"camunda-admin\","
                    + "\"resourceType\":4,\"resourceId\":\"*\"}");

    refused(answer);
    assertThat(answer.body()).contains("Nothing is revoked from the group camunda-admin");
  }

  @Test
  void norIsTheLastOperatorRemovedBySomebodyElseWhoMayRemove() throws IOException {
    newUser("remover", "requesters");
    Authorization members = granted("remover", Resources.GROUP_MEMBERSHIP);
    Authorization users = granted("remover", Resources.USER);
    CamundaWeb remover = signedIn("remover");

    for (String path : List.of("/group/camunda-admin/members/olga", "/user/olga")) {
      HttpResponse<String> answer = remover.delete(ENGINE + path);
      refused(answer);
      assertThat(answer.body()).contains("olga is the last operator");
    }
    newUser("second", "camunda-admin");
    assertThat(remover.delete(ENGINE + "/group/camunda-admin/members/second").statusCode())
        .isEqualTo(204);

    authorizations.deleteAuthorization(members.getId());
    authorizations.deleteAuthorization(users.getId());
    HttpResponse<String> answer = remover.delete(ENGINE + "/user/second");
    refused(answer);
    assertThat(answer.body()).contains("DELETE").doesNotContain("last operator");
    identity.deleteUser("second");
    identity.deleteUser("remover");
  }

  private Authorization granted(String user, Resources resource) {
    Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    right.setUserId(user);
    right.setResource(resource);
    right.setResourceId("*");
    right.addPermission(Permissions.DELETE);
    return authorizations.saveAuthorization(right);
  }

  @ParameterizedTest
  @ValueSource(strings = {"firstName", "lastName", "email"})
  void aProfileTakesNoControlCharactersAndNoOverlongText(String field) throws IOException {
    newUser("profiled");
    CamundaWeb olga = signedIn("olga");

    for (String value : List.of("a\\nBcc: all", "a\\u0000", "a\\u200b", "x".repeat(256))) {
      HttpResponse<String> answer =
          olga.put(
              ENGINE + "/user/profiled/profile",
              "{\"id\":\"profiled\",\"%s\":\"%s\"}".formatted(field, value));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(json.readTree(answer.body()).path("message").asText()).endsWith(".");
    }
    identity.deleteUser("profiled");
  }

  @Test
  void aUserWithAnOverlongIdIsRefused() throws IOException {
    HttpResponse<String> answer =
        signedIn("olga")
            .post(
                ENGINE + "/user/create",
                "{\"profile\":{\"id\":\"%s\"},\"credentials\":{\"password\":\"twelve-chars\"}}"
                    .formatted("x".repeat(65)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json.readTree(answer.body()).path("message").asText())
        .isEqualTo("The id is too long: at most 64 characters.");
  }

  @Test
  void aPasswordThatIsTooShortIsRefused() throws IOException {
    newUser("careless");
    CamundaWeb olga = signedIn("olga");
    String change = "{\"password\":\"%s\",\"authenticatedUserPassword\":\"secret-of-olga\"}";

    HttpResponse<String> answer =
        olga.put(ENGINE + "/user/careless/credentials", change.formatted("eleven-char"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json.readTree(answer.body()).path("message").asText())
        .isEqualTo("The password is too short. Give one of at least 12 characters.");
    assertThat(
            olga.put(ENGINE + "/user/careless/credentials", change.formatted("twelve-chars"))
                .statusCode())
        .isEqualTo(204);
    assertThat(olga.get(ENGINE + "/identity/password-policy").body()).contains("minLength");
    identity.deleteUser("careless");
  }

  @Test
  void anOperatorMayDoAll() throws IOException {
    assertThat(taskKeys("olga")).containsExactlyInAnyOrder("CorrectRequest", "ApproveEnrollment");
    assertThat(ids("olga", "/user")).contains("kim", "alex", "pat", "robin");
    assertThat(ids("olga", "/deployment")).isNotEmpty();
  }

  private void newUser(String id, String... groups) {
    var user = identity.newUser(id);
    user.setFirstName("First");
    user.setPassword("secret-of-" + id);
    identity.saveUser(user);
    List.of(groups).forEach(group -> identity.createMembership(id, group));
  }

  private List<String> apps(CamundaWeb person) throws IOException {
    return Stream.of(
            json.treeToValue(
                json.readTree(person.get("/camunda/api/admin/auth/user/security").body())
                    .path("authorizedApps"),
                String[].class))
        .toList();
  }
}
