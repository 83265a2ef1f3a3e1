package io.github.workaccount.enrollment.process;

import java.lang.reflect.Field;
import java.util.Map;
import org.springframework.util.ReflectionUtils;

/**
 * The fields of an engine command. Commands have no getters, and what stands before them has to
 * know what they are about; a missing field fails the command, never lets it pass.
 *
 * @param command the command
 */
public record CommandFields(Object command) {

  /**
   * The value of a field.
   *
   * @throws IllegalStateException when this engine's command has no such field
   */
  public Object value(String name) {
    Field field = ReflectionUtils.findField(command.getClass(), name);
    if (field == null) {
      throw new IllegalStateException(
          "%s has no field %s: the product does not fit this engine"
              .formatted(command.getClass().getName(), name));
    }
    ReflectionUtils.makeAccessible(field);
    return ReflectionUtils.getField(field, command);
  }

  /** The value of a field that holds text. */
  public String text(String name) {
    return (String) value(name);
  }

  /** The value of a field that says yes or no. */
  public boolean flag(String name) {
    return (boolean) value(name);
  }

  /** The value of a field that holds variables by name. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> map(String name) {
    return (Map<String, Object>) value(name);
  }
}
