package io.github.workaccount.enrollment.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** A client of the REST API, signed in with HTTP Basic. One object is one person. */
public final class RestApi {

  private static final Duration TIME_OUT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI base;
  private final String authorization;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIME_OUT).build();

  private RestApi(int port, String authorization) {
    this.base = URI.create("http://localhost:" + port);
    this.authorization = authorization;
  }

  /**
   * A person whose password is the user name, as in the sandbox.
   *
   * @param port the product's port on this machine
   * @param user the user's id
   */
  public static RestApi of(int port, String user) {
    String credentials = user + ":" + user;
    return new RestApi(
        port,
        "Basic "
            + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }

  /** Nobody: sends no credentials. */
  public static RestApi nobody(int port) {
    return new RestApi(port, null);
  }

  /** Sends a GET. */
  public Reply get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  /** Sends a POST with JSON; more headers as name, value, name, value. */
  public Reply post(String path, String json, String... headers) {
    return send("POST", path, BodyPublishers.ofString(json), withJson(headers));
  }

  /** Sends anything; headers as name, value, name, value. */
  public Reply send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(TIME_OUT).method(method, body);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      return new Reply(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for an answer", e);
    }
  }

  private static String[] withJson(String... headers) {
    List<String> all = new java.util.ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", "application/json"));
    return all.toArray(String[]::new);
  }

  /**
   * What came back.
   *
   * @param answer as the client got it
   */
  public record Reply(HttpResponse<String> answer) {

    /** The status. */
    public int status() {
      return answer.statusCode();
    }

    /** A header, or an empty text. */
    public String header(String name) {
      return answer.headers().firstValue(name).orElse("");
    }

    /** The body as JSON; a missing node when it is none. */
    public JsonNode json() {
      try {
        return JSON.readTree(answer.body());
      } catch (JsonProcessingException e) {
        return MissingNode.getInstance();
      }
    }

    @Override
    public String toString() {
      return "%d %s %s".formatted(status(), header("Content-Type"), answer.body());
    }
  }
}
