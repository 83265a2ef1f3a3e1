package io.github.workaccount.enrollment.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which servers a look may wait for, among all looks that are under way. */
interface Visits {

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
        public void told(NameServer server, boolean silent, Duration took) {
          // nobody counts
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
   * A server answered, or kept silent until it was waited for no more.
   *
   * @param silent whether it did not answer
   * @param took how long it was waited for
   */
  void told(NameServer server, boolean silent, Duration took);

  /** A server that kept this look waiting, {@code address:port}. */
  Optional<String> slowServer();
}
