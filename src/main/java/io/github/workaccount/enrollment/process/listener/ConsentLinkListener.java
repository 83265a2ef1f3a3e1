package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.application.consent.ConsentNeed;
import io.github.workaccount.enrollment.application.consent.GrantConsent;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Gives the task at which consent is granted its links. Each is made once, with its task, and not
 * whenever somebody looks: Microsoft comes back with what is in it.
 */
@Component
class ConsentLinkListener {

  private static final String READING_ONLY =
      """
      To grant **reading only**, open the consent page of the reading registration instead; the changes of the plan are then made by hand and read back:

      `%s`""";
  private static final String WRITING_TOO =
      """
      This consent is for **reading only**. To have the product make the changes of a plan itself, open the consent page of the writing registration instead:

      `%s`""";

  private final GrantConsent consent;
  private final ConsentNeed need;

  ConsentLinkListener(GrantConsent consent, ConsentNeed need) {
    this.consent = consent;
    this.need = need;
  }

  void notify(DelegateTask task) {
    EnrollmentId id = Variables.enrollment(task.getExecution());
    Variables.CONSENT_LINK.setLocal(task, consent.ask(id, need.access(id)));
    Variables.ALTERNATIVE.setLocal(task, alternative(id));
  }

  /** Where reading and writing are two registrations, the other one may do as well. */
  private String alternative(EnrollmentId id) {
    if (need.mayBeLess(id)) {
      return READING_ONLY.formatted(consent.ask(id, Access.READ));
    }
    return need.mayBeMore(id) ? WRITING_TOO.formatted(consent.ask(id, Access.WRITE)) : "";
  }
}
