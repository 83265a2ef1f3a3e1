package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.model.text.Keyed;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * A process variable: its name, and how its values are kept in the engine.
 *
 * @param <T> what it holds, for code
 */
public final class Variable<T> {

  private final String name;
  private final Function<T, Object> write;
  private final Function<Object, T> read;

  private Variable(String name, Function<T, Object> write, Function<Object, T> read) {
    this.name = name;
    this.write = write;
    this.read = read;
  }

  private static <T> Variable<T> as(Class<T> type, String name) {
    return new Variable<>(name, value -> value, type::cast);
  }

  /** A text. */
  static Variable<String> text(String name) {
    return as(String.class, name);
  }

  /** True or false. */
  static Variable<Boolean> flag(String name) {
    return as(Boolean.class, name);
  }

  /** A whole number. */
  static Variable<Integer> number(String name) {
    return as(Integer.class, name);
  }

  /** A point in time, which the engine keeps as a date. */
  static Variable<Instant> time(String name) {
    return new Variable<>(name, Date::from, value -> ((Date) value).toInstant());
  }

  /** A constant, which the engine keeps by its stable name: models and people read it. */
  static <E extends Enum<E> & Keyed> Variable<E> constant(String name, Class<E> type) {
    return new Variable<>(
        name, Keyed::key, value -> Keyed.find(type, value.toString()).orElseThrow());
  }

  /** Its name in models, forms and queries. */
  public String name() {
    return name;
  }

  /** What it holds; null when there is none. */
  public T get(VariableScope scope) {
    return from(scope::getVariable);
  }

  /** What it holds in this very scope; null when there is none. */
  public T getLocal(VariableScope scope) {
    return from(scope::getVariableLocal);
  }

  /** What it holds where variables are found by name; null when there is none. */
  public T from(Function<String, Object> variables) {
    Object value = variables.apply(name);
    return value == null ? null : read.apply(value);
  }

  /** Sets it, also to what it is already. */
  public void set(VariableScope scope, T value) {
    scope.setVariable(name, written(value));
  }

  /** Sets it in this very scope. */
  public void setLocal(VariableScope scope, T value) {
    scope.setVariableLocal(name, written(value));
  }

  /** Takes it from this very scope. */
  public void removeLocal(VariableScope scope) {
    scope.removeVariableLocal(name);
  }

  /** Sets it where that changes something: the engine would store an equal value again. */
  public void change(VariableScope scope, T value) {
    Object written = written(value);
    if (!Objects.equals(scope.getVariable(name), written)) {
      scope.setVariable(name, written);
    }
  }

  /**
   * Sets it for the steps that follow in the same transaction: gateways and the decision table. The
   * engine neither stores it nor writes it to the history. Which way an enrollment went stands in
   * the history as its activities, what the table was asked as its decision, and why in the
   * evidence. An enrollment that began when it was stored keeps it stored: the engine refuses to
   * change that.
   *
   * @param execution that goes on to what reads it, without a wait in between
   * @see <a
   *     href="https://docs.camunda.org/manual/7.24/user-guide/process-engine/variables/">Camunda:
   *     transient variables</a>
   */
  public void pass(DelegateExecution execution, T value) {
    TypedValue before = execution.getVariableTyped(name, false);
    if (before == null || before.isTransient()) {
      execution.setVariable(name, Variables.untypedValue(written(value), true));
    } else {
      change(execution, value);
    }
  }

  private Object written(T value) {
    return value == null ? null : write.apply(value);
  }
}
