package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.ApplyChange;
import io.github.workaccount.enrollment.application.VerifyDomain;
import io.github.workaccount.enrollment.model.ChangeKind;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Adds the domain to the tenant; with that, its proof begins. */
@Component("addDomain")
class AddDomainDelegate implements JavaDelegate {

  private final ApplyChange changes;
  private final VerifyDomain domains;

  AddDomainDelegate(ApplyChange changes, VerifyDomain domains) {
    this.changes = changes;
    this.domains = domains;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    domains.begin(id, execution.getProcessInstanceId());
    ChangeErrors.ofDomain(
        () -> {
          changes.apply(id, ChangeKind.ADD_DOMAIN);
          return id;
        });
  }
}
