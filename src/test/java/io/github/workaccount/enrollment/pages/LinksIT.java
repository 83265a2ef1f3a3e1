package io.github.workaccount.enrollment.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import io.github.workaccount.enrollment.testing.Footprint;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RealBrowser;
import io.github.workaccount.enrollment.testing.RestApi;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import io.github.workaccount.enrollment.testing.RunningProduct;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link to a task or an enrollment leads to it, or to a sentence about it. */
class LinksIT extends ProductOverHttp {

  @RegisterExtension static final RealBrowser BROWSER = new RealBrowser();

  private static final String TASKLIST =
      "/camunda/app/tasklist/" + RunningProduct.ENGINE_NAME + "/#/?task=";
  private static final String[] AS_A_LINK = {
    "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
  };

  @Test
  void anOpenTaskIsInTasklist() {
    String id = startForApproval("kim", newDomain());
    String link = show("alex", id).at("/waitingFor/0/link").asText();

    HttpResponse<String> answer = web("alex").get(link.substring(link.indexOf("/tasks/")));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains(TASKLIST + taskOf(id));
  }

  @Test
  void ofATaskThatIsOverItIsSaidWhoCompletedItAndWhereTheEnrollmentStands() {
    String id = startForApproval("kim", newDomain());
    String task = taskOf(id);
    complete("sam", id, Map.of("decision", "reject", "comment", "Not <b>ours</b>"));

    for (String user : List.of("kim", "alex", "sam", "pat", "robin", "olga")) {
      Reply reply = rest(user).get("/tasks/" + task);

      assertThat(reply.status()).as(user).isEqualTo(200);
      assertThat(reply.answer().body())
          .containsPattern("sam completed “Approve the enrollment” at 20.{14} UTC: reject\\.")
          .contains("It is over. It was rejected: Not &lt;b&gt;ours&lt;/b&gt;")
          .contains(id, "sam: reject");
    }
  }

  @Test
  void ofATaskThatNobodyCompletedItIsSaidThatItIsOver() {
    String id = startForApproval("kim", newDomain());
    String task = taskOf(id);
    rest("kim").post(API + "/" + id + "/withdraw", "{\"reason\":\"A mistake\"}");
    fireJobs();

    assertThat(rest("alex").get("/tasks/" + task).answer().body())
        .contains("without anybody completing it", "It was withdrawn: A mistake");
  }

  @Test
  void ofATaskThatIsSomebodyElsesItIsSaidWhose() {
    String id = startForApproval("kim", newDomain());
    String task = taskOf(id);

    assertThat(rest("kim").get("/tasks/" + task).answer().body())
        .contains("somebody else", "waits for enrollment-admins since 20")
        .doesNotContain("Open it");
    assertThat(rest("alex").get("/enrollments/" + id).answer().body())
        .contains("It waits for its approval.", "href=\"/tasks/" + task + "\"");
  }

  @Test
  void ofWhatSomebodyMayNotSeeNothingIsSaid() {
    String domain = newDomain();
    String id = startForApproval("kim", domain);

    for (String kind : List.of("/tasks/", "/enrollments/")) {
      Reply hidden = rest("lee").get(kind + (kind.equals("/tasks/") ? taskOf(id) : id));
      Reply absent = rest("lee").get(kind + "nothing");

      assertThat(hidden.status()).isEqualTo(404);
      assertThat(hidden.answer().body())
          .isEqualTo(absent.answer().body())
          .contains("There is no", "lee")
          .doesNotContain(domain, "Approve");
    }
  }

  @Test
  void ofAStepThatIsDoneLaterItIsSaidWhyAndUntilWhen() {
    rest("kim").post("/sandbox/faults", "{\"match\": \"/graph/v1.0/\", \"status\": 503}");
    String id = start("kim", request(newDomain()));
    assertThatThrownBy(this::fireJobs).hasMessageContaining("503");

    assertThat(rest("kim").get("/enrollments/" + id).answer().body())
        .containsPattern("“Check the tenant” waits since 20.{14} UTC, until 20.{17} UTC\\. ")
        .contains("The step has failed. It is tried again by itself, at most 3 times more;");
  }

  @Test
  void anEnrollmentIsShownToWhoMaySeeIt() {
    String id = startForDnsRecord("kim", newDomain());

    for (String user : List.of("kim", "alex", "sam", "pat", "robin", "olga")) {
      Reply reply = rest(user).get("/enrollments/" + id);

      assertThat(reply.status()).as(user).isEqualTo(200);
      assertThat(reply.answer().body()).contains(id, "the DNS record that proves the domain");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tasks/1", "/enrollments/contoso.com-7K3Q9", "/swagger-ui.html"})
  void whoeverIsNotSignedInIsAskedToWhereTheLinkLed(String link) {
    Footprint before = footprint();

    Reply person = RestApi.nobody(port).get(link, AS_A_LINK);
    Reply program = RestApi.nobody(port).get(link, "Accept", "application/json");

    assertThat(person.status()).isEqualTo(401);
    assertThat(person.answer().body())
        .contains("<form", "data-engine=\"" + RunningProduct.ENGINE_NAME + "\"");
    assertThat(program.status()).isEqualTo(401);
    assertThat(program.json().path("type").asText()).endsWith(":unauthorized");
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void aLinkLeadsThroughSignInToItsTaskAndFromOneThatIsOverToItsEnrollment() {
    String id = startForApproval("kim", newDomain());
    String over = startForApproval("kim", newDomain());
    String overTask = taskOf(over);
    complete("sam", over, Map.of("decision", "reject", "comment", "Not ours"));
    Page page = BROWSER.someone();

    page.navigate(address("/tasks/" + taskOf(id)));
    signIn(page, "alex");
    page.waitForURL(url -> url.contains(TASKLIST + taskOf(id)));
    page.getByText("Approve the enrollment").first().waitFor();

    Page another = page.context().newPage();
    another.navigate(address(TASKLIST + overTask));
    another.waitForURL("**/tasks/" + overTask);
    assertThat(another.locator("h1").textContent()).isEqualTo("This task is over");
    assertThat(another.locator("main").textContent()).contains("sam completed", over);
  }

  @Test
  void aLinkIntoTasklistLeadsWhoeverItIsNotForToASentence() {
    String id = startForApproval("kim", newDomain());
    String task = taskOf(id);
    Page page = BROWSER.someone();

    page.navigate(address(TASKLIST + task));
    signIn(page, "kim");
    page.waitForURL("**/tasks/" + task);

    assertThat(page.locator("main").textContent())
        .contains("“Approve the enrollment” is not a task of yours.", "enrollment-admins");
  }

  /** The link is still in the address then, and what it named is over. */
  @Test
  void whoCompletesATaskInTasklistStaysThere() {
    String id = startForApproval("kim", newDomain());
    String task = taskOf(id);
    Page page = BROWSER.someone();
    page.navigate(address("/tasks/" + task));
    signIn(page, "alex");
    page.locator("button.claim").click();
    page.getByLabel("Reject it").check();
    page.getByLabel("Comment").fill("Not ours");

    page.waitForResponse(
        answer -> answer.url().endsWith("/list?firstResult=0&maxResults=15"),
        () -> page.getByText("Complete", new Page.GetByTextOptions().setExact(true)).click());
    page.getByText("Select a task in the list").waitFor();

    assertThat(state(id)).isEqualTo("rejected");
    assertThat(page.url()).contains("/camunda/app/tasklist/");
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }

  private static void signIn(Page page, String user) {
    page.locator("input[type=text]").fill(user);
    page.locator("input[type=password]").fill(user);
    page.locator("button[type=submit]").click();
  }
}
