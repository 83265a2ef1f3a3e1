package io.github.workaccount.enrollment.application.operation;

import io.github.workaccount.enrollment.application.proof.DnsWatches.Lane;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.text.Keyed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How things stand, in a few numbers, for whoever watches the product. */
public interface ProductMetrics {

  /** The states that some enrollment is in. */
  List<StateCount> enrollments();

  /**
   * How the watches keep up, each of them.
   *
   * @param now the time
   */
  Map<WatchKind, Watch> watches(Instant now);

  /**
   * How the watch for DNS records keeps up, in each of its lanes. Who has a look under way waits
   * with the others for the own share only: that is no lag of a lane, but one of the watch.
   *
   * @param now the time
   */
  Map<Lane, Watch> lanes(Instant now);

  /**
   * The enrollments of a state.
   *
   * @param state the state, as the table has it: never {@code needs-attention}
   * @param count how many
   * @param since since when the one that has been in it longest is
   */
  record StateCount(EnrollmentState state, long count, Instant since) {}

  /** What is waited for outside the process engine; {@link #key} is its stable name. */
  enum WatchKind implements Keyed {
    /** DNS records. */
    DNS_RECORD,
    /** Microsoft's verification of domains whose record is there. */
    VERIFICATION,
    /** New work accounts, until Microsoft shows them. */
    WORK_ACCOUNT;
  }

  /**
   * A watch, or one of its lanes.
   *
   * @param open how many enrollments wait for it
   * @param lag how much later than planned it will look for the most overdue of them
   */
  record Watch(long open, Duration lag) {}
}
