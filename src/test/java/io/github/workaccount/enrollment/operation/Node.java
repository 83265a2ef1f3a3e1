package io.github.workaccount.enrollment.operation;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.WorkAccountEnrollment;
import io.github.workaccount.enrollment.testing.FreePorts;
import io.github.workaccount.enrollment.testing.RestApi;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A node of the product as a process of its own, from the classes under test. */
final class Node implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String name;
  private final int port = FreePorts.one();
  private final int managementPort = FreePorts.one();
  private final Path log;
  private final Process process;

  /**
   * @param name the node's name: what the engine's history and PostgreSQL know it by
   * @param folder where it runs and logs
   * @param options its configuration
   */
  Node(String name, Path folder, List<String> options) throws IOException {
    this(name, folder, options, Map.of());
  }

  /**
   * @param name the node's name
   * @param folder where it runs and logs
   * @param options its configuration
   * @param environment more variables of its environment
   */
  Node(String name, Path folder, List<String> options, Map<String, String> environment)
      throws IOException {
    this.name = name;
    this.log = folder.resolve(name + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(WorkAccountEnrollment.class.getName());
    command.add("--server.port=" + port);
    command.add("--management.server.port=" + managementPort);
    command.add("--camunda.bpm.generic-properties.properties.hostname=" + name);
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    this.process =
        builder
            .directory(Files.createDirectories(folder.resolve(name)).toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  /** A part of its health, with the details. */
  JsonNode health(String part) {
    return RestApi.nobody(managementPort).get("/actuator/health/" + part).json();
  }

  /** Whether it is ready for requests. */
  boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException(name + " has ended:\n" + log());
    }
    try {
      HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
      HttpRequest request =
          HttpRequest.newBuilder(
                  java.net.URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
              .timeout(PATIENCE)
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // It does not listen yet.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends it as a power failure would: SIGKILL. */
  void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(10, SECONDS)) {
        throw new IllegalStateException(name + " survived SIGKILL");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
