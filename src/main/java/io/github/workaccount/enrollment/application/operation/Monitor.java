package io.github.workaccount.enrollment.application.operation;

import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.text.Keyed;
import java.time.Duration;

/** Is told of what happens, to count it. It never throws and never waits. */
public interface Monitor {

  /** Counts nothing. */
  Monitor NONE =
      new Monitor() {
        @Override
        public void called(Call call) {
          // nobody asks
        }

        @Override
        public void looked(String finding, Duration took) {
          // nobody asks
        }

        @Override
        public void moved(EnrollmentState from, EnrollmentState to, Duration stayed) {
          // nobody asks
        }
      };

  /** Microsoft was called. */
  void called(Call call);

  /**
   * A record was looked for in the DNS.
   *
   * @param finding the code of what was found
   * @param took how long the look took
   */
  void looked(String finding, Duration took);

  /**
   * An enrollment went from one state to another, and that is committed.
   *
   * @param from the state that it left
   * @param to the state that it reached
   * @param stayed how long it was in the first
   */
  void moved(EnrollmentState from, EnrollmentState to, Duration stayed);

  /** How a call ended. */
  enum Outcome implements Keyed {
    /** It was accepted, 2xx. */
    OK,
    /** There is no such thing, 404: often just the answer to a question. */
    NOT_FOUND,
    /** We may not, 401 or 403. */
    REFUSED,
    /** Microsoft asks to wait, 429. */
    THROTTLED,
    /** Any other 3xx or 4xx. */
    REJECTED,
    /** Microsoft failed, 5xx. */
    SERVER_ERROR,
    /** No answer came in time. */
    TIMED_OUT,
    /** There was no connection, or it broke. */
    UNREACHABLE,
    /** The product itself did not let it go out. */
    NOT_SENT;
  }

  /**
   * A call of Microsoft.
   *
   * @param system {@code graph} or {@code login}
   * @param kind method and path without names and ids, such as {@code POST /domains/{id}/verify}
   * @param token whether it asked for an access token
   * @param outcome how it ended
   * @param took how long it took
   */
  record Call(String system, String kind, boolean token, Outcome outcome, Duration took) {}
}
