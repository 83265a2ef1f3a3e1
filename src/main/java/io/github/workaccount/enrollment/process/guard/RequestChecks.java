package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.application.enrollment.User;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.util.EngineUtil;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Looks at a request to the web applications' REST interfaces before they do: what its path names
 * must be there, a page begins at zero or later, and nothing outside works on steps. They would
 * answer that it is done, or that they failed.
 */
final class RequestChecks implements ContainerRequestFilter {

  private static final List<String> PAGE = List.of("firstResult", "maxResults");
  private static final PathPattern OUTSIDE_WORK =
      PathPatternParser.defaultInstance.parse("/engine/{engine}/external-task/fetchAndLock");

  /** Answered by the {@link CommandGuard}, which knows what became of a task that is over. */
  private static final List<PathPattern> ANSWERS =
      List.of(
          PathPatternParser.defaultInstance.parse("/engine/{engine}/task/{id}/complete"),
          PathPatternParser.defaultInstance.parse("/engine/{engine}/task/{id}/submit-form"));

  private final List<NamedThing> things = NamedThing.all();

  @Override
  public void filter(ContainerRequestContext request) {
    checkPage(request.getUriInfo().getQueryParameters());
    PathContainer path = PathContainer.parsePath("/" + request.getUriInfo().getPath(false));
    if (OUTSIDE_WORK.matches(path)) {
      throw new InvalidRequestException(
          Status.FORBIDDEN, "No step of an enrollment is done by a program outside.");
    }
    if (ANSWERS.stream().noneMatch(answer -> answer.matches(path))) {
      things.forEach(thing -> check(thing, path));
    }
  }

  private static void checkPage(MultivaluedMap<String, String> query) {
    for (String name : PAGE) {
      String value = query.getFirst(name);
      if (value != null && !value.matches("\\+?\\d{1,9}")) {
        throw new InvalidRequestException(
            Status.BAD_REQUEST, name + ": Give a whole number from 0.");
      }
    }
  }

  private static void check(NamedThing thing, PathContainer path) {
    PathMatchInfo match = thing.pattern().matchAndExtract(path);
    if (match == null) {
      return;
    }
    ProcessEngine engine = EngineUtil.lookupProcessEngine(match.getUriVariables().get("engine"));
    String id = match.getUriVariables().get("id");
    if (engine != null && isHidden(thing, id, engine)) {
      throw new InvalidRequestException(
          Status.NOT_FOUND, "There is no %s with the id %s.".formatted(thing.name(), id));
    }
  }

  private static boolean isHidden(NamedThing thing, String id, ProcessEngine engine) {
    Authentication sender = engine.getIdentityService().getCurrentAuthentication();
    boolean operator = sender != null && CommandGuard.user(sender).isIn(User.OPERATORS);
    if (thing.isOfPeople() && !operator) {
      return false;
    }
    DbEntity found =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getCommandExecutorTxRequired()
            .execute(context -> context.getDbEntityManager().selectById(thing.type(), id));
    return found == null || (isOfTheEngine(found) && !operator);
  }

  /** Batches and the clean-up of the history: the engine lets anybody have a hand in their jobs. */
  private static boolean isOfTheEngine(DbEntity found) {
    return (found instanceof JobEntity job && job.getProcessDefinitionId() == null)
        || (found instanceof JobDefinitionEntity definition
            && definition.getProcessDefinitionId() == null);
  }
}
