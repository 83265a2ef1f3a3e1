package io.github.workaccount.enrollment.security.access;

import io.github.workaccount.enrollment.application.enrollment.User;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.CreateFilterCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses queries for another person's groups, and queries that bring expressions with them
 * (CVE-2026-109432).
 *
 * <p>The engine forbids expressions in ad-hoc queries, but looks at the outermost query only: one
 * in {@code orQueries} is evaluated, with every bean in reach, for whoever may sign in. The same
 * holds for a query that extends a stored filter. Here the whole query is looked at, before the
 * engine sees it. Expressions of stored filters keep working, which is why only operators may make
 * or change one.
 */
class QueryGuard extends CommandInterceptor {

  private static final Field EXTENDING_QUERY = extendingQueryField();

  /**
   * @throws BadUserRequestException (400 over HTTP) for an expression in an ad-hoc query
   * @throws AuthorizationException (403 over HTTP) when somebody but an operator changes a filter
   *     or asks which groups another person is in
   */
  @Override
  public <T> T execute(Command<T> command) {
    if (command instanceof AbstractQuery<?, ?> query) {
      refuseExpressions(query, newSet());
      if (query instanceof GroupQueryImpl groups) {
        refuseGroupsOfOthers(groups, Context.getCommandContext().getAuthentication());
      }
    } else if (command instanceof AbstractExecuteFilterCmd filtering) {
      refuseExpressions(extendingQuery(filtering), newSet());
    } else if (command instanceof CreateFilterCmd
        || command instanceof SaveFilterCmd
        || command instanceof DeleteFilterCmd) {
      refuseAllButOperators(
          Context.getCommandContext().getAuthentication(),
          "Only operators (group %s) create, change or delete filters.");
    }
    return next.execute(command);
  }

  /** Queries refer to themselves among their alternatives, hence the ones seen. */
  private static void refuseExpressions(Object query, Set<Object> seen) {
    if (!(query instanceof AbstractQuery<?, ?> checked) || !seen.add(query)) {
      return;
    }
    if (!checked.getExpressions().isEmpty()) {
      throw new BadUserRequestException(
          "Expressions are not allowed in queries, nor in their orQueries. Give plain values.");
    }
    if (checked instanceof TaskQueryImpl tasks) {
      tasks.getQueries().forEach(alternative -> refuseExpressions(alternative, seen));
    }
  }

  /** Everybody reads the groups, but who is in them is the operators' to know. */
  private static void refuseGroupsOfOthers(GroupQueryImpl query, Authentication signedIn) {
    String person = query.getUserId();
    if (person != null && (signedIn == null || !person.equals(signedIn.getUserId()))) {
      refuseAllButOperators(
          signedIn, "Only operators (group %s) see which groups another person is in.");
    }
  }

  /** The product itself, which nobody is signed in for, may do so too: at its start. */
  private static void refuseAllButOperators(Authentication signedIn, String sentence) {
    if (signedIn == null || signedIn.getUserId() == null) {
      return;
    }
    if (signedIn.getGroupIds() == null || !signedIn.getGroupIds().contains(User.OPERATORS)) {
      throw new AuthorizationException(sentence.formatted(User.OPERATORS));
    }
  }

  private static Set<Object> newSet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static Object extendingQuery(AbstractExecuteFilterCmd command) {
    try {
      return EXTENDING_QUERY.get(command);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("The engine hides the query that extends a filter", e);
    }
  }

  /** The command offers no other way to it. Another engine version without it must not start. */
  private static Field extendingQueryField() {
    try {
      Field field = AbstractExecuteFilterCmd.class.getDeclaredField("extendingQuery");
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(
          "This version of the engine keeps the query that extends a filter elsewhere", e);
    }
  }
}
