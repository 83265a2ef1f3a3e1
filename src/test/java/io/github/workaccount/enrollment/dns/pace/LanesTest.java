package io.github.workaccount.enrollment.dns.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.proof.DnsWatches.Busy;
import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.proof.DnsWatches.InLine;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Lane;
import io.github.workaccount.enrollment.dns.client.NameServer;
import io.github.workaccount.enrollment.dns.client.ServerBusy;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {

  private static final int PLACES = 32;
  private static final int SURE = 8;
  private static final int MOST_IN_A_LANE = PLACES - 2 * SURE;
  private static final int TRIES = 4;
  private static final NameServer SERVER = server(1);
  private static final Duration SLOW = Duration.ofMillis(4900);

  private final AtomicLong now = new AtomicLong();
  private final Lanes lanes = new Lanes(PLACES, now::get);
  private int looks;

  @ParameterizedTest
  @EnumSource
  void aLaneMayUseWhatTheOthersAreNotSureOf(Lane lane) {
    assertThat(fill(lane)).hasSize(MOST_IN_A_LANE);
  }

  @ParameterizedTest
  @EnumSource
  void aLaneIsSureOfItsPlacesWhateverTheOthersDo(Lane lane) {
    List<Lane> others = new ArrayList<>(List.of(Lane.values()));
    others.remove(lane);
    others.forEach(this::fill);

    assertThat(fill(lane)).hasSize(SURE);
  }

  /** Whoever has looks at silent servers begins as many as there are places, for ten seconds. */
  @ParameterizedTest
  @EnumSource
  void aLaneIsSureOfItsPlacesHoweverLongTheLooksOfTheOthersLast(Lane lane) {
    List<Lane> others = new ArrayList<>(List.of(Lane.values()));
    others.remove(lane);
    for (int second = 0; second < 10; second++) {
      others.forEach(other -> fill(other).forEach(look -> look.enter(List.of(server(look)))));
      now.addAndGet(Duration.ofSeconds(1).toNanos());

      assertThat(lanes.room(lane)).as("after %d s", second).isPositive();
    }

    assertThat(fill(lane)).hasSize(SURE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 8, 16})
  void allPlacesAreUsedAndNoMore(int places) {
    Lanes few = new Lanes(places, now::get);
    int begun = 0;
    for (Lane lane : Lane.values()) {
      for (int i = 0; i < 2 * places; i++) {
        begun += few.begin(watch(lane, "user" + i, null)).isPresent() ? 1 : 0;
      }
    }

    assertThat(begun).isEqualTo(places);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 7, 8, 16})
  void eachLaneHasAPlaceWhereThereAreThree(int places) {
    Lanes few = new Lanes(places, now::get);
    for (int i = 0; i < 2 * places; i++) {
      few.begin(watch(Lane.ASKED, "user" + i, null));
      few.begin(watch(Lane.SLOW, "user" + i, null));
    }

    assertThat(few.room(Lane.REPEATED)).isPositive();
    assertThat(few.begin(watch(Lane.REPEATED, "kim", null))).isPresent();
  }

  @Test
  void aPlaceThatIsGivenBackIsFree() {
    List<Lanes.Look> begun = fill(Lane.REPEATED);
    assertThat(lanes.room(Lane.REPEATED)).isZero();

    begun.get(0).end();

    assertThat(lanes.room(Lane.REPEATED)).isOne();
    assertThat(fill(Lane.REPEATED)).hasSize(1);
  }

  @Test
  void aPlaceIsGivenBackOnce() {
    Lanes.Look look = begin(Lane.REPEATED, "kim");

    look.end();
    look.end();

    assertThat(fill(Lane.REPEATED)).hasSize(MOST_IN_A_LANE);
  }

  @ParameterizedTest
  @EnumSource
  void aRequesterHasNoMoreLooksThanPlacesAreFree(Lane lane) {
    int count = fillFor("kim", lane);

    assertThat(count).isEqualTo(MOST_IN_A_LANE / 2);
    assertThat(lanes.busy(lane)).isEqualTo(new Busy(Set.of(), Set.of("kim")));
    assertThat(fillFor("sam", lane)).isEqualTo(MOST_IN_A_LANE / 4);
  }

  @ParameterizedTest
  @EnumSource
  void theLastPlaceIsForARequesterWhoHasNone(Lane lane) {
    List<String> requesters = List.of("kim", "sam", "eve", "lee");
    requesters.forEach(requester -> fillFor(requester, lane));
    requesters.forEach(requester -> assertThat(fillFor(requester, lane)).isZero());

    assertThat(lanes.busy(lane).requesters()).containsExactlyInAnyOrderElementsOf(requesters);
    assertThat(fillFor("new", lane)).isOne();
  }

  /** So that no row is claimed only to be given back. */
  @ParameterizedTest
  @EnumSource
  void whatIsClaimedCanBeginEvenIfItIsAllForOneRequester(Lane lane) {
    for (int i = 0; lanes.room(lane) > 0; i++) {
      int room = lanes.room(lane);
      Busy busy = lanes.busy(lane);
      String requester = busy.requesters().contains("kim") ? "user" + i : "kim";
      for (int claimed = 0; claimed < room; claimed++) {
        assertThat(lanes.begin(watch(lane, requester, null))).isPresent();
      }
    }
    assertThat(fill(lane)).isEmpty();
  }

  @Test
  void aSlowServerHasNoMoreLooksThanPlacesAreFree() {
    int count = fillAt(SERVER);

    assertThat(count).isEqualTo(MOST_IN_A_LANE / 2);
    assertThat(lanes.busy(Lane.SLOW).servers()).containsExactly(SERVER.at());
    assertThat(fillAt(server(2))).isEqualTo(MOST_IN_A_LANE / 4);
  }

  @Test
  void aLookInTheSlowLaneMayNotWaitForMoreOfAServerThanItsShare() {
    makeSlow(SERVER);
    fillAt(SERVER);

    Lanes.Look more = lanes.begin(watch(Lane.SLOW, "kim", server(2).at())).orElseThrow();

    assertThatThrownBy(() -> more.enter(List.of(SERVER))).isInstanceOf(ServerBusy.class);
  }

  /** As after a restart, when a big provider's customers are all due. */
  @Test
  void aServerThatNobodyKnowsHasNoShare() {
    assertThat(fill(Lane.REPEATED)).allMatch(look -> look.enter(List.of(SERVER)).contains(SERVER));
  }

  @Test
  void aServerIsNotSlowAfterALostPacket() {
    for (int i = 1; i < ServerPaces.SEVERAL; i++) {
      lookInVain(SERVER);
    }

    assertThat(fill(Lane.REPEATED)).allMatch(look -> look.enter(List.of(SERVER)).contains(SERVER));
  }

  @Test
  void aServerIsNotSlowThatAnsweredALookBetween() {
    for (int i = 0; i < 2 * ServerPaces.SEVERAL; i++) {
      lookInVain(SERVER);
      Lanes.Look look = begin(Lane.REPEATED, "kim");
      look.told(SERVER, false, Duration.ofMillis(30));
      look.end();
    }

    assertThat(fill(Lane.REPEATED)).allMatch(look -> look.enter(List.of(SERVER)).contains(SERVER));
  }

  @Test
  void ofAServerThatIsSlowForOthersOnlyAFewLooksAreRisked() {
    makeSlow(SERVER);
    for (int i = 0; i < TRIES; i++) {
      assertThat(begin(Lane.ASKED, "user" + i).enter(List.of(SERVER))).containsExactly(SERVER);
    }

    Lanes.Look more = begin(Lane.ASKED, "kim");

    assertThatThrownBy(() -> more.enter(List.of(SERVER)))
        .isInstanceOfSatisfying(
            ServerBusy.class, busy -> assertThat(busy.server()).isEqualTo(SERVER.at()));
  }

  /**
   * Who names a provider's servers that do not serve the domain makes them silent for that only.
   */
  @Test
  void nobodyElseCanSpoilASharedProvidersServerForAFirstLook() {
    makeSlow(SERVER);
    fillFor("eve", Lane.SLOW);
    begin(Lane.ASKED, "eve").enter(List.of(SERVER));
    Lanes.Look another = begin(Lane.ASKED, "eve");
    assertThatThrownBy(() -> another.enter(List.of(SERVER))).isInstanceOf(ServerBusy.class);

    assertThat(begin(Lane.ASKED, "kim").enter(List.of(SERVER))).containsExactly(SERVER);
  }

  /** Its answer to another question, NS for instance, does not make up for silence. */
  @Test
  void aServerThatAnswersOneQuestionAtOnceAndAnotherNeverIsSlow() {
    for (int i = 0; i < ServerPaces.SEVERAL; i++) {
      Lanes.Look look = begin(Lane.REPEATED, "user" + i);
      look.enter(List.of(SERVER));
      look.told(SERVER, true, SLOW);
      look.told(SERVER, false, Duration.ofMillis(30));
      look.end();
    }
    Lanes.Look now = begin(Lane.REPEATED, "kim");
    now.enter(List.of(SERVER));
    now.told(SERVER, false, Duration.ofMillis(30));

    Lanes.Look more = begin(Lane.REPEATED, "kim");

    assertThatThrownBy(() -> more.enter(List.of(SERVER))).isInstanceOf(ServerBusy.class);
  }

  @Test
  void aServerThatAnswersAWholeLookAtOnceIsSlowNoMore() {
    makeSlow(SERVER);
    Lanes.Look look = begin(Lane.REPEATED, "kim");
    look.enter(List.of(SERVER));
    look.told(SERVER, false, Duration.ofMillis(30));
    look.end();

    assertThat(fill(Lane.REPEATED)).allMatch(each -> each.enter(List.of(SERVER)).contains(SERVER));
  }

  @ParameterizedTest
  @EnumSource(names = {"ASKED", "REPEATED"})
  void theTurnOfALookIsShortFromWhenItAsksADomainsServers(Lane lane) {
    Lanes.Look look = begin(lane, "kim");
    now.addAndGet(SLOW.toNanos());
    assertThat(look.atMost(SLOW)).as("the way to them does not count").isEqualTo(SLOW);

    look.enter(List.of(SERVER));
    now.addAndGet(Duration.ofMillis(300).toNanos());
    look.enter(List.of(server(2)));
    assertThat(look.atMost(SLOW)).isEqualTo(Lanes.QUICK.minusMillis(300));
    assertThat(look.isCutShort()).isFalse();

    now.addAndGet(Duration.ofMillis(700).toNanos());
    assertThat(look.atMost(SLOW)).isZero();
    assertThat(look.isCutShort()).isTrue();
    assertThat(look.slowServer()).contains(server(2).at());
  }

  @Test
  void aLookInTheSlowLaneHasAllItsTime() {
    Lanes.Look look = begin(Lane.SLOW, "kim");
    look.enter(List.of(SERVER));
    now.addAndGet(SLOW.toNanos());

    assertThat(look.atMost(SLOW)).isEqualTo(SLOW);
    assertThat(look.isCutShort()).isFalse();
    assertThat(look.slowServer()).contains(SERVER.at());
  }

  @Test
  void aLookEntersOnlyWhereItMayAndTellsWhatIsMissing() {
    makeSlow(SERVER);
    for (int i = 0; i < TRIES; i++) {
      begin(Lane.REPEATED, "user" + i).enter(List.of(SERVER));
    }

    List<NameServer> entered = begin(Lane.REPEATED, "kim").enter(List.of(SERVER, server(2)));

    assertThat(entered).containsExactly(server(2));
    assertThatThrownBy(() -> ServerBusy.unlessAll(List.of(SERVER, server(2)), entered))
        .isInstanceOf(ServerBusy.class)
        .hasMessageContaining(SERVER.at());
  }

  @Test
  void aServerThatWasLeftHasItsPlaceBack() {
    makeSlow(SERVER);
    List<Lanes.Look> all =
        IntStream.range(0, TRIES).mapToObj(i -> begin(Lane.REPEATED, "user" + i)).toList();
    all.forEach(look -> look.enter(List.of(SERVER)));

    all.get(0).leave(List.of(SERVER));

    assertThat(begin(Lane.REPEATED, "kim").enter(List.of(SERVER))).containsExactly(SERVER);
  }

  @Test
  void tellsWhichServerKeptALookWaiting() {
    Lanes.Look look = begin(Lane.REPEATED, "kim");
    look.enter(List.of(SERVER, server(2)));
    look.told(server(2), false, Duration.ofMillis(20));
    look.told(server(3), true, SLOW);
    assertThat(look.slowServer()).as("it waited for none of these").isEmpty();

    look.told(SERVER, false, Duration.ofMillis(1500));

    assertThat(look.slowServer()).contains(SERVER.at());
  }

  @Test
  void tellsWhetherAnyNameServerAnsweredAtOnce() {
    Lanes.Look look = begin(Lane.REPEATED, "kim");
    look.enter(List.of(SERVER));
    look.told(SERVER, true, SLOW);
    assertThat(look.isHeard()).isFalse();

    look.told(server(2), false, Duration.ofMillis(20));

    assertThat(look.isHeard()).isTrue();
  }

  private void makeSlow(NameServer server) {
    for (int i = 0; i < ServerPaces.SEVERAL; i++) {
      lookInVain(server);
    }
  }

  private void lookInVain(NameServer server) {
    Lanes.Look look = begin(Lane.REPEATED, "sam");
    look.enter(List.of(server));
    look.told(server, true, Lanes.QUICK);
    look.end();
  }

  /** Fills a lane for ever more people. */
  private List<Lanes.Look> fill(Lane lane) {
    List<Lanes.Look> all = new ArrayList<>();
    while (lanes.begin(watch(lane, "user" + looks, null)).map(all::add).orElse(false)) {
      assertThat(all).hasSizeLessThanOrEqualTo(PLACES);
    }
    return all;
  }

  private int fillFor(String requester, Lane lane) {
    int count = 0;
    while (lanes.begin(watch(lane, requester, null)).isPresent()) {
      count++;
    }
    return count;
  }

  private int fillAt(NameServer server) {
    int count = 0;
    while (lanes.begin(watch(Lane.SLOW, "user" + looks, server.at())).isPresent()) {
      count++;
    }
    return count;
  }

  private Lanes.Look begin(Lane lane, String requester) {
    return lanes.begin(watch(lane, requester, null)).orElseThrow();
  }

  private DnsWatch watch(Lane lane, String requester, String slowServer) {
    looks++;
    return new DnsWatch(
        new EnrollmentId("contoso%d.com-7K3Q9".formatted(looks)),
        "instance",
        null,
        true,
        false,
        null,
        0,
        Instant.EPOCH,
        null,
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        new InLine(lane, requester, false, slowServer, 0));
  }

  /** A silent one of its own. */
  private static NameServer server(Lanes.Look look) {
    return new NameServer(
        "ns.silent.com", new InetSocketAddress("10.0.0.1", System.identityHashCode(look) % 60000));
  }

  private static NameServer server(int number) {
    return new NameServer(
        "ns%d.contoso.com".formatted(number), new InetSocketAddress("192.0.2." + number, 53));
  }
}
