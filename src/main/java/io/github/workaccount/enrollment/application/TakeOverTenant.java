package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.DomainState;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.TenantFacts;
import org.springframework.stereotype.Service;

/** Has a person take over an unmanaged tenant (rule D4), and reads it back as managed. */
@Service
public class TakeOverTenant {

  /** The task at which it is taken over. */
  public static final String TASK = "TakeOverTenant";

  private final CheckTenant tenants;
  private final RecordDecision decisions;

  TakeOverTenant(CheckTenant tenants, RecordDecision decisions) {
    this.tenants = tenants;
    this.decisions = decisions;
  }

  /**
   * Keeps that a person says it is taken over.
   *
   * @param user who says so
   * @param id the enrollment
   */
  public void done(User user, EnrollmentId id) {
    decisions.record(user, id, TASK, "look-now", null, null);
  }

  /**
   * Reads the tenant back.
   *
   * @param id the enrollment
   * @return whether it is managed now
   */
  public boolean confirm(EnrollmentId id) {
    TenantFacts facts = tenants.check(id);
    return facts.state() == DomainState.MANAGED || facts.state() == DomainState.FEDERATED;
  }
}
