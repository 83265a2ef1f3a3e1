package io.github.workaccount.enrollment.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.sandbox.login.AccessTokens;
import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.Consent;
import io.github.workaccount.enrollment.sandbox.state.EntraTenant;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import io.github.workaccount.enrollment.sandbox.state.Zone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A stand-in kept in memory, with a client that speaks to it as the product does. */
public final class RunningSandbox implements AutoCloseable {

  static final ObjectMapper JSON = SandboxState.mapper();

  private static final Duration TIME_OUT = Duration.ofSeconds(10);

  /** Making one takes longer than most tests, and none asks for a key of its own. */
  private static final String SIGNING_KEY = signingKey();

  public final Sandbox sandbox;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIME_OUT).build();

  public RunningSandbox() {
    SandboxState state = SandboxState.open(SandboxState.IN_MEMORY);
    state.change(directory -> directory.settings().put(AccessTokens.KEY_SETTING, SIGNING_KEY));
    this.sandbox =
        Sandbox.start(state, SandboxSettings.in(SandboxState.IN_MEMORY), Clock.systemUTC());
  }

  public RunningSandbox(SandboxSettings settings) {
    this.sandbox = Sandbox.start(settings, Clock.systemUTC());
  }

  private static String signingKey() {
    try (SandboxState state = SandboxState.open(SandboxState.IN_MEMORY)) {
      new AccessTokens(state, Clock.systemUTC());
      return state.read(directory -> directory.settings().get(AccessTokens.KEY_SETTING)).get();
    }
  }

  /** An answer with its body read as JSON where it is some. */
  public record Reply(int status, String text, HttpResponse<String> raw) {

    public JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public String errorCode() {
      return json().path("error").path("code").asText();
    }

    public String header(String name) {
      return raw.headers().firstValue(name).orElse(null);
    }
  }

  String url(String path) {
    return sandbox.baseUrl().orElseThrow() + path;
  }

  public int dnsPort() {
    String address = sandbox.dnsAddress().orElseThrow();
    return Integer.parseInt(address.substring(address.indexOf(':') + 1));
  }

  public EntraTenant tenant(String domain) {
    return sandbox.state().read(directory -> directory.tenant(domain)).orElseThrow();
  }

  /** Does what the consent page does. */
  public void consent(String domain) {
    EntraTenant tenant = tenant(domain);
    sandbox
        .state()
        .change(
            directory ->
                directory
                    .consents()
                    .put(
                        tenant.id(),
                        new Consent(tenant.id(), AppRegistration.PERMISSIONS, Instant.now())));
  }

  public void publish(String domain, String text) {
    sandbox
        .state()
        .change(
            directory -> {
              Zone zone = directory.zones().get(domain).orElseGet(() -> Zone.empty(domain));
              directory.zones().put(domain, zone.withTxt(Zone.plus(zone.txt(), text)));
            });
  }

  /** Consents in the tenant and gives a client of Graph for it. */
  public Graph graphOf(String domain) {
    consent(domain);
    return graph(domain);
  }

  /** A client of Graph for a tenant as it is. */
  public Graph graph(String domain) {
    Reply reply = requestToken(domain, credentials());
    return new Graph(reply.json().path("access_token").asText());
  }

  public Map<String, String> credentials() {
    return Map.of(
        "grant_type",
        "client_credentials",
        "client_id",
        AppRegistration.CLIENT_ID,
        "client_secret",
        sandbox.registration().secret(),
        "scope",
        "https://graph.microsoft.com/.default");
  }

  public Reply requestToken(String tenant, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(url("/login/" + tenant + "/oauth2/v2.0/token")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Reply get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url(path))).GET());
  }

  Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.timeout(TIME_OUT).build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Calls Graph with one tenant's token. */
  public final class Graph {

    public final String token;

    public Graph(String token) {
      this.token = token;
    }

    public Reply get(String path, String... headers) {
      return send(request(path, headers).GET());
    }

    public Reply post(String path, String body) {
      return send(
          request(path, "Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Reply delete(String path) {
      return send(request(path).DELETE());
    }

    public Reply filter(String path, String filter) {
      return get(path + "?$filter=" + encode(filter));
    }

    /** The text of the TXT record that proves a domain. */
    public String verificationText(String domain) {
      JsonNode records = get("/domains/" + domain + "/verificationDnsRecords").json().get("value");
      for (JsonNode record : records) {
        if (record.path("recordType").asText().equals("Txt")) {
          return record.path("text").asText();
        }
      }
      throw new IllegalStateException("No TXT record in " + records);
    }

    private HttpRequest.Builder request(String path, String... headers) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url("/graph/v1.0" + path.replace("$", "%24"))))
              .header("Authorization", "Bearer " + token);
      return headers.length == 0 ? request : request.headers(headers);
    }
  }

  RunningSandbox.Reply raw(HttpRequest.Builder request) {
    return send(request);
  }

  public static List<String> texts(JsonNode array, String property) {
    return java.util.stream.StreamSupport.stream(array.spliterator(), false)
        .map(node -> node.path(property).asText())
        .toList();
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
