package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.model.address.DomainText;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Says of each task which company it is about, so that tasks of the same kind can be told apart in
 * a list. It is a variable of the task's own: whoever may read a task may read those, while the
 * process's variables take a right to the whole enrollment.
 */
@Component
class CompanyListener {

  private final Enrollments enrollments;
  private final DomainText text;

  CompanyListener(Enrollments enrollments, DomainText text) {
    this.enrollments = enrollments;
    this.text = text;
  }

  void notify(DelegateTask task) {
    Enrollment enrollment = enrollments.get(Variables.enrollment(task.getExecution()));
    Variables.COMPANY.setLocal(
        task, "%s (%s)".formatted(enrollment.request().companyName(), address(enrollment)));
  }

  /** While the address is unusable there is no domain, and what was typed tells most. */
  private String address(Enrollment enrollment) {
    return enrollment.domain() == null
        ? enrollment.request().workEmail()
        : text.show(enrollment.domain());
  }
}
