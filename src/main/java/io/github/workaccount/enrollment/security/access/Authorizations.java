package io.github.workaccount.enrollment.security.access;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Permission;

/** Brings grants into the engine: adds missing ones and missing permissions, removes nothing. */
class Authorizations {

  private final AuthorizationService service;

  Authorizations(AuthorizationService service) {
    this.service = service;
  }

  void ensure(Grant grant) {
    Authorization authorization = find(grant);
    if (authorization == null) {
      authorization = service.createNewAuthorization(grant.type());
      if (grant.group() != null) {
        authorization.setGroupId(grant.group());
      }
      authorization.setResource(grant.resource());
      authorization.setResourceId(grant.resourceId());
    } else if (grant.permissions().stream().allMatch(authorization::isPermissionGranted)) {
      return;
    }
    for (Permission permission : grant.permissions()) {
      authorization.addPermission(permission);
    }
    service.saveAuthorization(authorization);
  }

  private Authorization find(Grant grant) {
    AuthorizationQuery query =
        service
            .createAuthorizationQuery()
            .authorizationType(grant.type())
            .resourceType(grant.resource())
            .resourceId(grant.resourceId());
    if (grant.group() != null) {
      query.groupIdIn(grant.group());
    }
    return query.singleResult();
  }
}
