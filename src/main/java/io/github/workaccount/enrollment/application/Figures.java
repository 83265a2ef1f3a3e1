package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.EnrollmentState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How things stand, in a few numbers, for whoever watches the product. */
public interface Figures {

  /** The states that some enrollment is in. */
  List<Standing> enrollments();

  /**
   * How the watch for DNS records keeps up.
   *
   * @param now the time
   */
  Watch watch(Instant now);

  /**
   * The enrollments of a state.
   *
   * @param state the state, as the table has it: never {@code needs-attention}
   * @param count how many
   * @param since since when the one that has been in it longest is
   */
  record Standing(EnrollmentState state, long count, Instant since) {}

  /**
   * The watch.
   *
   * @param open how many records are waited for
   * @param lag how much later than planned the most overdue of them will be looked for
   */
  record Watch(long open, Duration lag) {}
}
