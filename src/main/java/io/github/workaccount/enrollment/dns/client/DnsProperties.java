package io.github.workaccount.enrollment.dns.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * How the DNS is asked, {@code enrollment.dns.*}.
 *
 * @param resolvers the recursive resolvers, each {@code host[:port]} or {@code [v6]:port}; empty:
 *     those of the system
 * @param authoritative whether to ask a zone's own servers, so that no cache delays a proof
 * @param timeout the most that one look-up may take, all its queries together
 * @param checkInterval how often a record is looked for in the first ten minutes
 * @param phases what follows the first ten minutes; the last one lasts until the expiry
 * @param expireAfter how long a record is waited for
 * @param parallelism how many look-ups run at once on this node, of which each lane is sure of a
 *     quarter, and of one place where there are three
 * @param queriesPerSecond the most queries that one server gets per second from this node
 * @param allowPrivateServers whether a domain's name servers may stand at loopback or private
 *     addresses; outside the sandbox that would let a domain's owner probe the inside network
 * @param trustAnchors a file with DS or DNSKEY records to validate from; absent: the root's
 */
@ConfigurationProperties("enrollment.dns")
public record DnsProperties(
    List<String> resolvers,
    @DefaultValue("true") boolean authoritative,
    @DefaultValue("PT5S") Duration timeout,
    @DefaultValue("PT10S") Duration checkInterval,
    List<Phase> phases,
    @DefaultValue("P30D") Duration expireAfter,
    @DefaultValue("32") int parallelism,
    @DefaultValue("200") int queriesPerSecond,
    @DefaultValue("false") boolean allowPrivateServers,
    String trustAnchors) {

  private static final Duration FIRST_PHASE = Duration.ofMinutes(10);
  private static final List<Phase> LATER =
      List.of(
          new Phase(Duration.ofHours(1), Duration.ofMinutes(1)),
          new Phase(Duration.ofDays(1), Duration.ofMinutes(5)),
          new Phase(null, Duration.ofHours(1)));

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the property that cannot be used
   */
  public DnsProperties {
    resolvers = resolvers == null ? List.of() : List.copyOf(resolvers);
    phases = phases == null || phases.isEmpty() ? LATER : List.copyOf(phases);
    requirePositive("timeout", timeout);
    requirePositive("check-interval", checkInterval);
    requirePositive("expire-after", expireAfter);
    if (parallelism < 1 || queriesPerSecond < 1) {
      throw new IllegalArgumentException(
          "enrollment.dns.parallelism and enrollment.dns.queries-per-second must be at least 1.");
    }
  }

  /** The defaults, with these resolvers. */
  public static DnsProperties withResolvers(List<String> resolvers) {
    return new DnsProperties(
        resolvers,
        true,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        null,
        Duration.ofDays(30),
        32,
        200,
        false,
        null);
  }

  /** All phases, the first one included. */
  public List<Phase> schedule() {
    List<Phase> all = new ArrayList<>();
    all.add(new Phase(FIRST_PHASE, checkInterval));
    all.addAll(phases);
    return all;
  }

  private static void requirePositive(String name, Duration value) {
    if (value == null || value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("enrollment.dns.%s must be positive.".formatted(name));
    }
  }

  /**
   * A part of the schedule.
   *
   * @param lasts how long it lasts, property {@code for}; absent: until the expiry
   * @param every how long from one look to the next
   */
  public record Phase(@Name("for") Duration lasts, Duration every) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when one cannot be used
     */
    public Phase {
      requirePositive("phases[].every", every);
      if (lasts != null) {
        requirePositive("phases[].for", lasts);
      }
    }
  }
}
