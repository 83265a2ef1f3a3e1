package io.github.workaccount.enrollment.security.access;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Says that a value is too long for its column where the engine says that its database failed: of
 * the many fields that people write through the web applications, few have a check of their own. A
 * failure of the product's own commands stays what it is.
 */
class ValueLengths extends CommandInterceptor {

  private final ProcessEngineConfigurationImpl engine;

  ValueLengths(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
  }

  /**
   * @throws BadUserRequestException (400 over HTTP) when a value does not fit
   */
  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (ProcessEngineException e) {
      boolean tooLong = e.getCode() == BuiltinExceptionCode.COLUMN_SIZE_TOO_SMALL.getCode();
      if (tooLong && engine.getIdentityService().getCurrentAuthentication() != null) {
        throw new BadUserRequestException(
            "A value is too long. Ids of users and groups have at most 64 characters, names and"
                + " other ids 255, texts 4,000. Give a shorter one.",
            e);
      }
      throw e;
    }
  }
}
