package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.dns.client.NameServer;
import io.github.workaccount.enrollment.dns.client.ServerBusy;
import io.github.workaccount.enrollment.dns.pace.Lanes;
import io.github.workaccount.enrollment.dns.pace.NextLooks;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.DnsFinding.Failure;
import io.github.workaccount.enrollment.model.dns.DnsLook;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * A thousand enrollments whose name servers answer too late for a look, beside some whose servers
 * answer at once. Time is a clock that goes on in steps; looks last on it, and no thread waits.
 */
class SlowServersTest {

  private static final int MANY = 1000;
  private static final Duration STEP = Duration.ofMillis(50);
  private static final int MOST_A_STEP = 12;
  private static final long TICK_MILLIS = 500;
  private static final Duration WHOLE_LOOK = Duration.ofSeconds(5);
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Duration GOAL = INTERVAL.plusSeconds(2);
  private static final NameServer SLOW = server("192.0.2.1");
  private static final NameServer GOOD = server("198.51.100.1");
  private static final NameServer REGISTRY = server("203.0.113.1");

  private final WatchFixture fixture = new WatchFixture();
  private final Lanes lanes = new Lanes(32, () -> since(WatchFixture.START).toNanos());
  private final NextLooks next = new NextLooks(fixture.watches, lanes);
  private final RecordCheck check = fixture.check(wanted -> found(wanted.host()));
  private final Map<String, NameServer> servers = new HashMap<>();
  private final Set<String> published = new HashSet<>();
  private final List<UnderWay> underWay = new ArrayList<>();
  private final Set<String> servedBySlow = new HashSet<>();
  private boolean isCutOff;
  private boolean someWerePutOff;

  @Test
  void aGoodDomainIsProvedInTimeBesideAThousandAtASlowServer() {
    open(MANY, number -> SLOW, number -> "user" + number);
    assertGoodOnesAreProvedInTime("kim");
  }

  @Test
  void aGoodDomainOfTheSameRequesterIsProvedInTime() {
    open(MANY, number -> SLOW, number -> "kim");
    assertGoodOnesAreProvedInTime("kim");
  }

  @Test
  void aGoodDomainIsProvedInTimeBesideAThousandAtAsManySlowServers() {
    open(MANY, SlowServersTest::ownServer, number -> "sam");
    assertGoodOnesAreProvedInTime("kim");
  }

  /** Each of them is a surprise, and none is known by a server. */
  @Test
  void aGoodDomainIsProvedInTimeBesideAThousandOfTenOthersAtAsManySlowServers() {
    open(MANY, SlowServersTest::ownServer, number -> "user" + number % 10);
    assertGoodOnesAreProvedInTime("kim");
  }

  /** The same, where all of them were quick until now. */
  @Test
  void aGoodDomainIsProvedInTimeWhenAThousandServersOfTenOthersFallSilentAtOnce() {
    open(MANY, number -> GOOD, number -> "user" + number % 10);
    EnrollmentId good = open("good.com", GOOD, "kim");
    goOn(INTERVAL.multipliedBy(2));
    for (int number = 0; number < MANY; number++) {
      servers.put("slow%d.com".formatted(number), ownServer(number));
    }
    goOn(Duration.ofSeconds(3));
    published.add("good.com");

    assertThat(untilProved(good)).isLessThan(GOAL);
  }

  /** Nothing is known of any: what there is of a backlog is that of one turn for each. */
  @Test
  void firstLooksOfAThousandPeopleAtAsManySlowServersAreOverAfterATurnForEach() {
    open(MANY, SlowServersTest::ownServer, number -> "user" + number);
    EnrollmentId good = open("good.com", GOOD, "kim");
    published.add("good.com");

    assertThat(untilProved(good)).isLessThan(Duration.ofSeconds(70));

    assertGoodOnesAreProvedInTime("kim");
  }

  @Test
  void aServerThatIgnoresSomebodysDomainsIsQuickForOthers() {
    open(MANY, number -> SLOW, number -> "eve");
    goOn(Duration.ofSeconds(30));
    EnrollmentId good = open("good.com", SLOW, "kim");
    servedBySlow.add("good.com");
    goOn(Duration.ofSeconds(2));

    assertThat(fixture.row(good).checks()).isEqualTo(1);
    assertThat(fixture.row(good).inLine().slowServer()).isNull();
  }

  @Test
  void ourOwnOutageIsNotTakenForSilenceOfTheDomains() {
    isCutOff = true;
    open(20, number -> SLOW, number -> "user" + number);

    goOn(Duration.ofMinutes(2));

    assertThat(fixture.watches.all())
        .allMatch(watch -> watch.checks() > 0 && watch.inLine().silences() == 0);
  }

  @Test
  void aSilentDomainIsAskedLessAndLessOften() {
    EnrollmentId silent = open("silent.com", SLOW, "kim");

    goOn(Duration.ofMinutes(2));

    assertThat(fixture.row(silent).inLine().silences()).isEqualTo(3);
  }

  @Test
  void lookNowDoesNotWaitForSomebodyElsesSlowServer() {
    open(MANY, number -> SLOW, number -> "user" + number);
    EnrollmentId good = open("good.com", GOOD, "kim");
    goOn(Duration.ofMinutes(2));
    published.add("good.com");
    fixture.watches.lookNow(good, fixture.clock.instant());

    assertThat(untilProved(good)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void lookNowAtASlowServerWaitsForWhatIsUnderWayOnly() {
    open(MANY, number -> SLOW, number -> "user" + number);
    goOn(Duration.ofMinutes(2));
    EnrollmentId asked = fixture.watches.all().get(MANY / 2).enrollment();
    int before = fixture.row(asked).checks();

    fixture.watches.lookNow(asked, fixture.clock.instant());
    goOn(WHOLE_LOOK.multipliedBy(2).plusSeconds(1));

    assertThat(fixture.row(asked).checks()).isEqualTo(before + 1);
  }

  @Test
  void thoseAtTheSlowServerAllHaveTheirTurn() {
    open(MANY, number -> SLOW, number -> "user" + number);

    goOn(Duration.ofMinutes(12));

    assertThat(fixture.watches.all()).allMatch(watch -> watch.checks() > 0);
    int looks = fixture.watches.all().stream().mapToInt(DnsWatch::checks).sum();
    assertThat(looks).as("eight places, five seconds each").isBetween(1050, 1152);
  }

  @Test
  void aServerThatAnswersAtOnceAgainIsAskedAsOftenAsOthers() {
    open(MANY, number -> SLOW, number -> "user" + number);
    goOn(Duration.ofSeconds(30));
    servers.replaceAll((domain, server) -> GOOD);

    goOn(Duration.ofMinutes(1));

    assertThat(fixture.watches.all())
        .allMatch(watch -> watch.inLine().slowServer() == null && watch.inLine().silences() == 0);
  }

  /** Their records are published at different moments, the first while all are new. */
  private void assertGoodOnesAreProvedInTime(String requester) {
    Map<EnrollmentId, Duration> took = new HashMap<>();
    for (int number = 0; number < 8; number++) {
      String domain = "good%d.com".formatted(number);
      EnrollmentId good = open(domain, GOOD, requester);
      goOn(Duration.ofMillis(9300 + 1100 * number));
      assertThat(fixture.row(good).checks()).as("first look").isPositive();
      published.add(domain);
      took.put(good, untilProved(good));
    }
    assertThat(took).allSatisfy((good, time) -> assertThat(time).isLessThan(GOAL));
  }

  private Duration untilProved(EnrollmentId id) {
    Instant from = fixture.clock.instant();
    while (!fixture.row(id).proved()) {
      goOn(STEP);
      assertThat(since(from)).isLessThan(Duration.ofMinutes(5));
    }
    fixture.watches.close(id);
    return since(from);
  }

  private void open(int count, IntFunction<NameServer> server, IntFunction<String> requester) {
    for (int number = 0; number < count; number++) {
      open("slow%d.com".formatted(number), server.apply(number), requester.apply(number));
    }
  }

  private EnrollmentId open(String domain, NameServer server, String requester) {
    servers.put(domain, server);
    return fixture.open(domain, requester);
  }

  private void goOn(Duration time) {
    Instant end = fixture.clock.instant().plus(time);
    while (fixture.clock.instant().isBefore(end)) {
      Instant now = fixture.clock.instant();
      List<UnderWay> over = underWay.stream().filter(look -> !look.ends().isAfter(now)).toList();
      over.forEach(this::end);
      // As the watch does: at a tick, and when a look has ended.
      if (now.toEpochMilli() % TICK_MILLIS == 0 || !over.isEmpty() || someWerePutOff) {
        claim(now);
      }
      fixture.forward(STEP);
    }
  }

  private void claim(Instant now) {
    someWerePutOff = false;
    next.claim(new Claim("node", now, Duration.ofSeconds(30), null, MOST_A_STEP))
        .forEach(this::begin);
  }

  /** As a look does: it asks for its place at the server, which then takes its time. */
  private void begin(NextLooks.Begun begun) {
    NameServer server = servers.get(begun.watch().record().host());
    try {
      begun.look().enter(List.of(server));
    } catch (ServerBusy e) {
      fixture.watches.putOff(begun.enrollment(), e.server());
      begun.look().end();
      someWerePutOff = true;
      return;
    }
    Duration takes = isQuick(begun) ? STEP : begun.look().atMost(WHOLE_LOOK);
    underWay.add(new UnderWay(begun, server, fixture.clock.instant().plus(takes)));
  }

  private void end(UnderWay look) {
    underWay.remove(look);
    if (!isCutOff) {
      look.begun().look().told(REGISTRY, false, STEP);
    }
    boolean silent = !isQuick(look.begun());
    look.begun().look().told(look.server(), silent, silent ? WHOLE_LOOK : STEP);
    check.check(look.begun().watch(), look.begun().look());
    look.begun().look().end();
  }

  private boolean isQuick(NextLooks.Begun begun) {
    return isQuick(begun.watch().record().host());
  }

  private boolean isQuick(String domain) {
    return servers.get(domain).equals(GOOD) || servedBySlow.contains(domain);
  }

  private DnsFinding found(String domain) {
    DnsLook look = DnsLook.at(domain, List.of());
    if (!isQuick(domain)) {
      return new DnsFinding.NoAnswer(look, Failure.TIME_OUT, "it did not answer in time");
    }
    return published.contains(domain)
        ? new DnsFinding.Proved(look, List.of())
        : new DnsFinding.NothingThere(look);
  }

  private Duration since(Instant time) {
    return Duration.between(time, fixture.clock.instant());
  }

  private static NameServer ownServer(int number) {
    return server("10.0.%d.%d".formatted(number / 250, number % 250));
  }

  private static NameServer server(String address) {
    return new NameServer("ns." + address, new InetSocketAddress(address, 53));
  }

  private record UnderWay(NextLooks.Begun begun, NameServer server, Instant ends) {}
}
