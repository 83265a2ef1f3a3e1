package io.github.workaccount.enrollment.sandbox;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.workaccount.enrollment.sandbox.graph.GraphEndpoints;
import io.github.workaccount.enrollment.sandbox.http.Answer;
import io.github.workaccount.enrollment.sandbox.http.Fault;
import io.github.workaccount.enrollment.sandbox.http.Faults;
import io.github.workaccount.enrollment.sandbox.http.HttpCall;
import io.github.workaccount.enrollment.sandbox.http.Loopback;
import io.github.workaccount.enrollment.sandbox.login.LoginEndpoints;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP side of the stand-in on loopback: sign-in below {@code /login}, Graph below {@code
 * /graph/v1.0}. Requests are never logged: they carry tokens and secrets.
 */
final class CloudServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CloudServer.class);

  private static final int THREADS = 16;
  private static final int QUEUE = 512;
  private static final int BACKLOG = 64;
  private static final int CLOSE_SECONDS = 2;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final Faults faults;
  private final LoginEndpoints login;
  private final GraphEndpoints graph;

  /** Opened on closing, so that no request waits out its delay then. */
  private final CountDownLatch closing = new CountDownLatch(1);

  CloudServer(int port, Faults faults, LoginEndpoints login, GraphEndpoints graph)
      throws IOException {
    this.faults = faults;
    this.login = login;
    this.graph = graph;
    tuneJdkServer();
    InetAddress loopback = Loopback.address();
    server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
    threads = pool();
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    // Not interrupted: an interrupt during a write would close the state's file.
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The sandbox's HTTP server closes with requests still running.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(HttpExchange exchange) {
    try {
      HttpCall call = HttpCall.read(exchange);
      Optional<Fault> fault = faults.take(call);
      if (fault.isPresent()) {
        disturb(exchange, call, fault.get());
      } else {
        send(exchange, answer(call));
      }
    } catch (IOException e) {
      LOG.debug("A client of the sandbox went away: {}", e.toString());
    } catch (IllegalArgumentException e) {
      sendQuietly(exchange, FaultAnswers.badRequest(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("The sandbox failed to answer", e);
      sendQuietly(exchange, FaultAnswers.internalError());
    } finally {
      exchange.close();
    }
  }

  private void disturb(HttpExchange exchange, HttpCall call, Fault fault) throws IOException {
    Answer early = fault.after() ? answer(call) : null;
    pause(fault.delayMs());
    if (!fault.spoils()) {
      Answer regular = early != null ? early : answer(call);
      send(exchange, fault.body() == Fault.Body.BOM ? regular.behindByteOrderMark() : regular);
      return;
    }
    if (!fault.reset()) {
      send(exchange, FaultAnswers.of(fault, call));
    }
    // A reset sends nothing: leaving closes the exchange, and with it the connection.
  }

  private Answer answer(HttpCall call) {
    String first = call.segments().isEmpty() ? "" : call.segments().get(0);
    return switch (first) {
      case "login" -> login.handle(call);
      case "graph" -> graph.handle(call);
      default -> FaultAnswers.notServed();
    };
  }

  private void pause(long millis) {
    if (millis <= 0) {
      return;
    }
    try {
      if (closing.await(millis, TimeUnit.MILLISECONDS)) {
        LOG.debug("A delayed answer is sent early because the sandbox closes.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    if (answer.body().length == 0 || "HEAD".equals(exchange.getRequestMethod())) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(answer.body());
    }
  }

  private static void sendQuietly(HttpExchange exchange, Answer answer) {
    try {
      send(exchange, answer);
    } catch (IOException e) {
      LOG.debug("A client of the sandbox went away: {}", e.toString());
    }
  }

  /** These can only be set for the whole JVM and before the first server; a user's own win. */
  private static void tuneJdkServer() {
    // Without it each answer with a body waits for a delayed acknowledgement, about 40 ms.
    setIfAbsent("sun.net.httpserver.nodelay", "true");
    // Longer than clients keep idle connections, so that a server never closes one they reuse.
    setIfAbsent("sun.net.httpserver.idleInterval", "600");
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static ThreadPoolExecutor pool() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(QUEUE),
            new ThreadFactoryBuilder().setNameFormat("sandbox-http-%d").setDaemon(true).build());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
