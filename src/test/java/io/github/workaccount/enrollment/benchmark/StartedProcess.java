package io.github.workaccount.enrollment.benchmark;

import io.github.workaccount.enrollment.testing.FreePorts;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An application as a process of its own, timed until Tasklist answers. */
final class StartedProcess implements AutoCloseable {

  private static final String TASKLIST = "/camunda/app/tasklist/default/";
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /**
   * What Java sees, and the collector that it chooses, in a container of 1 GB, as in the compose
   * file.
   */
  private static final List<String> CONTAINER = List.of("-XX:MaxRAM=1g", "-XX:+UseSerialGC");

  private final int port = FreePorts.one();
  private final Process process;
  private final Path log;
  private final Duration untilReady;

  /**
   * Starts it and waits until it is ready.
   *
   * @param main its main class
   * @param classPath its class path
   * @param machine options of its virtual machine
   * @param folder where it runs: what an earlier run left there is there
   * @param options its configuration
   */
  StartedProcess(
      Class<?> main,
      List<String> classPath,
      List<String> machine,
      Path folder,
      List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(machine);
    command.addAll(CONTAINER);
    command.addAll(List.of("-cp", String.join(":", classPath), main.getName()));
    command.add("--server.port=" + port);
    command.add("--server.address=127.0.0.1");
    command.addAll(options);
    log = folder.resolve("log");
    long begin = System.nanoTime();
    process =
        new ProcessBuilder(command)
            .directory(Files.createDirectories(folder).toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    while (!isReady()) {
      Duration since = Duration.ofNanos(System.nanoTime() - begin);
      if (!process.isAlive() || since.compareTo(LONGEST) > 0) {
        close();
        throw new IllegalStateException(main + " is not ready:\n" + Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    untilReady = Duration.ofNanos(System.nanoTime() - begin);
  }

  /** From its start until Tasklist answered. */
  Duration untilReady() {
    return untilReady;
  }

  int port() {
    return port;
  }

  /** Its resident memory now, in MB. */
  long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private boolean isReady() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + TASKLIST).toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(5000);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false; // It does not listen yet.
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
