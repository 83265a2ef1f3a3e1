package io.github.workaccount.enrollment.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RealBrowser;
import io.github.workaccount.enrollment.testing.RestApi;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import io.github.workaccount.enrollment.testing.RunningProduct;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A browser that is answered with a challenge puts a password box of its own over the page; a
 * program needs one before it sends a password.
 */
class NoPopUpIT extends ProductOverHttp {

  @RegisterExtension static final RealBrowser BROWSER = new RealBrowser();

  private static final String CHALLENGE = "WWW-Authenticate";
  private static final String PASSWORD = "typed-by-a-person";
  private static final String[] FIREFOX = {
    "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
  };
  private static final String[] SCRIPT = {
    "Sec-Fetch-Mode", "cors", "Sec-Fetch-Site", "same-origin", "Accept", "*/*"
  };
  private static final String[] LINK = {
    "Sec-Fetch-Mode", "navigate", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing/here",
        "/error",
        "/favicon.ico",
        "/camunda",
        "/camunda-welcome",
        "/camunda/app/tasklist/" + RunningProduct.ENGINE_NAME + "/",
        "/camunda/app/admin/" + RunningProduct.ENGINE_NAME + "/setup/",
        "/camunda/api/engine/engine/" + RunningProduct.ENGINE_NAME + "/task",
        "/camunda/api/admin/auth/user/" + RunningProduct.ENGINE_NAME,
        "/camunda/api/admin/setup/" + RunningProduct.ENGINE_NAME + "/user/create",
        "/consent/callback",
        "/enrollments/contoso.com-7K3Q9",
        "/tasks/1",
        "/swagger-ui.html",
        "/swagger-ui/index.html",
        "/v3/api-docs",
        "/actuator/health",
        "/actuator/env",
        "/api/enrollments",
        "/api/nothing",
        "/sandbox/tenants",
        "/sandbox/login/contoso.com/v2.0/adminconsent"
      })
  void aBrowserIsNeverChallenged(String path) {
    for (String[] browser : List.of(FIREFOX, SCRIPT, LINK)) {
      for (String method : List.of("GET", "POST")) {
        assertThat(ask(nobody(), method, path, browser).header(CHALLENGE)).isEmpty();
        assertThat(ask(stranger(), method, path, browser).header(CHALLENGE)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/enrollments", "/api/nothing", "/sandbox/tenants", "/v3/api-docs"})
  void aProgramIsChallengedAtWhatIsForPrograms(String path) {
    String[] powerShell = {
      "User-Agent", "Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.26100"
    };
    for (String[] program : List.of(new String[] {"Accept", "application/json"}, powerShell)) {
      Reply reply = ask(nobody(), "GET", path, program);

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.header(CHALLENGE)).startsWith("Basic ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/camunda-welcome", "/swagger-ui.html", "/enrollments/x", "/nothing"})
  void norIsAnybodyAtAPage(String path) {
    Reply reply = ask(nobody(), "GET", path, "Accept", "application/json");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header(CHALLENGE)).isEmpty();
  }

  @Test
  void peopleSignInToEveryWebApplicationByTypingAlone() {
    newTypist();
    for (String application : List.of("tasklist", "welcome", "cockpit", "admin")) {
      Page page = BROWSER.someone();
      List<Response> answers = new CopyOnWriteArrayList<>();
      page.onResponse(answers::add);
      page.navigate(
          "http://localhost:%d/camunda/app/%s/%s/"
              .formatted(port, application, RunningProduct.ENGINE_NAME));

      type(page, "wrong");
      page.getByText("Wrong credentials").waitFor();
      identity.unlockUser("typist");
      type(page, PASSWORD);
      page.getByText("Ty Pist").first().waitFor();

      assertThat(answers).extracting(Response::status).contains(401, 200);
      assertThat(answers)
          .filteredOn(answer -> answer.headerValue(CHALLENGE) != null)
          .extracting(Response::url)
          .isEmpty();
    }
    identity.deleteUser("typist");
  }

  private static void type(Page page, String password) {
    page.getByPlaceholder("Username").fill("typist");
    page.getByPlaceholder("Password").fill(password);
    page.locator("button[type=submit]").click();
  }

  private void newTypist() {
    var typist = identity.newUser("typist");
    typist.setFirstName("Ty");
    typist.setLastName("Pist");
    typist.setPassword(PASSWORD);
    identity.saveUser(typist);
    identity.createMembership("typist", "camunda-admin");
  }

  private RestApi nobody() {
    return RestApi.nobody(port);
  }

  /** Somebody whose name and password nobody has. */
  private RestApi stranger() {
    return RestApi.of(port, "stranger");
  }

  private static Reply ask(RestApi person, String method, String path, String... headers) {
    return person.send(method, path, BodyPublishers.noBody(), headers);
  }
}
