package io.github.workaccount.enrollment.model;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One change that a plan makes in a tenant: exactly one write of Microsoft Graph.
 *
 * @param number its place in the plan, from 1
 * @param kind what is changed
 * @param what the change in plain words
 * @param call method, path and body as they will be sent
 * @param why the reason, a sentence
 * @param parameters what the write needs: {@code domain}, {@code displayName}, {@code
 *     mailNickname}, {@code userId}, {@code groupId}
 */
public record Change(
    int number,
    ChangeKind kind,
    String what,
    String call,
    String why,
    SortedMap<String, String> parameters) {

  public Change {
    parameters = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /** A parameter that this kind of change must have. */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalStateException(kind.key() + " has no parameter " + name);
    }
    return value;
  }

  Map<String, Object> canonical() {
    return Map.of(
        "number", number,
        "kind", kind.key(),
        "what", what,
        "call", call,
        "why", why,
        "parameters", parameters);
  }
}
