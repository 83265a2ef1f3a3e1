package io.github.workaccount.enrollment.model.plan;

import io.github.workaccount.enrollment.model.text.Keyed;
import java.util.Optional;

/** The way to a work account; {@link #key} is its name in the decision table and the API. */
public enum Route implements Keyed {
  /** The company has a tenant: link it. */
  LINK,
  /** There is none: create one. */
  CREATE,
  /** There is an unmanaged one: become its administrator (rule D4). */
  TAKE_OVER,
  /** It cannot go on here. */
  STOP;

  /** What it is called where a person chooses it. */
  public String words() {
    return switch (this) {
      case LINK -> "Link the existing work account";
      case CREATE -> "Create a new work account";
      case TAKE_OVER -> "Take over the unmanaged tenant";
      case STOP -> "Stop: it cannot go on here as things are";
    };
  }

  /**
   * Finds a route by its stable name.
   *
   * @param key such as {@code take-over}
   */
  public static Optional<Route> of(String key) {
    return Keyed.find(Route.class, key);
  }
}
