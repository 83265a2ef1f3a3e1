package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.proof.VerifyDomain;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Variables;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gets the record that proves the domain. */
@Component("getVerificationRecord")
class GetVerificationRecordDelegate implements JavaDelegate {

  private final VerifyDomain domains;
  private final ChangeErrors errors;

  GetVerificationRecordDelegate(VerifyDomain domains, ChangeErrors errors) {
    this.domains = domains;
    this.errors = errors;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    Instant expiresAt =
        errors.ofPlan(id, () -> domains.getRecord(id, execution.getProcessInstanceId()));
    // Enrollments that began with an earlier model have this in their timer.
    Variables.PROOF_EXPIRES_AT.set(execution, expiresAt);
  }
}
