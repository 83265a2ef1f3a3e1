package io.github.workaccount.enrollment.dns.client;

import io.github.workaccount.enrollment.model.input.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * How the DNS is asked, {@code enrollment.dns.*}.
 *
 * @param resolvers the recursive resolvers, each host[:port] or [v6]:port; none: those of the
 *     system, and in the sandbox its own
 * @param authoritative whether a zone's own servers are asked, so that no cache delays a proof
 * @param timeout the most that one look-up may take, all its queries together
 * @param checkInterval how often a record is looked for in the first ten minutes; PT2S with the
 *     sandbox's own DNS
 * @param phases what follows the first ten minutes, each with every and for; the last one lasts
 *     until the expiry. Not set: every minute for an hour, every 5 minutes for a day, then hourly
 * @param parallelism how many look-ups run at once on this node, of which each lane is sure of a
 *     quarter, and of one place where there are three
 * @param queriesPerSecond the most queries that one server gets per second from this node
 * @param allowPrivateServers whether a domain's name servers may stand at loopback or private
 *     addresses; outside the sandbox that would let a domain's owner probe the inside network
 * @param trustAnchors a file with DS or DNSKEY records to validate from; not set: the root's
 */
@ConfigurationProperties("enrollment.dns")
public record DnsProperties(
    List<String> resolvers,
    @DefaultValue("true") boolean authoritative,
    @DefaultValue("PT5S") Duration timeout,
    @DefaultValue("PT10S") Duration checkInterval,
    List<Phase> phases,
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
    Setting.positive("enrollment.dns.timeout", timeout);
    Setting.positive("enrollment.dns.check-interval", checkInterval);
    if (parallelism < 1 || queriesPerSecond < 1) {
      throw new IllegalArgumentException(
          "enrollment.dns.parallelism and enrollment.dns.queries-per-second must be at least 1.");
    }
  }

  /** All phases, the first one included. */
  public List<Phase> schedule() {
    List<Phase> all = new ArrayList<>();
    all.add(new Phase(FIRST_PHASE, checkInterval));
    all.addAll(phases);
    return all;
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
      Setting.positive("enrollment.dns.phases[].every", every);
      if (lasts != null) {
        Setting.positive("enrollment.dns.phases[].for", lasts);
      }
    }
  }
}
