package io.github.workaccount.enrollment.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Stands between the product and the sandbox on loopback, and shows somebody what passes. */
public final class Forwarder implements AutoCloseable {

  private static final Duration WAIT = Duration.ofMinutes(1);
  private static final Set<String> PER_CONNECTION =
      Set.of(
          "connection", "content-length", "transfer-encoding", "date", "upgrade", "http2-settings");
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private final String target;
  private final Observer observer;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .retryOnConnectionFailure(false)
          .followRedirects(false)
          .readTimeout(WAIT)
          .build();

  /** Sees what passes, and may hold it up: what is wrong is not passed on, but answered by 501. */
  public interface Observer {

    /** A request, which has no answer yet; gives what is wrong with it. */
    List<String> asked(Exchange request);

    /** A request with its answer; gives what is wrong with that. */
    List<String> answered(Exchange exchange);
  }

  private Forwarder(String target, Observer observer) throws IOException {
    this.target = target;
    this.observer = observer;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /**
   * Starts one on a free port.
   *
   * @param target the sandbox's address, such as {@code http://localhost:4711}
   * @param observer whom to show what passes
   */
  public static Forwarder to(String target, Observer observer) {
    try {
      return new Forwarder(target, observer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its own address, without a slash at the end. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  /**
   * A connection that the sandbox breaks is broken here, too: leaving without an answer does it.
   */
  private void serve(HttpExchange http) throws IOException {
    try (http) {
      byte[] body = http.getRequestBody().readAllBytes();
      List<String> wrong = observer.asked(exchange(http, body, 0, Map.of(), new byte[0]));
      if (!wrong.isEmpty()) {
        refuse(http, wrong);
        return;
      }
      try (Response response = client.newCall(request(http, body)).execute()) {
        byte[] answer = response.body().bytes();
        Map<String, List<String>> headers = response.headers().toMultimap();
        wrong = observer.answered(exchange(http, body, response.code(), headers, answer));
        if (wrong.isEmpty()) {
          send(http, response.code(), headers, answer);
        } else {
          refuse(http, wrong);
        }
      }
    }
  }

  /**
   * The sandbox is told the address that the product knows, as its links to next pages repeat it.
   */
  private Request request(HttpExchange http, byte[] body) {
    Request.Builder request = new Request.Builder().url(target + http.getRequestURI());
    http.getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!PER_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.addHeader(name, value));
              }
            });
    String method = http.getRequestMethod();
    return request
        .method(method, WITH_BODY.contains(method) ? RequestBody.create(body) : null)
        .build();
  }

  /** The contract has Microsoft's paths; the sandbox serves two hosts below one. */
  private static Exchange exchange(
      HttpExchange http,
      byte[] body,
      int status,
      Map<String, List<String>> headers,
      byte[] answer) {
    return new Exchange(
        http.getRequestMethod(),
        http.getRequestURI().getRawPath().replaceFirst("^/(login|graph)/", "/"),
        http.getRequestURI().getRawQuery(),
        Map.copyOf(http.getRequestHeaders()),
        body,
        status,
        headers,
        answer);
  }

  private static void refuse(HttpExchange http, List<String> wrong) throws IOException {
    send(
        http,
        501,
        Map.of("Content-Type", List.of("text/plain; charset=utf-8")),
        String.join("\n", wrong).getBytes(StandardCharsets.UTF_8));
  }

  private static void send(
      HttpExchange http, int status, Map<String, List<String>> headers, byte[] body)
      throws IOException {
    Map<String, List<String>> passed = new HashMap<>(headers);
    passed.keySet().removeIf(name -> PER_CONNECTION.contains(name.toLowerCase(Locale.ROOT)));
    http.getResponseHeaders().putAll(passed);
    http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      http.getResponseBody().write(body);
    }
  }
}
