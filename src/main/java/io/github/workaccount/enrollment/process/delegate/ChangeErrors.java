package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.DirectoryFailure;
import io.github.workaccount.enrollment.application.PlanOutdated;
import io.github.workaccount.enrollment.process.Elements;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.BpmnError;

/** Turns business outcomes of a change into the BPMN errors that the models catch. */
final class ChangeErrors {

  private ChangeErrors() {}

  static <T> T translate(Supplier<T> change) {
    try {
      return change.get();
    } catch (DirectoryFailure.Conflict e) {
      throw new BpmnError(Elements.DOMAIN_ELSEWHERE, e.getMessage());
    } catch (PlanOutdated e) {
      throw new BpmnError(Elements.PLAN_OUTDATED, e.getMessage());
    }
  }

  static void translate(Runnable change) {
    translate(
        () -> {
          change.run();
          return null;
        });
  }
}
