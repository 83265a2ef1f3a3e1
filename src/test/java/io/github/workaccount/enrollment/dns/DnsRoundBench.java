package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.benchmark.Product;
import io.github.workaccount.enrollment.benchmark.WebAnswers;
import io.github.workaccount.enrollment.dns.RealPrograms.RealZone;
import io.github.workaccount.enrollment.dns.client.DnsProperties;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.testing.EvenTime;
import io.github.workaccount.enrollment.testing.FreePorts;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * What the watch for DNS records costs: {@code mvn -Pbench test -Dtest=DnsRoundBench}. Knot serves
 * the domains and Unbound resolves, on the same machine.
 */
class DnsRoundBench {

  private static final int DOMAINS = Integer.getInteger("bench.domains", 10_000);
  private static final Duration IDLE = Duration.ofSeconds(10);

  private static final String ENROLLMENTS =
      """
      insert into enrollment (id, process_instance_id, requester, requested_at, request, domain,
        active_domain, state, route, version)
      select 'd' || n || '.test-AAAAA', 'instance-' || n, 'kim', now(),
        '{"workEmail":"kim@d' || n || '.test","companyName":"Company","headquarters":"US",'
          || '"partnerCenterUsers":[],"partnerCenterAccount":"EXISTING"}',
        'd' || n || '.test', 'd' || n || '.test', 'awaiting-dns-record', '{"reasons":[]}', 0
      from generate_series(0, ? - 1) as n
      """;

  private static final String WATCHES =
      """
      insert into dns_watch (enrollment_id, process_instance_id, record, is_open, proved, checks,
        opened_at, next_check_at, expires_at)
      select id, process_instance_id,
        '{"host":"' || domain || '","type":"TXT","value":"MS=ms12345678","ttl":3600}',
        true, false, 0, now(), now(), now() + interval '30 days'
      from enrollment
      """;

  /** One full round over all waiting domains, while people use the same product. */
  @Test
  @Timeout(230)
  void oneRound(@TempDir Path directory) throws Exception {
    RealPrograms.require();
    int port = FreePorts.at("127.0.0.1", "127.0.0.2", "127.0.0.10");
    try (RealPrograms programs = new RealPrograms(directory, port)) {
      serve(programs);
      try (Product product =
          Product.start("dnsround", List.of(), "--enrollment.dns.resolvers=127.0.0.1:" + port)) {
        product.jdbc().update(ENROLLMENTS, DOMAINS);
        WebAnswers people = new WebAnswers(product.port(), "dnsround");
        people.during(after(IDLE)); // warms up
        WebAnswers.Times idle = people.during(after(IDLE));
        product.jdbc().update(WATCHES);
        long begin = System.nanoTime();
        WebAnswers.Times busy = people.during(() -> checked(product) == DOMAINS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("%d domains in %.1f s%n", DOMAINS, seconds);
        System.out.printf("idle: %s%n", idle);
        System.out.printf("during the round: %s; %.2f times%n", busy, busy.ratioTo(idle));
        System.out.printf(
            "heap: at most %d MB used, of %d MB%n",
            peakHeap() >> 20, Runtime.getRuntime().maxMemory() >> 20);
        assertThat(seconds).isLessThan(60);
      }
    }
  }

  private static BooleanSupplier after(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    return () -> System.nanoTime() - end > 0;
  }

  private static int checked(Product product) {
    return product
        .jdbc()
        .queryForObject("select count(*) from dns_watch where checks > 0", Integer.class);
  }

  /** How long a record takes from its publication to its proof, and would have at the resolver. */
  @Test
  @Timeout(120)
  void fromPublicationToProof(@TempDir Path directory) throws Exception {
    RealPrograms.require();
    int port = FreePorts.at("127.0.0.1", "127.0.0.2", "127.0.0.10");
    try (RealPrograms programs = new RealPrograms(directory, port)) {
      String servers = "contoso NS ns1.contoso\nns1.contoso A 127.0.0.2\n@ NS ns\nns A 127.0.0.10";
      programs.knot("127.0.0.10", new RealZone("test.", servers, false));
      programs.knot("127.0.0.2", new RealZone("contoso.test.", "@ NS ns1\nns1 A 127.0.0.2", false));
      programs.unbound("127.0.0.1", "test. 127.0.0.10", "contoso.test. 127.0.0.2");
      programs.ask("127.0.0.1", "contoso.test.", Type.TXT);
      WatchFixture fixture = new WatchFixture(Clock.systemUTC());
      EnrollmentId id = fixture.open("contoso.test");
      DnsProperties properties = DnsSettings.resolver("127.0.0.1:" + port);
      DnsLookUp lookUp =
          new DnsLookUp(properties, Cloud.GLOBAL, Clock.systemUTC(), TestAddresses.TEXT);
      DnsWatcher watcher =
          new DnsWatcher(
              fixture.watches,
              fixture.check(lookUp),
              properties,
              fixture.clock,
              EvenTime.SINCE_EVER);
      watcher.start();
      await().until(() -> fixture.row(id).checks() == 1);

      programs.publish("127.0.0.2", "contoso.test.", "MS=ms12345678");
      long begin = System.nanoTime();
      await().atMost(Duration.ofSeconds(60)).until(() -> !fixture.told.isEmpty());
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      watcher.stop();
      lookUp.destroy();

      Message cached = programs.ask("127.0.0.1", "contoso.test.", Type.TXT);
      System.out.printf(
          "proved after %.1f s (check interval %d s); the resolver: after another %d s%n",
          took.toMillis() / 1000.0,
          properties.checkInterval().toSeconds(),
          cached.getSection(Section.AUTHORITY).get(0).getTTL());
      assertThat(took).isLessThan(properties.checkInterval().plusSeconds(2));
    }
  }

  private static void serve(RealPrograms programs) throws Exception {
    StringBuilder registry = new StringBuilder("@ NS ns.nic\nns.nic A 127.0.0.10\n");
    RealZone[] zones = new RealZone[DOMAINS + 1];
    zones[0] = new RealZone("provider.test.", "@ NS ns1\nns1 A 127.0.0.2", false);
    registry.append("provider NS ns1.provider\nns1.provider A 127.0.0.2\n");
    for (int i = 0; i < DOMAINS; i++) {
      registry.append("d%d NS ns1.provider\n".formatted(i));
      zones[i + 1] = new RealZone("d%d.test.".formatted(i), "@ NS ns1.provider.test.", false);
    }
    programs.knot("127.0.0.10", new RealZone("test.", registry.toString(), false));
    programs.knot("127.0.0.2", zones);
    programs.unbound("127.0.0.1", "test. 127.0.0.10", "provider.test. 127.0.0.2");
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong((MemoryPoolMXBean pool) -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
