package io.github.workaccount.enrollment.dns.client;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

/**
 * Spreads the queries to one server, so that ten thousand domains at one provider do not look like
 * an attack. Servers of this machine are not spared.
 */
public final class RateLimit {

  private static final int MOST_KEPT = 10_000;

  private final long gapNanos;
  private final long burstNanos;
  private final Map<InetSocketAddress, Long> nextFree =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).<InetSocketAddress, Long>build().asMap();

  /**
   * @param perSecond the most queries that one server gets per second, once a quarter of a second's
   *     worth was sent at once
   */
  public RateLimit(int perSecond) {
    this.gapNanos = Duration.ofSeconds(1).toNanos() / perSecond;
    this.burstNanos = Math.max(gapNanos, Duration.ofMillis(250).toNanos());
  }

  /**
   * Takes the server's next place.
   *
   * @param server whom the query goes to
   * @param now the {@link System#nanoTime()}
   * @return how long to wait before it is sent
   */
  public Duration reserve(InetSocketAddress server, long now) {
    if (server.getAddress().isLoopbackAddress()) {
      return Duration.ZERO;
    }
    long place =
        nextFree.merge(server, now + gapNanos, (free, first) -> Math.max(free, now) + gapNanos);
    return Duration.ofNanos(Math.max(0, place - gapNanos - burstNanos - now));
  }
}
