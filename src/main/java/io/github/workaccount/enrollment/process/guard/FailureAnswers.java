package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.notice.EndedTasks;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceForIdCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.cmd.GetDeploymentDecisionDefinitionCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.GetDeploymentDecisionModelCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.util.ExceptionUtil;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Stands around every command that a signed-in person sends, its commit included, and says what
 * that person can know of a failure: somebody was faster, something is suspended, or there already.
 * The engine's REST interface calls each of these an error of its own.
 */
final class FailureAnswers extends CommandInterceptor {

  /** The engine's number for a model that cannot be deleted while it has instances. */
  private static final String HAS_INSTANCES = "ENGINE-03076";

  private final ProcessEngineConfigurationImpl engine;
  private final ObjectProvider<EndedTasks> endedTasks;

  FailureAnswers(ProcessEngineConfigurationImpl engine, ObjectProvider<EndedTasks> endedTasks) {
    this.engine = engine;
    this.endedTasks = endedTasks;
  }

  @Override
  public <T> T execute(Command<T> command) {
    Authentication sender = engine.getIdentityService().getCurrentAuthentication();
    boolean within = Context.getCommandContext() != null;
    if (within || sender == null || sender.getUserId() == null) {
      return next.execute(command);
    }
    try {
      return next.execute(command);
    } catch (RuntimeException e) {
      throw becameOf(command, sender)
          .<RuntimeException>map(sentence -> new Refusal(Status.CONFLICT, sentence, e))
          .orElseGet(() -> answer(command, e));
    }
  }

  /**
   * What became of the task that is answered, where somebody else has done it meanwhile: whatever
   * failed then, such as a right that went with the task, failed because of that.
   */
  private Optional<String> becameOf(Command<?> command, Authentication sender) {
    return SentCompletion.taskOf(command)
        .flatMap(task -> endedTasks.getObject().tell(task, CommandGuard.user(sender)));
  }

  private static RuntimeException answer(Command<?> command, RuntimeException e) {
    if (e instanceof OptimisticLockingException || e instanceof ChangedMeanwhile) {
      return new Refusal(
          Status.CONFLICT, "Somebody else changed this at the same moment. Look at it again.", e);
    }
    return e instanceof ProcessEngineException failure ? answer(command, failure) : e;
  }

  private static RuntimeException answer(Command<?> command, ProcessEngineException e) {
    if (e instanceof TaskAlreadyClaimedException claimed) {
      return new Refusal(
          Status.CONFLICT,
          "%s has claimed this task already.".formatted(claimed.getTaskAssignee()),
          e);
    }
    if (e instanceof SuspendedEntityInteractionException) {
      return new Refusal(
          Status.CONFLICT, "An operator has suspended this. Ask when it goes on.", e);
    }
    if (e instanceof AuthorizationException && readsDecision(command)) {
      return new Refusal(Status.FORBIDDEN, e.getMessage(), e);
    }
    if (e instanceof NullValueException && command instanceof GetDeploymentResourceForIdCmd) {
      return new Refusal(Status.NOT_FOUND, "This deployment has no such resource.", e);
    }
    if (String.valueOf(e.getMessage()).startsWith(HAS_INSTANCES)) {
      return new Refusal(
          Status.CONFLICT, "This model has enrollments, which would lose it. It stays.", e);
    }
    if (ExceptionUtil.checkValueTooLongException(e)) {
      return new Refusal(Status.BAD_REQUEST, "A value is longer than can be kept.", e);
    }
    if (ExceptionUtil.checkConstraintViolationException(e)) {
      return new Refusal(
          Status.CONFLICT, "This is there already, or something that is there needs it.", e);
    }
    return e;
  }

  /** The engine's REST interface takes every other refusal for what it is. */
  private static boolean readsDecision(Command<?> command) {
    return command instanceof GetDeploymentDecisionDefinitionCmd
        || command instanceof GetDeploymentDecisionModelCmd;
  }
}
