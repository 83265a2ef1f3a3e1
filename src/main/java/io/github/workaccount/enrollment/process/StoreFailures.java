package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.operation.Outage;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Takes notice of commands that fail because of the database, before anything answers for them. */
final class StoreFailures extends CommandInterceptor {

  private final Outage outage;

  StoreFailures(Outage outage) {
    this.outage = outage;
  }

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (RuntimeException e) {
      outage.notice(e);
      throw e;
    }
  }
}
