package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.operation.Trace;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Gives each job a trace of its own, its commit included. The enrollment's id is the business key,
 * which the engine itself puts into the log under the configured name.
 */
final class JobTrace extends CommandInterceptor {

  @Override
  @SuppressWarnings("try") // the trace ends with the block
  public <T> T execute(Command<T> command) {
    if (!(command instanceof ExecuteJobsCmd)) {
      return next.execute(command);
    }
    try (Trace trace = Trace.begin()) {
      return next.execute(command);
    }
  }
}
