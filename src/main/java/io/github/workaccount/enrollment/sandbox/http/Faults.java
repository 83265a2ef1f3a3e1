package io.github.workaccount.enrollment.sandbox.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The disturbances that still wait for a request, oldest first. They do not outlive the process.
 */
public final class Faults {

  private final List<Pending> waiting = new ArrayList<>();

  public synchronized void add(Fault fault) {
    waiting.add(new Pending(fault));
  }

  public synchronized List<Fault> all() {
    return waiting.stream().map(pending -> pending.fault).toList();
  }

  public synchronized void clear() {
    waiting.clear();
  }

  /** Takes the oldest one that strikes this request, counting it down. */
  public synchronized Optional<Fault> take(HttpCall call) {
    for (Pending pending : waiting) {
      Fault fault = pending.fault;
      if (pending.strikes(call)) {
        pending.fault = fault.struckOnce();
        if (fault.times() == 1) {
          waiting.remove(pending);
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private static final class Pending {

    private Fault fault;

    /** What was struck, where each request is struck only once. */
    private final Set<String> struck = new HashSet<>();

    Pending(Fault fault) {
      this.fault = fault;
    }

    boolean strikes(HttpCall call) {
      return fault.matches(call)
          && (!fault.each() || struck.add(call.method() + " " + call.path()));
    }
  }
}
