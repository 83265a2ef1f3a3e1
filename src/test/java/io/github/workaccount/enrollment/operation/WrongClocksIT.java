package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.contract.Forwarder;
import io.github.workaccount.enrollment.sandbox.SharedSandbox;
import io.github.workaccount.enrollment.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Processes of the product on machines whose clocks are wrong, or are set while they run: two on
 * one PostgreSQL, whose clock is right, and one on H2, which has the machine's.
 */
@Tag("processes")
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongClocksIT {

  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration SOON = Duration.ofSeconds(60);

  /** After the database's clock was set, nothing begins for 30 s and as long as a lock holds. */
  private static final Duration SETTLED = SOON.plusSeconds(38);

  private static final String GROUPS = "POST /graph/v1.0/groups";

  /** A job is gone when it is executed, so the database itself writes down who did. */
  private static final String NOTE_JOBS =
      """
      create table executed (node varchar(100));
      create function note_executed() returns trigger language plpgsql as
        $$ begin
             insert into executed values (current_setting('application_name'));
             return old;
           end $$;
      create trigger note_executed after delete on act_ru_job for each row
        when (old.lock_owner_ is not null) execute function note_executed();
      """;

  private final Cloud ofBoth = new Cloud();
  private final Cloud ofOne = new Cloud();
  private final String url = PostgresServer.newDatabase("clocks");
  private final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
  private final List<Node> nodes = new ArrayList<>();
  private Node right;
  private Node wrong;
  private Node alone;
  private MachineClock wrongClock;
  private MachineClock aloneClock;
  @TempDir static Path folder;

  @BeforeAll
  void start() throws IOException {
    MachineClock.require();
    wrongClock = new MachineClock(folder.resolve("wrong-clock"));
    aloneClock = new MachineClock(folder.resolve("alone-clock"));
    wrongClock.set("+180");
    right = node("right", ofBoth, onPostgres("right"), Map.of());
    wrong = node("wrong", ofBoth, onPostgres("wrong"), wrongClock.environment());
    alone =
        node(
            "alone",
            ofOne,
            List.of(
                "--enrollment.dns.check-interval=PT1S",
                "--enrollment.microsoft.timeout=PT2S",
                "--camunda.bpm.job-execution.lock-time-in-millis=8000"),
            aloneClock.environment());
    nodes.forEach(node -> await().atMost(START).until(node::isReady));
    jdbc.execute(NOTE_JOBS);
  }

  private List<String> onPostgres(String name) {
    return List.of(
        "--spring.profiles.active=postgres",
        "--spring.datasource.url=" + url + "&ApplicationName=" + name,
        "--spring.datasource.username=postgres",
        // So that it works although it is wrong, and what it works by is seen.
        "--enrollment.clock.work-within=PT1H",
        // Whoever looks for the record goes on with the steps: that is the node that is asked to.
        "--enrollment.dns.check-interval=PT10M");
  }

  @AfterAll
  void stop() {
    nodes.forEach(Node::close);
    ofBoth.close();
    ofOne.close();
  }

  @Test
  void nodesWhoseClocksDifferMakeNothingTwice() {
    PeopleAtNode people = new PeopleAtNode(right.port());
    List<KilledWrite> groups =
        List.of(ofBoth.write("do-create-group"), ofBoth.write("do-add-member"));
    groups.forEach(write -> write.workAt(people));
    groups.forEach(write -> ofBoth.sandbox.delayNext(GROUPS, 5_000));

    groups.forEach(KilledWrite::request);
    groups.forEach(write -> awaitUntil(write, "awaiting-dns-record"));
    groups.forEach(KilledWrite::prove);
    groups.forEach(write -> awaitUntil(write, write.end()));

    groups.forEach(write -> assertThat(write.left()).isEqualTo(write.toBeLeft()));
    assertThat(ofBoth.line.times("POST /v1.0/groups .*[(]do-.*")).isEqualTo(groups.size());
    assertThat(workers(people)).containsExactly("right", "wrong");
    assertThat(wrong.health("clock").at("/details/offsetSeconds").asDouble())
        .isBetween(179.0, 181.0);
    assertThat(status(wrong)).isEqualTo("DEGRADED");
    assertThat(status(right)).isEqualTo("UP");

    beginsNothingBeyondTheBoundAndGoesOnByItself(people);
  }

  private void beginsNothingBeyondTheBoundAndGoesOnByItself(PeopleAtNode people) {
    wrongClock.set("-1d");
    await().atMost(SOON).until(() -> jobs(wrong).contains("within 3600 s of the database's"));
    long before = executed("wrong");
    String id = new PeopleAtNode(wrong.port()).start("away.com", null);
    await().atMost(SOON).until(() -> people.state(id), "awaiting-approval"::equals);
    assertThat(executed("wrong")).isEqualTo(before);
    assertThat(wrong.isReady()).as("people go on there").isTrue();
    assertThat(status(right)).isEqualTo("UP");

    wrongClock.set("+0");
    await().atMost(SOON).until(() -> status(wrong), "UP"::equals);
    assertThat(workers(people)).containsExactly("right", "wrong");
  }

  @Test
  void oneNodeWhoseClockIsSetAfterALostAnswerMakesNothingTwiceAndLosesNoWork() {
    KilledWrite write = ofOne.write("undo-create-group");
    write.workAt(new PeopleAtNode(alone.port()));
    ofOne.sandbox.delayNext(GROUPS, 20_000);
    write.request();
    await().atMost(SOON).until(() -> write.hasReached("applying") && ofOne.sandbox.isDelaying());

    aloneClock.set("+1d");
    awaitStep(86_400);
    write.workAt(new PeopleAtNode(alone.port())); // Sessions are over.
    await().atMost(SETTLED).until(() -> write.hasReached("awaiting-association"));
    assertThat(ofOne.sandbox.groupSizes("undo-create-group.onmicrosoft.com")).containsExactly(1);

    KilledWrite waiting = ofOne.write("undo-add-domain");
    waiting.workAt(new PeopleAtNode(alone.port()));
    waiting.request();
    await().atMost(SOON).until(() -> waiting.hasReached("awaiting-dns-record"));
    aloneClock.set("+0");
    awaitStep(-86_400);
    await().atMost(SETTLED).until(() -> waiting.hasReached("awaiting-association"));
    assertThat(status(alone)).as("it is told for a while").isEqualTo("DEGRADED");
    assertThat(jobs(alone)).isEqualTo("This node does jobs");
    await().atMost(SOON).until(() -> ofOne.line.times("POST /v1.0/groups .*undo-create.*") > 0);
    assertThat(ofOne.line.times("POST /v1.0/groups .*undo-create.*")).isOne();
  }

  private void awaitStep(double seconds) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        alone.health("clock").at("/details/databaseClockSetBySeconds").asDouble())
                    .isBetween(seconds - 2, seconds + 2));
  }

  private void awaitUntil(KilledWrite write, String state) {
    await().atMost(SOON).until(() -> write.hasReached(state));
  }

  /** Which nodes work: there is more and more to do until both have done some. */
  private Set<String> workers(PeopleAtNode people) {
    List<Integer> count = new ArrayList<>();
    Map<String, Long> before = Map.of("right", executed("right"), "wrong", executed("wrong"));
    Set<String> worked = new TreeSet<>();
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              count.add(0);
              new PeopleAtNode((count.size() % 2 == 0 ? right : wrong).port())
                  .start("company" + System.nanoTime() + ".com", null);
              before.keySet().stream()
                  .filter(node -> executed(node) > before.get(node))
                  .forEach(worked::add);
              return worked.size() == 2;
            });
    return worked;
  }

  private long executed(String node) {
    return jdbc.queryForObject("select count(*) from executed where node = ?", Long.class, node);
  }

  private static String status(Node node) {
    return node.health("clock").path("status").asText();
  }

  private static String jobs(Node node) {
    JsonNode told = node.health("clock").at("/details/jobs");
    return told.asText();
  }

  private Node node(String name, Cloud cloud, List<String> options, Map<String, String> environment)
      throws IOException {
    List<String> all = new ArrayList<>(cloud.options());
    all.addAll(options);
    all.add("--enrollment.verification.first-pause=PT1S");
    Node node = new Node(name, Files.createDirectories(folder), all, environment);
    nodes.add(node);
    return node;
  }

  /** A cloud of some nodes' own, with the line to it. */
  private static final class Cloud implements AutoCloseable {

    private final SharedSandbox sandbox = new SharedSandbox();
    private final HeldWrites line = new HeldWrites();
    private final Forwarder forwarder = Forwarder.to(sandbox.url(), line);
    private final List<KilledWrite> writes = KilledWrite.all(sandbox);

    List<String> options() {
      return sandbox.optionsThrough(forwarder.url());
    }

    KilledWrite write(String name) {
      return writes.stream().filter(one -> one.toString().equals(name)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
      line.release();
      forwarder.close();
      sandbox.close();
    }
  }
}
