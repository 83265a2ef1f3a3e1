package io.github.workaccount.enrollment.security.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.security.password.DeviceCookieFilter;
import io.github.workaccount.enrollment.testing.CamundaWeb;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RestApi;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import io.github.workaccount.enrollment.testing.RunningProduct;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** Sessions are made by a sign-in and by nothing else, so nobody fills the memory with them. */
class SessionsBySignInIT extends ProductOverHttp {

  private static final String NAME = RunningProduct.ENGINE_NAME;
  private static final String LOGIN = "/camunda/api/admin/auth/user/" + NAME + "/login/tasklist";
  private static final String LOGOUT = "/camunda/api/admin/auth/user/" + NAME + "/logout";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String KIM = "username=kim&password=kim";
  private static final String TOKEN = "0123456789ABCDEF0123456789ABCDEF";

  @Autowired private ServletWebServerApplicationContext server;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/app/tasklist/" + NAME + "/",
        "/camunda/api/admin/auth/user/" + NAME,
        "/camunda/api/engine/engine/" + NAME + "/task",
        "/camunda/app/welcome/" + NAME + "/",
        "/sandbox/reset",
        "/consent/callback",
        "/actuator/health",
        "/swagger-ui/index.html",
        "/api/enrollments",
        "/"
      })
  void manyRequestsOfNobodyMakeNone(String path) {
    long before = made();
    RestApi nobody = RestApi.nobody(port);

    for (int i = 0; i < 10; i++) {
      for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
        Reply reply = nobody.send(method, path, BodyPublishers.ofString("{}"));
        assertThat(reply.status()).as(method + " " + reply).isBetween(200, 499);
        assertThat(reply.header("Set-Cookie")).doesNotContain("JSESSIONID");
      }
    }

    assertThat(made()).isEqualTo(before);
  }

  @Test
  void aRefusedSignInMakesNone() {
    identity.saveUser(newUser("sessionless"));
    long before = made();
    CamundaWeb visitor = visitor();

    assertThat(visitor.tryLogin("tasklist", "sessionless", "wrong").statusCode()).isEqualTo(401);
    assertThat(visitor.tryLogin("cockpit", "kim", "kim").statusCode()).isEqualTo(403);

    identity.deleteUser("sessionless");
    assertThat(made()).isEqualTo(before);
  }

  @Test
  void aSignInMakesOneThatLasts() {
    long before = made();
    CamundaWeb kim = visitor().login("kim", "kim");

    assertThat(kim.get(ENGINE + "/task/count").statusCode()).isEqualTo(200);
    assertThat(kim.post(ENGINE + "/task/count", "{}").statusCode()).isEqualTo(200);
    assertThat(kim.get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
    assertThat(made()).isEqualTo(before + 1);
  }

  /** Or an open Tasklist, which asks at the same moment with the old one, is signed out. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/swagger-ui/index.html",
        "/v3/api-docs",
        "/tasks/1",
        "/enrollments/x",
        "/consent/callback",
        "/api/enrollments",
        "/sandbox/tenants"
      })
  void nothingElseGivesASessionAnotherId(String path) throws IOException {
    CamundaWeb kim = visitor();
    String session = session(kim.tryLogin("tasklist", "kim", "kim"));

    Reply inSession = RestApi.nobody(port).get(path, "Cookie", "JSESSIONID=" + session);
    Reply withBasic = rest("kim").get(path, "Cookie", "JSESSIONID=" + session);

    assertThat(inSession.header("Set-Cookie")).doesNotContain("JSESSIONID");
    assertThat(withBasic.header("Set-Cookie")).doesNotContain("JSESSIONID");
    assertThat(manager().findSession(session)).isNotNull();
  }

  @Test
  void theCookieOfASessionIsForThisSiteAndItsServerAlone() {
    Reply reply = signIn("X-XSRF-TOKEN", TOKEN, "Cookie", "XSRF-TOKEN=" + TOKEN);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.answer().headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> !cookie.startsWith(DeviceCookieFilter.COOKIE))
        .singleElement()
        .asString()
        .startsWith("JSESSIONID=")
        .contains("HttpOnly", "SameSite=Lax");
  }

  @Test
  void aSignInTakesTheTokenOfTheVisitorsCookie() {
    assertThat(signIn().status()).isEqualTo(403);
    assertThat(signIn("X-XSRF-TOKEN", TOKEN).status()).isEqualTo(403);
    assertThat(signIn("Cookie", "XSRF-TOKEN=" + TOKEN).status()).isEqualTo(403);
    assertThat(
            signIn("X-XSRF-TOKEN", TOKEN.replace('F', 'E'), "Cookie", "XSRF-TOKEN=" + TOKEN)
                .status())
        .isEqualTo(403);
    assertThat(signIn("X-XSRF-TOKEN", "", "Cookie", "XSRF-TOKEN=").status()).isEqualTo(403);
  }

  @Test
  void theTokenOfBeforeTheSignInCountsNoMoreAfterIt() {
    CamundaWeb kim = visitor();
    kim.tryLogin("tasklist", "kim", "kim");

    HttpResponse<String> answer = kim.post(ENGINE + "/task/count", "{}");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void anotherSignInEndsTheSessionBefore() throws IOException {
    CamundaWeb person = visitor();
    String kims = session(person.tryLogin("tasklist", "kim", "kim"));
    assertThat(manager().findSession(kims)).isNotNull();

    String alexs = session(person.tryLogin("tasklist", "alex", "alex"));

    assertThat(person.get("/camunda/api/admin/auth/user/" + NAME).body()).contains("alex");
    assertThat(manager().findSession(alexs)).isNotNull();
    assertThat(manager().findSession(kims)).isNull();
  }

  private static String session(HttpResponse<String> signIn) {
    assertThat(signIn.statusCode()).as(signIn.body()).isEqualTo(200);
    return signIn.headers().allValues("Set-Cookie").stream()
        .map(cookie -> HttpCookie.parse(cookie).get(0))
        .filter(cookie -> cookie.getName().equals("JSESSIONID"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theTokensCookieMayHaveAnotherName() throws Exception {
    var request = new MockHttpServletRequest();
    request.setCookies(new Cookie("OTHER-NAME", TOKEN));
    var chain = new MockFilterChain();

    new SessionsBySignIn("OTHER-NAME").doFilter(request, new MockHttpServletResponse(), chain);

    assertThat(((HttpServletRequest) chain.getRequest()).getSession())
        .extracting(session -> session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME))
        .isEqualTo(TOKEN);
  }

  @Test
  void nobodyIsSignedInByASessionThatHasJustEnded() {
    var ended = new MockHttpSession();
    ended.invalidate();
    var request =
        new MockHttpServletRequest() {
          @Override
          public HttpSession getSession(boolean create) {
            return ended;
          }
        };

    assertThat(SignedIn.in(request)).isFalse();
  }

  @Test
  void whoHasSignedOutCanSignInAgain() {
    CamundaWeb kim = visitor().login("kim", "kim");
    assertThat(kim.post(LOGOUT, "").statusCode()).isEqualTo(200);
    assertThat(kim.get(ENGINE + "/task/count").statusCode()).isEqualTo(401);

    assertThat(kim.login("kim", "kim").get(ENGINE + "/task/count").statusCode()).isEqualTo(200);
  }

  private CamundaWeb visitor() {
    return new CamundaWeb(port, NAME);
  }

  private Reply signIn(String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = FORM;
    return RestApi.nobody(port).send("POST", LOGIN, BodyPublishers.ofString(KIM), all);
  }

  private org.camunda.bpm.engine.identity.User newUser(String id) {
    var user = identity.newUser(id);
    user.setPassword("secret-of-" + id);
    return user;
  }

  private long made() {
    return manager().getSessionCounter();
  }

  private Manager manager() {
    var tomcat = ((TomcatWebServer) server.getWebServer()).getTomcat();
    return ((Context) tomcat.getHost().findChildren()[0]).getManager();
  }
}
