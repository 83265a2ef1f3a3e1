package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.proof.VerifyDomain;
import io.github.workaccount.enrollment.application.proof.VerifyDomain.Verification;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has Microsoft verify the domain. */
@Component("confirmDomain")
class ConfirmDomainDelegate implements JavaDelegate {

  /** Enrollments that began with an earlier model wait for a timer instead of the watch. */
  private static final String ASK_AGAIN_AFTER = "PT5M";

  private final VerifyDomain domains;
  private final ChangeErrors errors;

  ConfirmDomainDelegate(VerifyDomain domains, ChangeErrors errors) {
    this.domains = domains;
    this.errors = errors;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    Verification verification = errors.ofDomain(id, () -> domains.confirm(id));
    if (verification == Verification.EXPIRED) {
      throw new BpmnError(
          Elements.DOMAIN_PROOF_EXPIRED, "Microsoft did not see the record in time.");
    }
    Variables.PROPAGATION_DELAY.pass(execution, ASK_AGAIN_AFTER);
    Variables.DOMAIN_VERIFICATION.pass(execution, verification);
  }
}
