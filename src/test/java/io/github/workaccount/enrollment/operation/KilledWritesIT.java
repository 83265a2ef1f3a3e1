package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.workaccount.enrollment.contract.Forwarder;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.sandbox.SharedSandbox;
import io.github.workaccount.enrollment.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A process of the product is killed when the cloud has done a write and the product has not heard
 * of it: at that moment every kind of write is under way, each for an enrollment of its own. Then
 * the product is started again.
 */
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledWritesIT {

  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration SOON = Duration.ofSeconds(90);

  /** Calls and locks last until the slowest of the writes is under way, too. */
  private static final List<String> PATIENCE =
      List.of(
          "--enrollment.microsoft.timeout=PT28S",
          "--camunda.bpm.job-execution.lock-time-in-millis=30000");

  private final SharedSandbox sandbox = new SharedSandbox();
  private final HeldWrites line = new HeldWrites();
  private final Forwarder forwarder = Forwarder.to(sandbox.url(), line);
  private final List<KilledWrite> writes = KilledWrite.all(sandbox);
  private final String url = PostgresServer.newDatabase("killed");
  private final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
  private Node node;
  @TempDir static Path folder;

  @BeforeAll
  void killInTheMiddleOfEveryWrite() throws IOException {
    start("before");
    writes.forEach(KilledWrite::request);
    awaitAll(KilledWrite::before);
    writes.forEach(write -> line.hold(write.pattern()));
    writes.forEach(KilledWrite::write);
    await().atMost(SOON).until(line::holdsAll);

    node.kill();
    line.release();
    assertThat(count("intended")).as("begun").isEqualTo(ChangeKind.values().length);
    assertThat(count("undone")).as("taken back, as far as is known").isZero();

    // What was written long ago and is gone is gone: that needs no second look.
    jdbc.update(
        "update change set written_at = written_at - interval '1 hour' where status = 'applied'");
    start("after");
    awaitAll(KilledWrite::end);
  }

  @AfterAll
  void stop() {
    line.release();
    if (node != null) {
      node.close();
    }
    forwarder.close();
    sandbox.close();
  }

  List<KilledWrite> writes() {
    return writes;
  }

  @ParameterizedTest
  @MethodSource("writes")
  void isDoneOnceAndEndsInTheSamePlace(KilledWrite write) {
    assertThat(line.times(write.pattern())).as(line.all().toString()).isOne();
    assertThat(write.left()).isEqualTo(write.toBeLeft());
    assertThat(write.changes()).doesNotContain("already-there", "intended", "failed");
  }

  @Test
  void nothingElseIsDoneTwice() {
    assertThat(line.all()).doesNotHaveDuplicates();
  }

  private void awaitAll(Function<KilledWrite, String> state) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(writes)
                    .filteredOn(write -> !write.hasReached(state.apply(write)))
                    .isEmpty());
  }

  private void start(String name) throws IOException {
    List<String> options = new ArrayList<>(sandbox.optionsThrough(forwarder.url()));
    options.addAll(PATIENCE);
    options.add("--spring.profiles.active=postgres");
    options.add("--spring.datasource.url=" + url);
    options.add("--spring.datasource.username=postgres");
    options.add("--enrollment.dns.check-interval=PT1S");
    node = new Node(name, folder, options);
    await().atMost(START).until(node::isReady);
    PeopleAtNode people = new PeopleAtNode(node.port());
    writes.forEach(write -> write.workAt(people));
  }

  private int count(String status) {
    return jdbc.queryForObject(
        "select count(*) from change where status = ?", Integer.class, status);
  }
}
