package io.github.workaccount.enrollment.security.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * The product's filters in Tasklist: created when missing, and not changed afterwards, except that
 * one which shows what an earlier release made it show gets what this one does.
 */
class TaskFilters {

  private static final String SHOWN = "variables";

  private static final Map<String, String> ENROLLMENT =
      Map.of("name", "enrollmentId", "label", "Enrollment");

  /** Whoever sees a task may read its company; the enrollment's id, who may read the enrollment. */
  private static final List<Map<String, String>> ON_CARDS =
      List.of(Map.of("name", "company", "label", "Company"), ENROLLMENT);

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
        ensure("Open tasks", "Tasks that wait, as far as you may see them", 0, open));
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
      return renew(existing.get(0)).getId();
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
            SHOWN,
            ON_CARDS));
    return engine.getFilterService().saveFilter(filter).getId();
  }

  private Filter renew(Filter filter) {
    if (List.of(ENROLLMENT).equals(filter.getProperties().get(SHOWN))) {
      Map<String, Object> properties = new HashMap<>(filter.getProperties());
      properties.put(SHOWN, ON_CARDS);
      filter.setProperties(properties);
      engine.getFilterService().saveFilter(filter);
    }
    return filter;
  }
}
