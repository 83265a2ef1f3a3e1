package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.consent.InspectTenant;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks into the tenant. */
@Component("inspectTenant")
class InspectTenantDelegate implements JavaDelegate {

  private final InspectTenant tenants;

  InspectTenantDelegate(InspectTenant tenants) {
    this.tenants = tenants;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    try {
      ChangeErrors.ofApproval(
          () -> {
            tenants.inspect(id);
            return id;
          });
    } catch (DirectoryFailure.NoConsent e) {
      throw new BpmnError(Elements.CONSENT_MISSING, e.getMessage());
    }
  }
}
