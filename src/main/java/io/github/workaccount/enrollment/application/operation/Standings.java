package io.github.workaccount.enrollment.application.operation;

import io.github.workaccount.enrollment.application.enrollment.Workflow.WaitingTask;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where running enrollments stand in the process engine. */
public interface Standings {

  /**
   * Whom they wait for and what went wrong, asked for all of them together.
   *
   * @param processInstanceIds the enrollments' instances
   * @return one for each of them; an instance that is over or unknown waits for nobody
   */
  Map<String, Standing> of(Collection<String> processInstanceIds);

  /** The instances of enrollments that have an incident. */
  Set<String> withIncident();

  /**
   * Where one stands.
   *
   * @param waits what it waits for: tasks that people have, Microsoft, a process owner
   * @param incident the failure that needs a process owner, if any
   */
  record Standing(List<WaitingTask> waits, Optional<Incident> incident) {

    public Standing {
      waits = List.copyOf(waits);
    }
  }

  /**
   * A failure that needs a process owner.
   *
   * @param message what was tried, what happened, what to do
   * @param since since when
   * @param retriesLeft how often it is tried again by itself
   */
  record Incident(String message, Instant since, int retriesLeft) {}
}
