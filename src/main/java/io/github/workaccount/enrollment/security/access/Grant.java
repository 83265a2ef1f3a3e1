package io.github.workaccount.enrollment.security.access;

import io.github.workaccount.enrollment.security.users.ProductGroup;
import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/**
 * What a group, or everybody who is signed in, may do with a resource of the engine.
 *
 * @param group the group's id; null for everybody
 * @param resource the kind of resource
 * @param resourceId which one, {@code *} for all
 * @param permissions what may be done
 */
record Grant(String group, Resource resource, String resourceId, List<Permission> permissions) {

  Grant {
    permissions = List.copyOf(permissions);
  }

  static Grant to(
      ProductGroup group, Resource resource, String resourceId, Permission... permissions) {
    return new Grant(group.id(), resource, resourceId, List.of(permissions));
  }

  static Grant toEverybody(Resource resource, String resourceId, Permission... permissions) {
    return new Grant(null, resource, resourceId, List.of(permissions));
  }

  /** The engine's type of authorization for it. */
  int type() {
    return group == null ? Authorization.AUTH_TYPE_GLOBAL : Authorization.AUTH_TYPE_GRANT;
  }
}
