package io.github.workaccount.enrollment.access;

import io.github.workaccount.enrollment.access.Journal.Write;
import java.util.List;
import java.util.Set;

/**
 * One request and what came of it.
 *
 * @param operation what was asked for
 * @param person by whom
 * @param unknown whether with an id that nothing has
 * @param address the path
 * @param status the answer's status
 * @param answer the answer's body
 * @param writes what was written in the database
 */
public record Visit(
    Operation operation,
    Person person,
    boolean unknown,
    String address,
    int status,
    String answer,
    List<Write> writes) {

  /**
   * Not what was asked for: records of the sign-in, which a request brings with it, and what a node
   * writes in between to see whether its database takes it.
   */
  private static final Set<String> BESIDE =
      Set.of("sign_in_attempt", "sign_in_place", "store_check");

  /** What was written because of what was asked for. */
  List<Write> effects() {
    return writes.stream().filter(write -> !BESIDE.contains(write.where())).toList();
  }

  boolean isRefused() {
    return status >= 400 && status < 500;
  }

  boolean isDone() {
    return status < 400;
  }

  @Override
  public String toString() {
    String shown = answer.replaceAll("\\s+", " ");
    return "%-6s %d %s %s %s%s"
        .formatted(
            person.id(),
            status,
            operation.method(),
            address,
            shown.length() > 200 ? shown.substring(0, 200) + "…" : shown,
            effects().isEmpty() ? "" : "\n         " + effects());
  }
}
