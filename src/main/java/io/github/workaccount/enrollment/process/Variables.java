package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * The process variables, for display and routing only. What counts stands in the product's tables,
 * which are found by the business key: no one can write that.
 */
public final class Variables {

  public static final String ENROLLMENT_ID = "enrollmentId";
  public static final String REQUESTER = "requester";
  public static final String DOMAIN = "domain";
  public static final String DRY_RUN = "dryRun";
  public static final String ADDRESS_USABLE = "addressUsable";
  public static final String DOMAIN_STATE = "domainState";
  public static final String STATED_TENANT = "statedTenant";
  public static final String PROGRAMS_SHARE_TENANT = "programsShareTenant";
  public static final String ROUTE = "route";
  public static final String DECISION = "decision";
  public static final String ROUTE_APPROVED = "routeApproved";

  /**
   * What the models of before the facts were confirmed ask for instead of {@link #FACTS_CHANGED}.
   */
  public static final String TENANT_NAMED = "tenantNamed";

  public static final String FACTS_CHANGED = "factsChanged";
  public static final String CONSENT_NEEDED = "consentNeeded";

  /** What the models of before roles were enforced ask for instead of {@link #PLAN_TO_APPROVE}. */
  public static final String CHANGE_COUNT = "changeCount";

  public static final String PLAN_TO_APPROVE = "planToApprove";
  public static final String DOMAIN_TO_PROVE = "domainToProve";
  public static final String CHANGES_LEFT = "changesLeft";
  public static final String UNDO_LEFT = "undoLeft";
  public static final String RECORD_SEEN = "recordSeen";
  public static final String PROOF_EXPIRES_AT = "proofExpiresAt";
  public static final String DOMAIN_VERIFICATION = "domainVerification";
  public static final String PROPAGATION_DELAY = "propagationDelay";
  public static final String WORK_ACCOUNT = "workAccount";
  public static final String WORK_ACCOUNT_PROBLEM = "workAccountProblem";
  public static final String WORK_ACCOUNT_EXPIRES_AT = "workAccountExpiresAt";
  public static final String INITIAL_DOMAINS = "initialDomains";
  public static final String TENANT_MANAGED = "tenantManaged";
  public static final String PUT_OFF = "putOff";
  public static final String RETRIED_BY = "retriedBy";

  /** What the task itself has beside what its form shows. */
  public static final String CONSENT_LINK = "consentLink";

  public static final String ALTERNATIVE = "alternative";

  /** Which company a task is about, with its domain: a task's own, for everybody who sees it. */
  public static final String COMPANY = "company";

  private Variables() {}

  /**
   * Sets a variable where that changes something: the engine would store an equal value again.
   *
   * @param scope that has it, or gets it
   * @param name of the variable
   * @param value null where there may be none
   */
  public static void change(VariableScope scope, String name, Object value) {
    if (!Objects.equals(scope.getVariable(name), value)) {
      scope.setVariable(name, value);
    }
  }

  /**
   * The enrollment that an execution belongs to.
   *
   * @param execution of the enrollment's instance, or of one that it called
   */
  public static EnrollmentId enrollment(BaseDelegateExecution execution) {
    return new EnrollmentId(((DelegateExecution) execution).getProcessBusinessKey());
  }
}
