package io.github.workaccount.enrollment.process.guard;

import java.lang.reflect.Field;
import java.util.Map;
import org.springframework.util.ReflectionUtils;

/**
 * The fields of an engine command. Commands have no getters, and refusing one before it does
 * anything is the only way to keep variables out; a missing field fails the command, never lets it
 * pass.
 *
 * @param command the command
 */
record Internals(Object command) {

  Object value(String name) {
    Field field = ReflectionUtils.findField(command.getClass(), name);
    if (field == null) {
      throw new IllegalStateException(
          "%s has no field %s: the guard does not fit this engine"
              .formatted(command.getClass().getName(), name));
    }
    ReflectionUtils.makeAccessible(field);
    return ReflectionUtils.getField(field, command);
  }

  String text(String name) {
    return (String) value(name);
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> map(String name) {
    return CommandGuard.copy((Map<String, Object>) value(name));
  }
}
