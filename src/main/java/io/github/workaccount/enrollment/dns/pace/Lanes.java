package io.github.workaccount.enrollment.dns.pace;

import io.github.workaccount.enrollment.application.proof.DnsWatches.Busy;
import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.proof.DnsWatches.InLine;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Lane;
import io.github.workaccount.enrollment.dns.client.NameServer;
import io.github.workaccount.enrollment.dns.client.ServerBusy;
import io.github.workaccount.enrollment.dns.client.Visits;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which looks may be under way at once on this node, so that nobody waits for somebody
 * else's slow server. It starts nothing and waits for nothing.
 *
 * <p>A look belongs to one lane from its begin to its end. Each lane is sure of a quarter of the
 * places and may use what the others are not sure of. In a lane, a requester, and a server that is
 * slow, has no more looks than places are free, so that the last place is for one who has none.
 * Outside of the slow lane a look has only a short turn at its domain's servers; what they do not
 * answer by then is for the slow lane.
 */
public final class Lanes {

  /** How long the turn of a look lasts; what takes longer keeps others waiting. */
  public static final Duration QUICK = Duration.ofSeconds(1);

  /** A query with less time than this is not worth being sent. */
  private static final Duration MARGIN = Duration.ofMillis(100);

  private final int places;
  private final int sure;
  private final int tries;
  private final LongSupplier time;
  private final Set<Look> underway = new LinkedHashSet<>();
  private final ServerPaces paces = new ServerPaces();

  /**
   * @param places how many looks may be under way at once
   * @param time the time in nanoseconds, as of {@link System#nanoTime()}
   */
  public Lanes(int places, LongSupplier time) {
    this.places = places;
    this.sure = places < Lane.values().length ? 0 : Math.max(1, places / 4);
    this.tries = Math.max(1, places / 8);
    this.time = time;
  }

  /**
   * How many looks of a lane may be claimed now: so many that all can begin, even if they are for
   * one requester. What {@link #busy} leaves out is not counted.
   */
  synchronized int room(Lane lane) {
    int free = free(lane);
    long most =
        Stream.of(requesters(lane), servers(lane))
            .flatMap(held -> held.values().stream())
            .filter(held -> held < free)
            .max(Comparator.naturalOrder())
            .orElse(0L);
    return (int) (free - most + 1) / 2;
  }

  /** Who has to wait until others of the lane had their turn. */
  synchronized Busy busy(Lane lane) {
    int free = free(lane);
    return new Busy(withAtLeast(free, servers(lane)), withAtLeast(free, requesters(lane)));
  }

  private Map<String, Long> requesters(Lane lane) {
    return counted(in(lane).map(look -> look.inLine.requester()));
  }

  /** Of a row in another lane, nobody knows beforehand which servers it has. */
  private Map<String, Long> servers(Lane lane) {
    return counted(
        lane == Lane.SLOW ? in(lane).flatMap(look -> look.servers.stream()) : Stream.empty());
  }

  private static Map<String, Long> counted(Stream<String> holders) {
    return holders.collect(Collectors.groupingBy(name -> name, Collectors.counting()));
  }

  private static Set<String> withAtLeast(int looks, Map<String, Long> held) {
    return held.entrySet().stream()
        .filter(holder -> holder.getValue() >= looks)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * Gives a look its place.
   *
   * @return empty where there is none for it now
   */
  public synchronized Optional<Look> begin(DnsWatch watch) {
    InLine inLine = watch.inLine();
    Busy busy = busy(inLine.lane());
    String server = inLine.slowServer();
    if (free(inLine.lane()) < 1
        || busy.requesters().contains(inLine.requester())
        || server != null && busy.servers().contains(server)) {
      return Optional.empty();
    }
    Look look = new Look(inLine);
    if (server != null) {
      look.servers.add(server);
    }
    underway.add(look);
    return Optional.of(look);
  }

  /** The places of a lane that are free, without those that the others are sure of. */
  private int free(Lane lane) {
    int owed = 0;
    for (Lane other : Lane.values()) {
      owed += other == lane ? 0 : Math.max(0, sure - (int) in(other).count());
    }
    return places - underway.size() - owed;
  }

  private Stream<Look> in(Lane lane) {
    return underway.stream().filter(look -> look.inLine.lane() == lane);
  }

  /** A look that is under way. */
  public final class Look implements Visits {

    private final InLine inLine;
    private final Set<String> servers = new HashSet<>();
    private final Set<String> quick = new HashSet<>();
    private final Set<String> slow = new LinkedHashSet<>();
    private String entered;
    private long since;

    private Look(InLine inLine) {
      this.inLine = inLine;
    }

    private boolean isFor(String requester) {
      return inLine.requester().equals(requester);
    }

    private boolean isSlow() {
      return inLine.lane() == Lane.SLOW;
    }

    @Override
    public List<NameServer> enter(List<NameServer> wanted) {
      synchronized (Lanes.this) {
        List<NameServer> found =
            wanted.stream()
                .filter(server -> servers.contains(server.at()) || mayEnter(server.at()))
                .toList();
        if (found.isEmpty()) {
          throw new ServerBusy(wanted.get(0).at());
        }
        if (entered == null) {
          since = time.getAsLong();
        }
        entered = found.get(0).at();
        found.forEach(server -> servers.add(server.at()));
        return found;
      }
    }

    /**
     * A server that was slow for others is tried outside of the slow lane as well, since it may be
     * slow for their zones only: by a few looks at once, each for somebody else.
     */
    private boolean mayEnter(String server) {
      if (!paces.isSlow(server)) {
        return true;
      }
      List<Look> there =
          underway.stream()
              .filter(look -> look.isSlow() == isSlow() && look.servers.contains(server))
              .toList();
      return isSlow()
          ? there.size() <= free(Lane.SLOW)
          : there.size() < tries
              && there.stream().noneMatch(look -> look.isFor(inLine.requester()));
    }

    @Override
    public void leave(List<NameServer> left) {
      synchronized (Lanes.this) {
        left.forEach(server -> servers.remove(server.at()));
      }
    }

    @Override
    public Duration atMost(Duration wanted) {
      synchronized (Lanes.this) {
        if (isSlow() || entered == null) {
          return wanted;
        }
        Duration left = QUICK.minus(waited());
        return left.compareTo(wanted) < 0 ? left : wanted;
      }
    }

    @Override
    public void told(NameServer server, boolean silent, Duration took) {
      synchronized (Lanes.this) {
        if (!silent && took.compareTo(QUICK) <= 0) {
          quick.add(server.at());
        } else if (servers.contains(server.at())) {
          slow.add(server.at());
        }
      }
    }

    @Override
    public boolean isCutShort() {
      synchronized (Lanes.this) {
        return !isSlow() && hasLasted();
      }
    }

    @Override
    public boolean isHeard() {
      synchronized (Lanes.this) {
        return !quick.isEmpty();
      }
    }

    @Override
    public Optional<String> slowServer() {
      synchronized (Lanes.this) {
        return slow.stream()
            .findFirst()
            .or(() -> Optional.ofNullable(hasLasted() ? entered : null));
      }
    }

    private boolean hasLasted() {
      return entered != null && waited().compareTo(QUICK.minus(MARGIN)) >= 0;
    }

    private Duration waited() {
      return Duration.ofNanos(time.getAsLong() - since);
    }

    /** Gives its place back. What one server did counts once, and its slowest answer most. */
    public void end() {
      synchronized (Lanes.this) {
        if (underway.remove(this)) {
          slow.forEach(paces::slow);
          quick.stream().filter(server -> !slow.contains(server)).forEach(paces::quick);
        }
      }
    }
  }
}
