package io.github.workaccount.enrollment.process.briefing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import org.mockito.Mockito;

/** The tasks that have a briefing. */
public final class BriefedTasks {

  private BriefedTasks() {}

  /** Their element ids, one for each briefing. */
  public static List<String> ids() {
    return new ClassFileImporter()
        .importPackagesOf(TaskBriefing.class).stream()
            .filter(type -> type.isAssignableTo(TaskBriefing.class) && !type.isInterface())
            .map(JavaClass::reflect)
            .map(BriefedTasks::task)
            .toList();
  }

  private static String task(Class<?> briefing) {
    Constructor<?> constructor = briefing.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    try {
      Object[] parts =
          Arrays.stream(constructor.getParameterTypes()).map(BriefedTasks::stand).toArray();
      return ((TaskBriefing) constructor.newInstance(parts)).task();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make a " + briefing, e);
    }
  }

  private static Object stand(Class<?> type) {
    return type == String.class ? "" : Mockito.mock(type);
  }
}
