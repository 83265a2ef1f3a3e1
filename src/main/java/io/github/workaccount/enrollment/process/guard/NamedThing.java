package io.github.workaccount.enrollment.process.guard;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.cmmn.entity.repository.CaseDefinitionEntity;
import org.camunda.bpm.engine.impl.cmmn.entity.runtime.CaseExecutionEntity;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionRequirementsDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Something that a path of the web applications' REST interfaces names by its id.
 *
 * @param pattern the path, with the variables {@code engine} and {@code id}
 * @param name what it is called
 * @param type what the engine keeps it as
 */
record NamedThing(PathPattern pattern, String name, Class<? extends DbEntity> type) {

  private static final Set<Class<?>> PEOPLE =
      Set.of(UserEntity.class, GroupEntity.class, TenantEntity.class);
  private static final String ID = "{id:(?!(?:key|count|create|report)$).+}";
  private static final String MODEL = "process definition";
  private static final String INSTANCE = "process instance";
  private static final String GROUP = "group";
  private static final String USER = "user";
  private static final String CASE_MODEL = "case definition";

  static List<NamedThing> all() {
    return List.of(
        of("task/{id}/*/**", "task", TaskEntity.class),
        of("execution/{id}/*/**", "execution", ExecutionEntity.class),
        of("process-instance/{id}/*/**", INSTANCE, ExecutionEntity.class),
        of("job/{id}/*/**", "job", JobEntity.class),
        of("job-definition/{id}/*/**", "job definition", JobDefinitionEntity.class),
        of("process-definition/{id}/*/**", MODEL, ProcessDefinitionEntity.class),
        of("history/process-definition/{id}/statistics", MODEL, ProcessDefinitionEntity.class),
        of("decision-definition/{id}/*", "decision", DecisionDefinitionEntity.class),
        of(
            "history/decision-requirements-definition/{id}/statistics",
            "decision requirements definition",
            DecisionRequirementsDefinitionEntity.class),
        of("case-definition/{id}/*", CASE_MODEL, CaseDefinitionEntity.class),
        of("history/case-definition/{id}/statistics", CASE_MODEL, CaseDefinitionEntity.class),
        of("case-execution/{id}/**", "case execution", CaseExecutionEntity.class),
        of("case-instance/{id}/**", "case instance", CaseExecutionEntity.class),
        of("deployment/{id}/resources/**", "deployment", DeploymentEntity.class),
        of("external-task/{id}/errorDetails", "external task", ExternalTaskEntity.class),
        of("group/{id}/**", GROUP, GroupEntity.class),
        of("group/*/members/{id}", USER, UserEntity.class),
        of("tenant/{id}/**", "tenant", TenantEntity.class),
        of("tenant/*/group-members/{id}", GROUP, GroupEntity.class),
        of("tenant/*/user-members/{id}", USER, UserEntity.class),
        of("user/{id}/**", USER, UserEntity.class),
        at("/plugin/base/{engine}/process-definition/{id}/*", MODEL, ProcessDefinitionEntity.class),
        at("/plugin/base/{engine}/process-instance/{id}/*", INSTANCE, ExecutionEntity.class));
  }

  /** Whether only operators hear that there is none: nobody else finds out who there is. */
  boolean isOfPeople() {
    return PEOPLE.contains(type);
  }

  /** Below what the engine's REST interface has, with names that are no ids left out. */
  private static NamedThing of(String path, String name, Class<? extends DbEntity> type) {
    return at("/engine/{engine}/" + path.replace("{id}", ID), name, type);
  }

  private static NamedThing at(String path, String name, Class<? extends DbEntity> type) {
    return new NamedThing(PathPatternParser.defaultInstance.parse(path), name, type);
  }
}
