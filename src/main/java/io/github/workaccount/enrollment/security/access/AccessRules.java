package io.github.workaccount.enrollment.security.access;

import static io.github.workaccount.enrollment.security.users.ProductGroup.AUDITORS;
import static io.github.workaccount.enrollment.security.users.ProductGroup.ENROLLMENT_ADMINS;
import static io.github.workaccount.enrollment.security.users.ProductGroup.OPERATORS;
import static io.github.workaccount.enrollment.security.users.ProductGroup.PROCESS_OWNERS;
import static io.github.workaccount.enrollment.security.users.ProductGroup.REQUESTERS;
import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import io.github.workaccount.enrollment.security.users.ProductGroup;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * Who may do what in the engine and its web applications, as data.
 *
 * <p>What is absent matters as much as what is there: nobody but the operators may change
 * variables, modify, suspend or delete instances, create batches, or make filters. Process owners
 * read every task, so that Cockpit counts and shows what waits, and work on none. A requester reads
 * an own instance through a grant that its start makes; tasks are read and worked on through the
 * grants that the engine makes for assignees and candidates.
 */
final class AccessRules {

  private static final String ENROLLMENT = "enrollment";

  /** The processes that an enrollment calls. */
  private static final List<String> CALLED = List.of("obtain-work-account", "verify-domain");

  private AccessRules() {}

  static List<Grant> grants() {
    List<Grant> grants = new ArrayList<>();
    grants.add(Grant.toEverybody(Resources.GROUP, ANY, Permissions.READ));
    applications(grants);
    starting(grants);
    reading(grants);
    for (Resources resource : Resources.values()) {
      grants.add(Grant.to(OPERATORS, resource, ANY, Permissions.ALL));
    }
    return List.copyOf(grants);
  }

  /** Reading the product's filters: the operators may do all with every filter anyway. */
  static List<Grant> filterGrants(String filterId) {
    return List.of(
        Grant.to(REQUESTERS, Resources.FILTER, filterId, Permissions.READ),
        Grant.to(ENROLLMENT_ADMINS, Resources.FILTER, filterId, Permissions.READ),
        Grant.to(PROCESS_OWNERS, Resources.FILTER, filterId, Permissions.READ),
        Grant.to(AUDITORS, Resources.FILTER, filterId, Permissions.READ));
  }

  private static void applications(List<Grant> grants) {
    for (ProductGroup group : List.of(REQUESTERS, ENROLLMENT_ADMINS, PROCESS_OWNERS, AUDITORS)) {
      grants.add(Grant.to(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS));
      grants.add(Grant.to(group, Resources.APPLICATION, "welcome", Permissions.ACCESS));
    }
    grants.add(Grant.to(PROCESS_OWNERS, Resources.APPLICATION, "cockpit", Permissions.ACCESS));
  }

  private static void starting(List<Grant> grants) {
    for (ProductGroup group : List.of(REQUESTERS, ENROLLMENT_ADMINS)) {
      grants.add(
          Grant.to(
              group,
              Resources.PROCESS_DEFINITION,
              ENROLLMENT,
              ProcessDefinitionPermissions.CREATE_INSTANCE,
              ProcessDefinitionPermissions.READ));
      grants.add(Grant.to(group, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE));
      for (String called : CALLED) {
        grants.add(
            Grant.to(
                group, Resources.PROCESS_DEFINITION, called, ProcessDefinitionPermissions.READ));
      }
    }
  }

  private static void reading(List<Grant> grants) {
    List<String> definitions = new ArrayList<>(CALLED);
    definitions.add(ENROLLMENT);
    for (String definition : definitions) {
      grants.add(
          Grant.to(
              PROCESS_OWNERS,
              Resources.PROCESS_DEFINITION,
              definition,
              ProcessDefinitionPermissions.READ,
              ProcessDefinitionPermissions.READ_INSTANCE,
              ProcessDefinitionPermissions.READ_HISTORY,
              ProcessDefinitionPermissions.RETRY_JOB));
      grants.add(
          Grant.to(
              AUDITORS,
              Resources.PROCESS_DEFINITION,
              definition,
              ProcessDefinitionPermissions.READ,
              ProcessDefinitionPermissions.READ_HISTORY));
    }
    grants.add(
        Grant.to(
            PROCESS_OWNERS,
            Resources.DECISION_DEFINITION,
            ANY,
            Permissions.READ,
            Permissions.READ_HISTORY));
    grants.add(
        Grant.to(
            PROCESS_OWNERS, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ));
    grants.add(Grant.to(PROCESS_OWNERS, Resources.DEPLOYMENT, ANY, Permissions.READ));
    grants.add(Grant.to(PROCESS_OWNERS, Resources.TASK, ANY, Permissions.READ));
  }
}
