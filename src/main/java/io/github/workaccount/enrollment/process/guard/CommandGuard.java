package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.failure.DomainTaken;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.notice.EndedTasks;
import io.github.workaccount.enrollment.application.operation.RecordRetry;
import io.github.workaccount.enrollment.application.request.RequestEnrollment;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.Retried;
import jakarta.ws.rs.core.Response.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Stands before every command that a signed-in person sends to the engine, whichever way it comes.
 * An enrollment is started and a task completed only with exactly the variables that belong there;
 * what the engine would otherwise let a person write past the forms is refused. Commands of the
 * engine itself carry no authentication and pass.
 */
public final class CommandGuard extends CommandInterceptor {

  private final ObjectProvider<RequestEnrollment> requests;
  private final ObjectProvider<TaskSubmissions> submissions;
  private final ObjectProvider<RecordRetry> retries;
  private final ObjectProvider<ClaimCheck> claims;
  private final FormLabels labels;

  private CommandGuard(
      ObjectProvider<RequestEnrollment> requests,
      ObjectProvider<TaskSubmissions> submissions,
      ObjectProvider<RecordRetry> retries,
      ObjectProvider<ClaimCheck> claims,
      FormLabels labels) {
    this.claims = claims;
    this.labels = labels;
    this.requests = requests;
    this.submissions = submissions;
    this.retries = retries;
  }

  @Override
  public <T> T execute(Command<T> command) {
    Authentication sender = Context.getCommandContext().getAuthentication();
    if (sender == null || sender.getUserId() == null) {
      return next.execute(command);
    }
    check(command, sender);
    T result =
        GivenBack.is(command, sender)
            ? Context.getCommandContext().runWithoutAuthorization(() -> next.execute(command))
            : next.execute(command);
    if (result instanceof DeploymentWithDefinitions deployment) {
      checkDeployment(deployment);
    }
    return result;
  }

  /** Only the engine reads the models, so what it has read is looked at before it is committed. */
  private static void checkDeployment(DeploymentWithDefinitions deployment) {
    try {
      DeployedHistory.check(deployment);
    } catch (NotAllowed e) {
      throw new AuthorizationException(e.getMessage());
    }
  }

  private void check(Command<?> command, Authentication sender) {
    try {
      String forbidden = ForbiddenCommands.reason(command);
      if (forbidden != null) { // First, because some of these extend a command that is allowed.
        throw new NotAllowed(forbidden);
      } else if (SentRetry.is(command)) {
        retry(SentRetry.of(command), sender);
      } else if (command instanceof SubmitStartFormCmd start) {
        checkStart(SentStart.of(start), sender);
      } else if (command instanceof StartProcessInstanceCmd start) {
        checkStart(SentStart.of(start), sender);
      } else if (command instanceof SubmitTaskFormCmd submit) {
        checkCompletion(SentCompletion.of(submit), sender);
      } else if (command instanceof CompleteTaskCmd complete) {
        checkCompletion(SentCompletion.of(complete), sender);
      } else if (command instanceof ClaimTaskCmd claim) {
        claims.getObject().check(claim);
      } else if (command instanceof AddCommentCmd comment) {
        checkComment(SentComment.of(comment), sender);
      }
    } catch (NotAllowed e) {
      throw new AuthorizationException(e.getMessage());
    } catch (DomainTaken e) {
      throw new Refusal(Status.CONFLICT, e.getMessage(), e);
    }
  }

  private void retry(SentRetry retry, Authentication sender) {
    retry.check();
    for (JobEntity job : retry.jobs()) {
      ExecutionEntity execution = job.getExecution();
      if (execution != null && execution.getProcessBusinessKey() != null) {
        EnrollmentId enrollment = new EnrollmentId(execution.getProcessBusinessKey());
        retries.getObject().record(user(sender), enrollment, job.getActivityId());
        Retried.by(job, sender.getUserId());
      }
    }
  }

  private void checkStart(SentStart start, Authentication sender) {
    ProcessDefinitionEntity definition = start.definition();
    CommandContext context = Context.getCommandContext();
    context
        .getProcessEngineConfiguration()
        .getCommandCheckers()
        .forEach(checker -> checker.checkCreateProcessInstance(definition));
    if (!definition.getKey().equals(Elements.ENROLLMENT_PROCESS)) {
      throw new NotAllowed("Only enrollments are started by people.");
    }
    User user = user(sender);
    if (!user.isIn(User.REQUESTERS) && !user.isIn(User.ENROLLMENT_ADMINS)) {
      throw new NotAllowed("Only requesters and enrollment admins start an enrollment.");
    }
    if (start.businessKey() != null || start.caseInstanceId() != null) {
      throw new Refusal(
          Status.BAD_REQUEST, "An enrollment gets its businessKey by itself. Leave it out.", null);
    }
    told(FormLabels.START, () -> requests.getObject().check(start.variables(), null));
  }

  private void checkCompletion(SentCompletion completion, Authentication sender) {
    CommandContext context = Context.getCommandContext();
    TaskEntity task = context.getTaskManager().findTaskById(completion.taskId());
    if (task == null) {
      throw new Refusal(Status.NOT_FOUND, "There is no such task.", null);
    }
    context
        .getProcessEngineConfiguration()
        .getCommandCheckers()
        .forEach(checker -> checker.checkTaskWork(task));
    ExecutionEntity instance = task.getProcessInstance();
    if (instance == null) {
      throw new NotAllowed("Only tasks of enrollments are completed here.");
    }
    String step = task.getTaskDefinitionKey();
    EnrollmentId enrollment = new EnrollmentId(instance.getBusinessKey());
    told(
        step,
        () -> submissions.getObject().take(step, user(sender), enrollment, completion.variables()));
  }

  /** Has people told what is wrong by the labels of the form that they see. */
  private void told(String step, Runnable check) {
    try {
      check.run();
    } catch (InvalidInput e) {
      throw new Refusal(Status.BAD_REQUEST, labels.sentences(step, e), e);
    }
  }

  /** The web applications answer the engine's own refusals of a comment as missing parameters. */
  private static void checkComment(SentComment comment, Authentication sender) {
    try {
      requireCommentator(comment, user(sender));
    } catch (NotAllowed | AuthorizationException e) {
      throw new Refusal(Status.FORBIDDEN, e.getMessage(), e);
    }
  }

  private static void requireCommentator(SentComment comment, User user) {
    TaskEntity task =
        comment.taskId() == null
            ? null
            : Context.getCommandContext().getTaskManager().findTaskById(comment.taskId());
    boolean elsewhere = comment.processInstanceId() != null;
    if (task == null
        || (elsewhere && !comment.processInstanceId().equals(task.getProcessInstanceId()))) {
      throw new NotAllowed("A comment belongs to an open task, and to no other process instance.");
    }
    TaskSubmissions.requireWorker(task.getTaskDefinitionKey(), user);
    Context.getProcessEngineConfiguration()
        .getCommandCheckers()
        .forEach(checker -> checker.checkTaskWork(task));
  }

  static User user(Authentication sender) {
    List<String> groups = sender.getGroupIds() == null ? List.of() : sender.getGroupIds();
    return new User(sender.getUserId(), Set.copyOf(groups));
  }

  /** The variables by name: plain values as such, all others still typed, for nobody to read. */
  static Map<String, Object> copy(Map<String, ?> variables) {
    Map<String, Object> copy = new HashMap<>();
    if (variables instanceof VariableMap typed) {
      for (String name : typed.keySet()) {
        TypedValue value = typed.getValueTyped(name);
        copy.put(name, value != null && isPlain(value) ? value.getValue() : value);
      }
    } else if (variables != null) {
      copy.putAll(variables);
    }
    return copy;
  }

  private static boolean isPlain(TypedValue value) {
    return value.getType() == null || value.getType().isPrimitiveValueType();
  }

  /** Makes guards: each chain of interceptors needs one of its own. */
  @Component
  public static class Factory {

    private final ObjectProvider<RequestEnrollment> requests;
    private final ObjectProvider<TaskSubmissions> submissions;
    private final ObjectProvider<EndedTasks> endedTasks;
    private final ObjectProvider<RecordRetry> retries;
    private final ObjectProvider<ClaimCheck> claims;
    private final FormLabels labels;

    Factory(
        ObjectProvider<RequestEnrollment> requests,
        ObjectProvider<TaskSubmissions> submissions,
        ObjectProvider<EndedTasks> endedTasks,
        ObjectProvider<RecordRetry> retries,
        ObjectProvider<ClaimCheck> claims,
        FormLabels labels) {
      this.claims = claims;
      this.labels = labels;
      this.requests = requests;
      this.submissions = submissions;
      this.endedTasks = endedTasks;
      this.retries = retries;
    }

    /** A new guard, for before the command. */
    public CommandInterceptor create() {
      return new CommandGuard(requests, submissions, retries, claims, labels);
    }

    /**
     * What tells people of failures, for around the command and its transaction.
     *
     * @param engine that it is for
     */
    public CommandInterceptor answers(ProcessEngineConfigurationImpl engine) {
      return new FailureAnswers(engine, endedTasks);
    }
  }
}
