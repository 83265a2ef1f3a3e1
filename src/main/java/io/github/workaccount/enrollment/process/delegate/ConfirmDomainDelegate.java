package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.VerifyDomain;
import io.github.workaccount.enrollment.application.VerifyDomain.Verification;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.Variables;
import java.time.Duration;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has Microsoft verify the domain; asks again later and later while Microsoft sees no record. */
@Component("confirmDomain")
class ConfirmDomainDelegate implements JavaDelegate {

  private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
  private static final int MAX_DOUBLINGS = 6;

  private final VerifyDomain domains;

  ConfirmDomainDelegate(VerifyDomain domains) {
    this.domains = domains;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Verification verification =
        ChangeErrors.ofDomain(() -> domains.confirm(Variables.enrollment(execution)));
    if (verification == Verification.EXPIRED) {
      throw new BpmnError(
          Elements.DOMAIN_PROOF_EXPIRED, "Microsoft did not see the record in time.");
    }
    int attempts = (int) execution.getVariable(Variables.VERIFICATION_ATTEMPTS);
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(attempts, MAX_DOUBLINGS));
    execution.setVariable(
        Variables.VERIFICATION_ATTEMPTS, verification == Verification.WAITING ? attempts + 1 : 0);
    execution.setVariable(Variables.PROPAGATION_DELAY, delay.toString());
    execution.setVariable(
        Variables.DOMAIN_VERIFICATION,
        verification.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
