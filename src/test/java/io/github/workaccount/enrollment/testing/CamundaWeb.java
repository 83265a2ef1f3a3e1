package io.github.workaccount.enrollment.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A person at the web applications: keeps the session and the CSRF token as a browser does, so that
 * a test does over HTTP what somebody does in Tasklist, Cockpit or Admin. One object is one person.
 */
public final class CamundaWeb {

  /** The engine's REST interface behind the web applications; append {@code /task} and so on. */
  public static final String ENGINE = "/camunda/api/engine/engine/default";

  private static final Duration TIME_OUT = Duration.ofSeconds(30);

  private final URI base;
  private final String engine;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(TIME_OUT).build();

  /**
   * Nobody yet, at the engine {@code default}.
   *
   * @param port the product's port on this machine
   */
  public CamundaWeb(int port) {
    this(port, "default");
  }

  /**
   * Nobody yet. The web applications find an engine by its name among all of the virtual machine,
   * so contexts that live side by side need engines of different names ({@code
   * camunda.bpm.process-engine-name}), or one signs in to the other's.
   *
   * @param port the product's port on this machine
   * @param engine the engine's name
   */
  public CamundaWeb(int port, String engine) {
    this.base = URI.create("http://localhost:" + port);
    this.engine = engine;
  }

  /**
   * Signs in to Tasklist.
   *
   * @return this
   * @throws IllegalStateException when the sign-in is refused
   */
  public CamundaWeb login(String user, String password) {
    HttpResponse<String> answer = tryLogin("tasklist", user, password);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          "Sign-in of %s was refused: %d %s".formatted(user, answer.statusCode(), answer.body()));
    }
    // The session is new, so its CSRF token is new, too.
    get("/camunda/api/admin/auth/user/" + engine);
    return this;
  }

  /**
   * Tries to sign in.
   *
   * @param application {@code tasklist}, {@code cockpit}, {@code admin} or {@code welcome}
   * @return the answer: 200, 401 for wrong credentials, 403 for an application that is not theirs
   */
  public HttpResponse<String> tryLogin(String application, String user, String password) {
    get("/camunda/app/tasklist/" + engine + "/");
    String form = "username=" + encoded(user) + "&password=" + encoded(password);
    return send(
        request("/camunda/api/admin/auth/user/" + engine + "/login/" + application)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** Sends a GET to a path of the product, such as {@code ENGINE + "/task"}. */
  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Opens a path of the product as a browser does. */
  public HttpResponse<String> open(String path) {
    return send(request(path).setHeader("Accept", "text/html,*/*;q=0.8").GET());
  }

  /** Sends a POST with JSON. */
  public HttpResponse<String> post(String path, String json) {
    return send(withJson(path).POST(BodyPublishers.ofString(json)));
  }

  /** Sends a POST with any body. */
  public HttpResponse<String> post(String path, String contentType, String body) {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
  }

  /** Sends a PUT with JSON. */
  public HttpResponse<String> put(String path, String json) {
    return send(withJson(path).PUT(BodyPublishers.ofString(json)));
  }

  /** Sends a DELETE. */
  public HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  /**
   * Sends anything.
   *
   * @param method the HTTP method
   * @param path the path
   * @param contentType what the body is; null when there is none
   * @param body the body; null for none
   */
  public HttpResponse<String> send(String method, String path, String contentType, String body) {
    HttpRequest.Builder request = request(path);
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    return send(
        request.method(
            method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder withJson(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(TIME_OUT)
            .header("Accept", "application/json, */*;q=0.1");
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .forEach(token -> request.header("X-XSRF-TOKEN", token));
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for an answer", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
