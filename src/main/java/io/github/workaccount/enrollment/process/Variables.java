package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.account.CreateWorkAccount.Finding;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.proof.VerifyDomain.Verification;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * The process variables, for display and routing only. What counts stands in the product's tables,
 * which are found by the business key: no one can write that.
 */
public final class Variables {

  public static final Variable<String> ENROLLMENT_ID = Variable.text("enrollmentId");
  public static final Variable<String> REQUESTER = Variable.text("requester");
  public static final Variable<String> DOMAIN = Variable.text("domain");
  public static final Variable<Boolean> DRY_RUN = Variable.flag("dryRun");
  public static final Variable<Boolean> ADDRESS_USABLE = Variable.flag("addressUsable");
  public static final Variable<DomainState> DOMAIN_STATE =
      Variable.constant("domainState", DomainState.class);
  public static final Variable<Boolean> STATED_TENANT = Variable.flag("statedTenant");
  public static final Variable<Boolean> PROGRAMS_SHARE_TENANT =
      Variable.flag("programsShareTenant");
  public static final Variable<Route> ROUTE = Variable.constant("route", Route.class);
  public static final Variable<Choice> DECISION = Variable.constant("decision", Choice.class);
  public static final Variable<Boolean> ROUTE_APPROVED = Variable.flag("routeApproved");

  /**
   * What the models of before the facts were confirmed ask for instead of {@link #FACTS_CHANGED}.
   */
  public static final Variable<Boolean> TENANT_NAMED = Variable.flag("tenantNamed");

  public static final Variable<Boolean> FACTS_CHANGED = Variable.flag("factsChanged");
  public static final Variable<Boolean> CONSENT_NEEDED = Variable.flag("consentNeeded");

  /** What the models of before roles were enforced ask for instead of {@link #PLAN_TO_APPROVE}. */
  public static final Variable<Integer> CHANGE_COUNT = Variable.number("changeCount");

  public static final Variable<Boolean> PLAN_TO_APPROVE = Variable.flag("planToApprove");
  public static final Variable<Boolean> DOMAIN_TO_PROVE = Variable.flag("domainToProve");
  public static final Variable<Boolean> CHANGES_LEFT = Variable.flag("changesLeft");
  public static final Variable<Boolean> UNDO_LEFT = Variable.flag("undoLeft");
  public static final Variable<Boolean> RECORD_SEEN = Variable.flag("recordSeen");
  public static final Variable<Instant> PROOF_EXPIRES_AT = Variable.time("proofExpiresAt");
  public static final Variable<Verification> DOMAIN_VERIFICATION =
      Variable.constant("domainVerification", Verification.class);
  public static final Variable<String> PROPAGATION_DELAY = Variable.text("propagationDelay");
  public static final Variable<Finding> WORK_ACCOUNT =
      Variable.constant("workAccount", Finding.class);
  public static final Variable<String> WORK_ACCOUNT_PROBLEM = Variable.text("workAccountProblem");
  public static final Variable<Instant> WORK_ACCOUNT_EXPIRES_AT =
      Variable.time("workAccountExpiresAt");
  public static final Variable<String> INITIAL_DOMAINS = Variable.text("initialDomains");
  public static final Variable<Boolean> TENANT_MANAGED = Variable.flag("tenantManaged");
  public static final Variable<String> PUT_OFF = Variable.text("putOff");
  public static final Variable<String> RETRIED_BY = Variable.text("retriedBy");

  /** What the task itself has beside what its form shows. */
  public static final Variable<String> CONSENT_LINK = Variable.text("consentLink");

  public static final Variable<String> ALTERNATIVE = Variable.text("alternative");

  /** Which company a task is about, with its domain: a task's own, for everybody who sees it. */
  public static final Variable<String> COMPANY = Variable.text("company");

  private Variables() {}

  /**
   * The enrollment that an execution belongs to.
   *
   * @param execution of the enrollment's instance, or of one that it called
   */
  public static EnrollmentId enrollment(BaseDelegateExecution execution) {
    return new EnrollmentId(((DelegateExecution) execution).getProcessBusinessKey());
  }
}
