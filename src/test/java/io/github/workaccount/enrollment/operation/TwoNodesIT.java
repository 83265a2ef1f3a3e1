package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.sandbox.SharedSandbox;
import io.github.workaccount.enrollment.testing.PostgresServer;
import io.github.workaccount.enrollment.testing.RestApi;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two processes of the product on one PostgreSQL: they share the work, and when one is killed in
 * the middle of a write the other finishes, with each write done once.
 */
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT {

  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String API = "/api/enrollments";

  /**
   * Claims are gone when a look is over, and jobs when they are executed, so the database itself
   * writes down who had one.
   */
  private static final String NOTE_CLAIMS =
      """
      create table claims (node varchar(100));
      create function note_claim() returns trigger language plpgsql as
        $$ begin insert into claims values (new.claimed_by); return new; end $$;
      create trigger note_claims after update on dns_watch for each row
        when (new.claimed_by is not null) execute function note_claim();
      create table executed (node varchar(255));
      create function note_executed() returns trigger language plpgsql as
        $$ begin insert into executed values (old.lock_owner_); return old; end $$;
      create trigger note_executed after delete on act_ru_job for each row
        when (old.lock_owner_ is not null) execute function note_executed();
      """;

  private final List<Node> nodes = new ArrayList<>();
  private final SharedSandbox sandbox = new SharedSandbox();
  private JdbcTemplate jdbc;
  @TempDir static Path folder;

  @BeforeAll
  void start() throws IOException {
    String url = PostgresServer.newDatabase("nodes");
    jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
    for (String name : List.of("node-a", "node-b")) {
      List<String> options = new ArrayList<>(sandbox.options());
      options.add("--spring.profiles.active=postgres");
      options.add("--spring.datasource.url=" + url + "&ApplicationName=" + name);
      options.add("--spring.datasource.username=postgres");
      options.add("--enrollment.dns.check-interval=PT1S");
      options.add("--enrollment.verification.first-pause=PT1S");
      // What the killed node has locked is free that much later.
      options.add("--camunda.bpm.job-execution.lock-time-in-millis=20000");
      nodes.add(new Node(name, folder, options));
    }
    // Both start at once, so that one of them waits for the other's tables.
    nodes.forEach(node -> await().atMost(START).until(node::isReady));
    jdbc.execute(NOTE_CLAIMS);
  }

  @AfterAll
  void stop() {
    nodes.forEach(Node::close);
    sandbox.close();
  }

  @Test
  void oneFinishesWhatTheOtherWasKilledIn() {
    bothTakeJobs();
    String id = people().start("northwindtraders.com", "northwind.onmicrosoft.com");
    approveUntilTheDnsRecord(id);
    bothTakeWatchRows();
    sandbox.refuseNext("POST /graph/v1.0/domains/northwindtraders.com/verify", 400);
    sandbox.delayNext("POST /graph/v1.0/groups", 8_000);
    sandbox.publish("northwindtraders.com", show(id).at("/domainProof/value").asText());

    await().atMost(SOON).until(sandbox::isDelaying);
    assertThat(jdbc.queryForObject("select checks from domain_proof", Integer.class))
        .as("Microsoft did not see the record at once, and a watch asked again")
        .isOne();
    Node killed = applying();
    killed.kill();
    nodes.remove(killed);
    killed.close();

    await().atMost(Duration.ofMinutes(2)).until(() -> state(id), "awaiting-association"::equals);
    assertThat(sandbox.groupSizes("northwind.onmicrosoft.com")).containsExactly(1);
    assertThat(sandbox.domains("northwindtraders.com")).isOne();
    assertThat(show(id).at("/plan/changes").findValuesAsText("status"))
        .hasSize(4)
        .containsOnly("applied");
    assertThat(nodes.get(0).log()).doesNotContain(" ERROR ");
  }

  /**
   * Asks for enrollments at the nodes by turns until both have executed some step: the one that is
   * asked begins at once, the other would come too late for a single job.
   */
  private void bothTakeJobs() {
    List<Integer> count = new ArrayList<>();
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              count.add(0);
              Node asked = nodes.get(count.size() % nodes.size());
              new PeopleAtNode(asked.port()).start("company" + count.size() + ".com", null);
              return jdbc.queryForObject(
                  "select count(distinct node) from executed", Integer.class);
            },
            executed -> executed == 2);
  }

  private void bothTakeWatchRows() {
    await()
        .atMost(SOON)
        .until(
            () ->
                jdbc.queryForObject("select count(distinct node) from claims", Integer.class) == 2);
  }

  private void approveUntilTheDnsRecord(String id) {
    await().atMost(SOON).until(() -> state(id), "awaiting-approval"::equals);
    people().approve(id);
    await().atMost(SOON).until(() -> state(id), "awaiting-consent"::equals);
    String link = people().consentLink(id);
    String state = link.replaceFirst(".*[?&]state=([^&]*).*", "$1");
    String tenant = sandbox.consent(link);
    assertThat(
            RestApi.nobody(port())
                .get("/consent/callback?admin_consent=True&tenant=" + tenant + "&state=" + state)
                .status())
        .isEqualTo(200);
    await().atMost(SOON).until(() -> state(id), "awaiting-plan-approval"::equals);
    people().approvePlan(id);
    await().atMost(SOON).until(() -> state(id), "awaiting-dns-record"::equals);
  }

  /** The node whose job has its transaction open while it waits for Microsoft. */
  private Node applying() {
    String name =
        await()
            .atMost(Duration.ofSeconds(6))
            .until(
                () ->
                    jdbc
                        .queryForList(
                            """
                            select distinct application_name from pg_stat_activity
                            where state = 'idle in transaction'
                              and xact_start < now() - interval '1 second'
                            """,
                            String.class)
                        .stream()
                        .findFirst()
                        .orElse(null),
                Objects::nonNull);
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
  }

  private String state(String id) {
    return people().state(id);
  }

  private JsonNode show(String id) {
    return people().show(id);
  }

  private PeopleAtNode people() {
    return new PeopleAtNode(port());
  }

  private int port() {
    return nodes.get(0).port();
  }
}
