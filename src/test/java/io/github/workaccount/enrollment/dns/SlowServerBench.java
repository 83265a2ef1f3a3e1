package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.benchmark.Product;
import io.github.workaccount.enrollment.dns.RealPrograms.RealZone;
import io.github.workaccount.enrollment.testing.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How soon a record is seen beside many enrollments whose name server answers too late: {@code mvn
 * -Pbench test -Dtest=SlowServerBench}. Knot serves the good domains and the registry, and Unbound
 * resolves, on the same machine; the slow server is the benchmark's own.
 */
class SlowServerBench {

  private static final int SLOW = Integer.getInteger("bench.slow", 1000);
  private static final Duration ANSWERS_AFTER = Duration.ofMillis(4900);
  private static final int GOOD = 20;
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final String ENROLLMENTS =
      """
      insert into enrollment (id, process_instance_id, requester, requested_at, request, domain,
        active_domain, state, route, version)
      select name || n || '.test-AAAAA', name || n, 'user' || n, now(),
        '{"workEmail":"kim@' || name || n || '.test","companyName":"Company","headquarters":"US",'
          || '"partnerCenterUsers":[],"partnerCenterAccount":"EXISTING"}',
        name || n || '.test', name || n || '.test', 'awaiting-dns-record', '{"reasons":[]}', 0
      from (select cast(? as varchar) as name) names, generate_series(0, ? - 1) as n
      """;

  private static final String WATCHES =
      """
      insert into dns_watch (enrollment_id, process_instance_id, record, is_open, proved, checks,
        opened_at, next_check_at, expires_at, requester)
      select id, process_instance_id,
        '{"host":"' || domain || '","type":"TXT","value":"MS=ms12345678","ttl":3600}',
        true, false, 0, now(), now(), now() + interval '30 days', requester
      from enrollment where domain like ? || '%'
      """;

  private Product product;

  /** Good domains' records are published one after another, the first while all are new. */
  @Test
  @Timeout(900)
  void goodDomainsBesideASlowServer(@TempDir Path directory) throws Exception {
    RealPrograms.require();
    int port = FreePorts.at("127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.10");
    FakeZones late = new FakeZones();
    try (RealPrograms programs = new RealPrograms(directory, port);
        FakeDns slow = new FakeDns("127.0.0.3", port, late, ANSWERS_AFTER)) {
      serve(programs, late);
      try (Product started =
          Product.start(
              "slowserver",
              List.of(),
              "--enrollment.dns.resolvers=127.0.0.1:" + port,
              "--enrollment.dns.check-interval=" + INTERVAL)) {
        product = started;
        product.jdbc().update(ENROLLMENTS, "slow", SLOW);
        product.jdbc().update(ENROLLMENTS, "good", GOOD);
        product.jdbc().update(WATCHES, "slow");
        product.jdbc().update(WATCHES, "good");
        List<Double> proved = new ArrayList<>();
        List<Double> asked = new ArrayList<>();
        for (int number = 0; number < GOOD; number++) {
          TimeUnit.MILLISECONDS.sleep(3_000 + 370L * number);
          boolean ask = number % 2 == 1;
          (ask ? asked : proved).add(publish(programs, "good" + number, ask));
        }
        System.out.printf("beside %d at a server that answers after 4.9 s:%n", SLOW);
        System.out.printf("proved after %s s%n", shown(proved));
        System.out.printf("proved after look now: %s s%n", shown(asked));
        System.out.printf("the slow server was asked %d times%n", slow.asked().size());
        product
            .jdbc()
            .queryForList(
                "select count(*) as open, sum(checks) as looks, max(now() - next_check_at) as lag"
                    + " from dns_watch where not proved")
            .forEach(System.out::println);
        assertThat(proved).allMatch(seconds -> seconds < INTERVAL.toSeconds() + 2);
        assertThat(asked).allMatch(seconds -> seconds < 2);
      }
    }
  }

  /** Publishes a record. How many seconds later it is proved. */
  private double publish(RealPrograms programs, String domain, boolean ask) throws Exception {
    programs.publish("127.0.0.2", domain + ".test.", "MS=ms12345678");
    long begin = System.nanoTime();
    if (ask) {
      product
          .jdbc()
          .update(
              "update dns_watch set next_check_at = now(), lane = 'asked', asked_at = now()"
                  + " where enrollment_id = ?",
              domain + ".test-AAAAA");
    }
    while (!isProved(domain)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private boolean isProved(String domain) {
    return product
        .jdbc()
        .queryForObject(
            "select proved from dns_watch where enrollment_id = ?",
            Boolean.class,
            domain + ".test-AAAAA");
  }

  private static String shown(List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    return "%.1f (median), %.1f (most), of %d"
        .formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1), sorted.size());
  }

  private static void serve(RealPrograms programs, FakeZones late) throws IOException {
    StringBuilder registry = new StringBuilder("@ NS ns.nic\nns.nic A 127.0.0.10\n");
    registry.append("provider NS ns1.provider\nns1.provider A 127.0.0.2\n");
    registry.append("late NS ns1.late\nns1.late A 127.0.0.3\n");
    RealZone[] zones = new RealZone[GOOD + 1];
    zones[0] = new RealZone("provider.test.", "@ NS ns1\nns1 A 127.0.0.2", false);
    for (int i = 0; i < GOOD; i++) {
      registry.append("good%d NS ns1.provider\n".formatted(i));
      zones[i + 1] = new RealZone("good%d.test.".formatted(i), "@ NS ns1.provider.test.", false);
    }
    late.with("late.test.", "@ NS ns1", "ns1 A 127.0.0.3");
    for (int i = 0; i < SLOW; i++) {
      registry.append("slow%d NS ns1.late\n".formatted(i));
      late.with("slow%d.test.".formatted(i), "@ NS ns1.late.test.");
    }
    programs.knot("127.0.0.10", new RealZone("test.", registry.toString(), false));
    programs.knot("127.0.0.2", zones);
    programs.unbound("127.0.0.1", "test. 127.0.0.10", "provider.test. 127.0.0.2");
  }
}
