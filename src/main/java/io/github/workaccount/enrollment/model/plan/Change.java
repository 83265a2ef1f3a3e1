package io.github.workaccount.enrollment.model.plan;

import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.text.Keyed;
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
 * @param by who makes it: the product, or a person by hand where the tenant grants no permission to
 *     write
 */
public record Change(
    int number,
    ChangeKind kind,
    String what,
    String call,
    String why,
    SortedMap<String, String> parameters,
    By by) {

  public Change {
    parameters = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /** A change that the product makes. */
  public Change(
      int number,
      ChangeKind kind,
      String what,
      String call,
      String why,
      SortedMap<String, String> parameters) {
    this(number, kind, what, call, why, parameters, By.PRODUCT);
  }

  /** Who makes a change; {@link #key} is the stable name. */
  public enum By implements Keyed {
    PRODUCT,
    HAND;
  }

  /** A parameter that this kind of change must have. */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalStateException(kind.key() + " has no parameter " + name);
    }
    return value;
  }

  /**
   * Whether the call that a person read in the plan is the one that is sent now. A plan may have
   * been made by an earlier release.
   *
   * @param enrollment whose plan it is in
   */
  public boolean isSentAsRead(EnrollmentId enrollment) {
    String nickname = Planner.groupNickname(enrollment);
    return GraphWrite.planned(kind, parameters, nickname).text().equals(call);
  }

  Map<String, Object> canonical() {
    Map<String, Object> change = new TreeMap<>();
    change.put("number", number);
    change.put("kind", kind.key());
    change.put("what", what);
    change.put("call", call);
    change.put("why", why);
    change.put("parameters", parameters);
    if (by == By.HAND) {
      // Left out for the product, so that plans that were approved before this was told apart keep
      // their digest.
      change.put("by", by.key());
    }
    return change;
  }
}
