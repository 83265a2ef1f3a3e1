package io.github.workaccount.enrollment.application.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when Microsoft asked to leave tenants alone; shared by all nodes, since its limits are for
 * the application and not for a node.
 */
public interface Throttles {

  /** No tenant is left alone for longer at once. */
  Duration LONGEST_WAIT = Duration.ofHours(1);

  /** Where there is but one node, which remembers by itself. */
  Throttles NONE =
      new Throttles() {
        @Override
        public void asked(String tenant, Instant until) {
          // The node itself remembers.
        }

        @Override
        public Optional<Instant> until(String tenant, Instant now) {
          return Optional.empty();
        }

        @Override
        public int removeBefore(Instant time, int limit) {
          return 0;
        }
      };

  /**
   * Keeps that a tenant asked to wait, in a transaction of its own: the step that was asked fails.
   *
   * @param tenant whose limits they are
   * @param until when to call again at the earliest
   */
  void asked(String tenant, Instant until);

  /**
   * Until when a tenant is to be left alone.
   *
   * @param tenant whose limits they are
   * @param now the time
   * @return a time after now; nothing when it may be called
   */
  Optional<Instant> until(String tenant, Instant now);

  /**
   * Forgets what was over before a time.
   *
   * @param time the time
   * @param limit how many at most
   * @return how many
   */
  int removeBefore(Instant time, int limit);
}
