package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.DnsWatches.Busy;
import io.github.workaccount.enrollment.application.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.DnsWatches.InLine;
import io.github.workaccount.enrollment.application.DnsWatches.Lane;
import io.github.workaccount.enrollment.model.EnrollmentId;
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
  private static final int SHARE = 4;
  private static final NameServer SERVER = server(1);
  private static final Duration SLOW = Duration.ofMillis(4900);

  private final AtomicLong now = new AtomicLong();
  private final Lanes lanes = new Lanes(PLACES, now::get);
  private int looks;

  @ParameterizedTest
  @EnumSource
  void aLaneMayUseWhatTheOthersAreNotSureOf(Lane lane) {
    assertThat(fill(lane)).hasSize(PLACES - 2 * SURE);
  }

  @ParameterizedTest
  @EnumSource
  void aLaneIsSureOfItsPlacesWhateverTheOthersDo(Lane lane) {
    List<Lane> others = new ArrayList<>(List.of(Lane.values()));
    others.remove(lane);
    others.forEach(this::fill);

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

  @Test
  void aPlaceThatIsGivenBackIsFree() {
    List<Lanes.Look> begun = fill(Lane.REPEATED);
    assertThat(lanes.room(Lane.REPEATED)).isZero();

    begun.get(0).end();

    assertThat(lanes.room(Lane.REPEATED)).isOne();
    assertThat(fill(Lane.REPEATED)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aRequesterLeavesAsManyPlacesAsOthersMayHave(Lane lane) {
    int count = fillFor("kim", lane);

    assertThat(count).isEqualTo(PLACES - 2 * SURE - SHARE);
    assertThat(lanes.busy(lane)).isEqualTo(new Busy(Set.of(), Set.of("kim")));
    assertThat(lanes.room(lane)).isEqualTo(SHARE);
    assertThat(fillFor("sam", lane)).isEqualTo(SHARE);
  }

  @Test
  void aSlowServerLeavesAsManyPlacesAsOthersMayHave() {
    int count = fillAt(SERVER);

    assertThat(count).isEqualTo(PLACES - 2 * SURE - SHARE);
    assertThat(lanes.busy(Lane.SLOW).servers()).containsExactly(SERVER.at());
    assertThat(fillAt(server(2))).isEqualTo(SHARE);
  }

  @Test
  void ofAServerThatNobodyKnowsOnlyItsShareIsRisked() {
    for (int i = 0; i < SHARE; i++) {
      assertThat(begin(Lane.ASKED, "user" + i).enter(List.of(SERVER))).containsExactly(SERVER);
    }

    Lanes.Look more = begin(Lane.ASKED, "user");

    assertThatThrownBy(() -> more.enter(List.of(SERVER)))
        .isInstanceOfSatisfying(
            ServerBusy.class, busy -> assertThat(busy.server()).isEqualTo(SERVER.at()));
  }

  @Test
  void aServerThatAnswersAtOnceHasNoShare() {
    begin(Lane.REPEATED, "kim").told(SERVER, false, Duration.ofMillis(30));

    List<Lanes.Look> all = fill(Lane.REPEATED);

    assertThat(all).allMatch(look -> look.enter(List.of(SERVER)).contains(SERVER));
  }

  @Test
  void alookAtASlowServerLeavesItsLaneToTheOthers() {
    List<Lanes.Look> asked = fill(Lane.ASKED);
    asked.get(0).told(SERVER, true, SLOW);
    assertThat(lanes.room(Lane.ASKED)).isZero();

    asked.get(1).enter(List.of(SERVER));

    assertThat(lanes.room(Lane.ASKED)).isOne();
  }

  @Test
  void aLookThatLastsLeavesItsLaneToTheOthers() {
    fill(Lane.REPEATED);
    now.addAndGet(Lanes.QUICK.toNanos());
    assertThat(lanes.room(Lane.REPEATED)).isZero();

    now.incrementAndGet();

    assertThat(fill(Lane.REPEATED)).hasSize(SURE);
    assertThat(fill(Lane.ASKED)).hasSize(SURE);
  }

  @Test
  void aLookEntersOnlyWhereItMayAndTellsWhatIsMissing() {
    for (int i = 0; i < SHARE; i++) {
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
    List<Lanes.Look> all =
        IntStream.range(0, SHARE).mapToObj(i -> begin(Lane.REPEATED, "user" + i)).toList();
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

  private static NameServer server(int number) {
    return new NameServer(
        "ns%d.contoso.com".formatted(number), new InetSocketAddress("192.0.2." + number, 53));
  }
}
