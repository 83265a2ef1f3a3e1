package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.application.DnsWatches.Busy;
import io.github.workaccount.enrollment.application.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.DnsWatches.InLine;
import io.github.workaccount.enrollment.application.DnsWatches.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which looks may be under way at once on this node, so that nobody waits for somebody
 * else's slow server. It starts nothing and waits for nothing.
 *
 * <p>Each lane is sure of a quarter of the places and may use what the others are not sure of. A
 * requester, and a server that is slow, may have half a quarter, and more only while as many places
 * of the lane stay free. A look that lasts counts to the slow lane, wherever it began.
 */
final class Lanes {

  /** What takes longer keeps others waiting. */
  static final Duration QUICK = Duration.ofSeconds(1);

  private final int places;
  private final int sure;
  private final int share;
  private final LongSupplier time;
  private final Set<Look> underway = new LinkedHashSet<>();
  private final ServerPaces paces = new ServerPaces();

  /**
   * @param places how many looks may be under way at once
   * @param time the time in nanoseconds, as of {@link System#nanoTime()}
   */
  Lanes(int places, LongSupplier time) {
    this.places = places;
    this.sure = places / 4;
    this.share = sure / 2;
    this.time = time;
  }

  /** How many looks of a lane may be claimed now; what {@link #busy} leaves out is not counted. */
  synchronized int room(Lane lane) {
    int free = free(lane);
    return Math.max(0, free > share ? free - share : free);
  }

  /** Who has to wait until others of the lane had their turn. */
  synchronized Busy busy(Lane lane) {
    return free(lane) > share
        ? Busy.NOBODY
        : new Busy(
            withShare(underway.stream().flatMap(look -> look.servers.stream())),
            withShare(underway.stream().filter(in(lane)).map(look -> look.inLine.requester())));
  }

  private Set<String> withShare(Stream<String> holders) {
    return holders
        .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(held -> held.getValue() >= share)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * Gives a look its place.
   *
   * @return empty where there is none for it now
   */
  synchronized Optional<Look> begin(DnsWatch watch) {
    InLine inLine = watch.inLine();
    Look look = new Look(inLine, time.getAsLong());
    if (!admits(inLine.lane(), inLine.requester(), inLine.slowServer())) {
      return Optional.empty();
    }
    if (inLine.slowServer() != null) {
      look.servers.add(inLine.slowServer());
    }
    underway.add(look);
    return Optional.of(look);
  }

  /** Whether one more has a place. */
  private boolean admits(Lane lane, String requester, String server) {
    int free = free(lane);
    boolean withinShares =
        underway.stream()
                    .filter(in(lane).and(look -> look.inLine.requester().equals(requester)))
                    .count()
                < share
            && held(server) < share;
    return free > share || free > 0 && withinShares;
  }

  private long held(String server) {
    return underway.stream().filter(look -> look.servers.contains(server)).count();
  }

  /** The places of a lane that are free, without those that the others are sure of. */
  private int free(Lane lane) {
    int free = places - underway.size();
    int owed = 0;
    for (Lane other : Lane.values()) {
      owed += other == lane ? 0 : Math.max(0, sure - count(other));
    }
    return Math.max(Math.min(free, sure - count(lane)), free - owed);
  }

  private int count(Lane lane) {
    return (int) underway.stream().filter(in(lane)).count();
  }

  private Predicate<Look> in(Lane lane) {
    long now = time.getAsLong();
    return look -> look.lane(now) == lane;
  }

  /** A look that is under way. */
  final class Look implements Visits {

    private final InLine inLine;
    private final long begun;
    private final Set<String> servers = new HashSet<>();
    private final Set<String> slow = new LinkedHashSet<>();

    private Look(InLine inLine, long begun) {
      this.inLine = inLine;
      this.begun = begun;
    }

    private Lane lane(long now) {
      boolean lasts = now - begun > QUICK.toNanos();
      return lasts || servers.stream().anyMatch(paces::isSlow) ? Lane.SLOW : inLine.lane();
    }

    @Override
    public List<NameServer> enter(List<NameServer> wanted) {
      synchronized (Lanes.this) {
        List<NameServer> entered = new ArrayList<>();
        for (NameServer server : wanted) {
          if (servers.contains(server.at()) || mayEnter(server.at())) {
            servers.add(server.at());
            entered.add(server);
          }
        }
        if (entered.isEmpty()) {
          throw new ServerBusy(wanted.get(0).at());
        }
        return entered;
      }
    }

    /** Of a server that nobody knows yet, only its share is risked. */
    private boolean mayEnter(String server) {
      if (paces.isQuick(server)) {
        return true;
      }
      if (!paces.isSlow(server)) {
        return share == 0 || held(server) < share;
      }
      // It gives its place up for one in the slow lane.
      underway.remove(this);
      boolean admitted = admits(Lane.SLOW, inLine.requester(), server);
      underway.add(this);
      return admitted;
    }

    @Override
    public void leave(List<NameServer> left) {
      synchronized (Lanes.this) {
        left.forEach(server -> servers.remove(server.at()));
      }
    }

    @Override
    public void told(NameServer server, boolean silent, Duration took) {
      synchronized (Lanes.this) {
        boolean quick = !silent && took.compareTo(QUICK) <= 0;
        paces.keep(server.at(), quick);
        if (!quick && servers.contains(server.at())) {
          slow.add(server.at());
        }
      }
    }

    @Override
    public Optional<String> slowServer() {
      synchronized (Lanes.this) {
        return slow.stream().findFirst();
      }
    }

    /** Gives its place back. */
    void end() {
      synchronized (Lanes.this) {
        underway.remove(this);
      }
    }
  }
}
