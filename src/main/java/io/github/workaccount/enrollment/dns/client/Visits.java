package io.github.workaccount.enrollment.dns.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which servers a look may wait for, among all looks that are under way. */
public interface Visits {

  /** Of a look that nobody else's waits for. */
  Visits FREE =
      new Visits() {
        @Override
        public List<NameServer> enter(List<NameServer> servers) {
          return servers;
        }

        @Override
        public void leave(List<NameServer> servers) {
          // nobody counts
        }

        @Override
        public Duration atMost(Duration wanted) {
          return wanted;
        }

        @Override
        public void told(NameServer server, boolean silent, Duration took) {
          // nobody counts
        }

        @Override
        public boolean isCutShort() {
          return false;
        }

        @Override
        public boolean isHeard() {
          return false;
        }

        @Override
        public Optional<String> slowServer() {
          return Optional.empty();
        }
      };

  /**
   * Begins to wait for servers.
   *
   * @param servers whom the look wants to ask
   * @return those that it may wait for, at least one
   * @throws ServerBusy when there is none
   */
  List<NameServer> enter(List<NameServer> servers);

  /** Goes on without waiting for these any more. */
  void leave(List<NameServer> servers);

  /**
   * How long the look may go on.
   *
   * @param wanted how long it would
   * @return as long, or for the rest of its turn, which has no more of it when that is negative
   */
  Duration atMost(Duration wanted);

  /**
   * A server answered, or kept silent until it was waited for no more.
   *
   * @param silent whether it did not answer
   * @param took how long it was waited for
   */
  void told(NameServer server, boolean silent, Duration took);

  /** Whether its turn was too short, so that what it found does not count. */
  boolean isCutShort();

  /** Whether any name server answered at once, so that our own network is none that is cut off. */
  boolean isHeard();

  /** A server that kept this look waiting, {@code address:port}. */
  Optional<String> slowServer();
}
