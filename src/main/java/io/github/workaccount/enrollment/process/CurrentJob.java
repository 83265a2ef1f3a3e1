package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.operation.RetriedStep;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Component;

/** The job that the engine executes on this thread. */
@Component
class CurrentJob implements RetriedStep {

  @Override
  public Optional<String> by() {
    return Optional.ofNullable(Context.getCommandContext())
        .map(CommandContext::getCurrentJob)
        .flatMap(Retried::who);
  }
}
