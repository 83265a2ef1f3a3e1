package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.request.RequestEnrollment;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.RequestForm;
import io.github.workaccount.enrollment.process.Acting;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.Variables;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Begins an enrollment with its process instance, and lets the requester read the instance and
 * those that it calls. The engine removes these grants with the instances.
 */
@Component
class StartListener {

  private final RequestEnrollment requests;
  private final Enrollments enrollments;
  private final IdentityService identity;
  private final AuthorizationService authorizations;
  private final Acting acting;

  StartListener(
      RequestEnrollment requests,
      Enrollments enrollments,
      IdentityService identity,
      AuthorizationService authorizations,
      Acting acting) {
    this.requests = requests;
    this.enrollments = enrollments;
    this.identity = identity;
    this.authorizations = authorizations;
    this.acting = acting;
  }

  void notify(DelegateExecution execution) {
    if (execution.getProcessDefinitionId().startsWith(Elements.ENROLLMENT_PROCESS + ":")) {
      begin(execution);
    }
    letRead(
        enrollments.get(Variables.enrollment(execution)).requester(),
        execution.getProcessInstanceId());
  }

  private void begin(DelegateExecution execution) {
    String requester = identity.getCurrentAuthentication().getUserId();
    EnrollmentId id =
        requests.begin(execution.getProcessInstanceId(), requester, fields(execution));
    execution.setProcessBusinessKey(id.value());
    Variables.ENROLLMENT_ID.set(execution, id.value());
    Variables.REQUESTER.set(execution, requester);
    Variables.DRY_RUN.set(execution, enrollments.get(id).request().dryRun());
  }

  private static Map<String, Object> fields(DelegateExecution execution) {
    Map<String, Object> fields = new HashMap<>();
    RequestForm.FIELDS.forEach(name -> fields.put(name, execution.getVariable(name)));
    return fields;
  }

  private void letRead(String user, String processInstanceId) {
    acting.asSystem(
        () -> {
          Authorization grant =
              authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
          grant.setUserId(user);
          grant.setResource(Resources.PROCESS_INSTANCE);
          grant.setResourceId(processInstanceId);
          grant.addPermission(Permissions.READ);
          return authorizations.saveAuthorization(grant);
        });
  }
}
