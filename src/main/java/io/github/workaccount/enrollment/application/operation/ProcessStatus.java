package io.github.workaccount.enrollment.application.operation;

import io.github.workaccount.enrollment.application.enrollment.Workflow.WaitingTask;
import io.github.workaccount.enrollment.model.text.Keyed;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where running enrollments stand in the process engine. */
public interface ProcessStatus {

  /**
   * Whom they wait for and what went wrong, asked for all of them together.
   *
   * @param processInstanceIds the enrollments' instances
   * @return one for each of them; an instance that is over or unknown waits for nobody
   */
  Map<String, Status> of(Collection<String> processInstanceIds);

  /** The instances of enrollments that have an incident. */
  Set<String> withIncident();

  /**
   * Where one stands.
   *
   * @param tasks the tasks that people have
   * @param others what it waits for beside them
   * @param incident the failure that needs a process owner, if any
   */
  record Status(List<WaitingTask> tasks, List<OtherWait> others, Optional<Incident> incident) {

    /** Of an enrollment that waits for nobody. */
    public static final Status OVER = new Status(List.of(), List.of(), Optional.empty());

    public Status {
      tasks = List.copyOf(tasks);
      others = List.copyOf(others);
    }
  }

  /** Why it is waited where no person has a task. */
  enum WaitKind implements Keyed {
    /** Something happens at Microsoft in its own time. */
    MICROSOFT,
    /** A step could not be done through nobody's fault, and is done later. */
    POSTPONED,
    /** A step has failed, and is tried again by itself. */
    RETRY,
    /** A step has failed for good, and a process owner has it tried again. */
    INCIDENT
  }

  /**
   * What an enrollment waits for beside the tasks of people.
   *
   * @param kind why
   * @param element the model's element at which it waits, such as {@code AddDomain}
   * @param name the element's name
   * @param what what is waited for, and what who can do about it
   * @param users who can do something about it
   * @param groups whose members can
   * @param since since when
   * @param until when it goes on by itself; null when nobody can tell
   */
  record OtherWait(
      WaitKind kind,
      String element,
      String name,
      String what,
      List<String> users,
      List<String> groups,
      Instant since,
      Instant until) {

    /** The same, with more that who can do about it. */
    public OtherWait adding(String more) {
      return new OtherWait(kind, element, name, what + more, users, groups, since, until);
    }

    /** Who can do something about it: ids of users and groups; empty where nobody can. */
    public String who() {
      return Stream.concat(users.stream(), groups.stream()).collect(Collectors.joining(", "));
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
