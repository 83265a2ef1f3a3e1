package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.workaccount.enrollment.testing.Required;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the container's health check says of a product that is ready, not ready, or not there. */
class ContainerHealthIT {

  private static final Path SCRIPT = Path.of("src/build/docker/healthy").toAbsolutePath();

  @BeforeEach
  void needsBash() {
    Required.require(
        Files.isExecutable(Path.of("/bin/bash")), "There is no bash: the script is not run.");
  }

  @Test
  void isHealthyWhenTheProductIsReady() throws Exception {
    assertThat(whenReadinessAnswers(200)).isEqualTo(new Answer(0, "readiness answered 200"));
  }

  @Test
  void isNotHealthyWhenTheProductIsNotReady() throws Exception {
    assertThat(whenReadinessAnswers(503)).isEqualTo(new Answer(1, "readiness answered 503"));
  }

  @Test
  void saysSoWhenNothingIsAnswered() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process look = look(silent.getLocalPort());
      try (Socket asked = silent.accept();
          Scanner request = new Scanner(asked.getInputStream(), StandardCharsets.US_ASCII)) {
        // All of it is read, for what is left unread would make the end of the connection an error.
        request.useDelimiter("\r\n\r\n").next();
      }

      assertThat(answer(look)).isEqualTo(new Answer(1, "readiness does not answer"));
    }
  }

  @Test
  void isNotHealthyWhenNothingListens() throws Exception {
    int free;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = closed.getLocalPort();
    }

    assertThat(answer(look(free)).status()).isEqualTo(1);
  }

  private static Answer whenReadinessAnswers(int status) throws Exception {
    HttpServer product =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    product.createContext(
        "/actuator/health/readiness",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    product.start();
    try {
      return answer(look(product.getAddress().getPort()));
    } finally {
      product.stop(0);
    }
  }

  private static Process look(int port) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("/bin/bash", SCRIPT.toString());
    builder.environment().put("SERVER_PORT", String.valueOf(port));
    return builder.redirectErrorStream(true).start();
  }

  private record Answer(int status, String text) {}

  private static Answer answer(Process look) throws Exception {
    try {
      String text = new String(look.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(look.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return new Answer(look.exitValue(), text.strip());
    } finally {
      look.destroyForcibly();
    }
  }
}
