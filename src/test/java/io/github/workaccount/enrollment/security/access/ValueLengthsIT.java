package io.github.workaccount.enrollment.security.access;

import static io.github.workaccount.enrollment.security.SecurityTest.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.workaccount.enrollment.security.SecurityTest;
import io.github.workaccount.enrollment.security.WithEnrollment;
import io.github.workaccount.enrollment.testing.CamundaWeb;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What does not fit is the sender's to shorten, and no failure of the product. */
class ValueLengthsIT extends WithEnrollment {

  private static final String LONG = "x".repeat(300);
  private static final String VERY_LONG = "x".repeat(4_100);

  @Autowired private IdentityService identity;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/user/create | {'profile':{'id':'LONG'},'credentials':{'password':'long-enough-one'}}",
        "/group/create | {'id':'LONG','name':'n','type':'WORKFLOW'}",
        "/group/create | {'id':'new','name':'LONG','type':'WORKFLOW'}",
        "/group/create | {'id':'new','name':'n','type':'LONG'}",
        "/tenant/create | {'id':'LONG','name':'n'}",
        "/filter/create | {'resourceType':'Task','name':'LONG','query':{}}",
        "/authorization/create |"
            + " {'type':1,'permissions':['READ'],'userId':'LONG','resourceType':1,'resourceId':'*'}",
        "/authorization/create |"
            + " {'type':1,'permissions':['READ'],'groupId':'LONG','resourceType':1,'resourceId':'*'}",
        "/authorization/create |"
            + " {'type':1,'permissions':['READ'],'userId':'kim','resourceType':1,'resourceId':'LONG'}",
        "/task/create | {'name':'VERY_LONG'}",
        "/task/create | {'name':'n','description':'VERY_LONG'}",
        "/task/create | {'name':'n','assignee':'LONG'}",
        "/task/TASK/assignee | {'userId':'LONG'}",
        "/task/TASK/claim | {'userId':'LONG'}",
        "/task/TASK/delegate | {'userId':'LONG'}",
        "/task/TASK/identity-links | {'userId':'LONG','type':'candidate'}",
        "/task/TASK/identity-links | {'groupId':'LONG','type':'candidate'}",
        "/message | {'messageName':'LONG'}"
      })
  void aLongValueInABodyIsRefusedWithASentence(String path, String body) {
    HttpResponse<String> answer =
        signedIn("olga").post(ENGINE + filled(path), filled(body).replace('\'', '"'));

    refusedWithASentence(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/user/kim/profile | {'id':'kim','firstName':'LONG'}",
        "/group/requesters | {'id':'requesters','name':'LONG','type':'WORKFLOW'}",
        "/task/TASK | {'name':'VERY_LONG'}",
        "/task/TASK/variables/note | {'value':'VERY_LONG','type':'String'}",
        "/task/TASK/variables/LONG | {'value':'v','type':'String'}"
      })
  void soIsOneInWhatIsChanged(String path, String body) {
    HttpResponse<String> answer =
        signedIn("olga").put(ENGINE + filled(path), filled(body).replace('\'', '"'));

    refusedWithASentence(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/user/LONG/profile",
        "/group/LONG",
        "/filter/LONG",
        "/task/LONG",
        "/process-instance/LONG",
        "/process-definition/LONG",
        "/deployment/LONG",
        "/job/LONG",
        "/history/process-instance/LONG"
      })
  void aLongNameInAPathIsNotThere(String path) {
    assertThat(signedIn("olga").get(ENGINE + filled(path)).statusCode()).isBetween(400, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/user?id=LONG",
        "/user?firstNameLike=LONG",
        "/group?name=LONG",
        "/filter?name=LONG",
        "/task?assignee=LONG",
        "/task?nameLike=VERY_LONG",
        "/identity/groups?userId=LONG",
        "/history/process-instance?processInstanceBusinessKeyLike=LONG"
      })
  void aLongNameInAQueryFindsNothing(String path) {
    HttpResponse<String> answer = signedIn("olga").get(ENGINE + filled(path));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void aLongNameSignsNobodyIn() {
    CamundaWeb visitor = new CamundaWeb(port, SecurityTest.ENGINE_NAME);

    assertThat(visitor.tryLogin("tasklist", VERY_LONG, LONG).statusCode()).isEqualTo(401);
  }

  /** Nobody has sent it who could shorten it. */
  @Test
  void aLongValueOfTheProductItselfIsAFailure() {
    var user = identity.newUser(LONG);
    user.setPassword("secret-of-long");

    assertThatExceptionOfType(ProcessEngineException.class)
        .isThrownBy(() -> identity.saveUser(user))
        .isNotInstanceOf(BadUserRequestException.class);
  }

  private String filled(String text) {
    return text.replace("VERY_LONG", VERY_LONG)
        .replace("LONG", LONG)
        .replace("TASK", task("ApproveEnrollment"));
  }

  private static void refusedWithASentence(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    assertThat(answer.body()).contains("\"message\"").doesNotContainIgnoringCase("sql", "column");
  }
}
