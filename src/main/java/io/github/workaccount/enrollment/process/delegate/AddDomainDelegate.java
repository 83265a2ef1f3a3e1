package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.change.ApplyChange;
import io.github.workaccount.enrollment.application.proof.VerifyDomain;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Adds the domain to the tenant; with that, its proof begins. */
@Component("addDomain")
class AddDomainDelegate implements JavaDelegate {

  private final ApplyChange changes;
  private final VerifyDomain domains;
  private final ChangeErrors errors;

  AddDomainDelegate(ApplyChange changes, VerifyDomain domains, ChangeErrors errors) {
    this.changes = changes;
    this.domains = domains;
    this.errors = errors;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    domains.begin(id, execution.getProcessInstanceId());
    errors.ofDomain(
        id,
        () -> {
          changes.apply(id, ChangeKind.ADD_DOMAIN);
          return id;
        });
  }
}
