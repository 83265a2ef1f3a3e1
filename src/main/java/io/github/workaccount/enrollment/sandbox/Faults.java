package io.github.workaccount.enrollment.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The disturbances that still wait for a request, oldest first. They do not outlive the process.
 */
final class Faults {

  private final List<Fault> waiting = new ArrayList<>();

  synchronized void add(Fault fault) {
    waiting.add(fault);
  }

  synchronized List<Fault> all() {
    return List.copyOf(waiting);
  }

  synchronized void clear() {
    waiting.clear();
  }

  /** Takes the oldest one that strikes this request, counting it down. */
  synchronized Optional<Fault> take(HttpCall call) {
    for (int i = 0; i < waiting.size(); i++) {
      Fault fault = waiting.get(i);
      if (fault.matches(call)) {
        if (fault.times() > 1) {
          waiting.set(i, fault.struckOnce());
        } else {
          waiting.remove(i);
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
