package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.request.CheckRequest;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Checks the work e-mail. */
@Component("checkRequest")
class CheckRequestDelegate implements JavaDelegate {

  private final CheckRequest requests;
  private final Enrollments enrollments;

  CheckRequestDelegate(CheckRequest requests, Enrollments enrollments) {
    this.requests = requests;
    this.enrollments = enrollments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    boolean usable = requests.check(id).isEmpty();
    Variables.ADDRESS_USABLE.pass(execution, usable);
    if (usable) {
      Variables.DOMAIN.change(execution, enrollments.get(id).domain().value());
    }
  }
}
