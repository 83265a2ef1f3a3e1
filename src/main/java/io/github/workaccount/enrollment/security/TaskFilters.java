package io.github.workaccount.enrollment.security;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;

/** The product's filters in Tasklist: created when missing, and not changed afterwards. */
class TaskFilters {

  private final ProcessEngine engine;

  TaskFilters(ProcessEngine engine) {
    this.engine = engine;
  }

  /**
   * Creates those that are missing.
   *
   * @return the ids of all of them
   */
  List<String> ensure() {
    TaskQuery mine = newest().taskAssigneeExpression("${ currentUser() }");
    // No criteria: everybody finds the tasks that they are authorized for, and no other.
    TaskQuery open = newest();
    return List.of(
        ensure("My tasks", "Tasks that you have taken", 10, mine),
        ensure("Open tasks", "Tasks that you may work on", 0, open));
  }

  private TaskQuery newest() {
    return engine.getTaskService().createTaskQuery().orderByTaskCreateTime().desc();
  }

  private String ensure(String name, String description, int priority, TaskQuery query) {
    List<Filter> existing =
        engine
            .getFilterService()
            .createFilterQuery()
            .filterName(name)
            .orderByFilterId()
            .asc()
            .list();
    if (!existing.isEmpty()) {
      return existing.get(0).getId();
    }
    Filter filter = engine.getFilterService().newTaskFilter(name);
    filter.setQuery(query);
    filter.setProperties(
        Map.of(
            "description",
            description,
            "priority",
            priority,
            "color",
            "#555555",
            "refresh",
            true,
            "showUndefinedVariable",
            false,
            "variables",
            List.of(Map.of("name", "enrollmentId", "label", "Enrollment"))));
    return engine.getFilterService().saveFilter(filter).getId();
  }
}
