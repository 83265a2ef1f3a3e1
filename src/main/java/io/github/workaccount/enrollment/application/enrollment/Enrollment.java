package io.github.workaccount.enrollment.application.enrollment;

import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import java.time.Instant;

/**
 * An enrollment as it stands.
 *
 * @param id its id
 * @param processInstanceId its process instance
 * @param requester the user who asked for it
 * @param requestedAt when
 * @param request what was asked for
 * @param domain the work e-mail's domain; null while the address is unusable
 * @param state where it stands
 * @param facts what is known of the domain and its tenant; null before the first check
 * @param route what was recommended and chosen
 * @param tenantAdmin who administers the tenant, as named with the consent; null when nobody was
 * @param withdrawal who withdrew it and why; null when nobody did
 * @param outcome how it ended, a sentence; null while it runs
 * @param version for optimistic locking
 */
public record Enrollment(
    EnrollmentId id,
    String processInstanceId,
    String requester,
    Instant requestedAt,
    EnrollmentRequest request,
    DomainName domain,
    EnrollmentState state,
    TenantFacts facts,
    RouteChoice route,
    String tenantAdmin,
    Withdrawal withdrawal,
    String outcome,
    int version) {

  /**
   * Stands before everything that is written in a tenant.
   *
   * @throws NotAllowed for a dry run
   */
  public void requireWrites() {
    if (request.dryRun()) {
      throw new NotAllowed("%s is a dry run: nothing is written.".formatted(id));
    }
  }

  /** The same with another request. */
  public Enrollment withRequest(EnrollmentRequest newRequest, DomainName newDomain) {
    return with(newRequest, newDomain, facts, route, tenantAdmin);
  }

  /** The same in another state. */
  public Enrollment withState(EnrollmentState newState) {
    return standing(newState, outcome);
  }

  /** The same with other facts. */
  public Enrollment withFacts(TenantFacts newFacts) {
    return with(request, domain, newFacts, route, tenantAdmin);
  }

  /** The same with another recommendation or choice. */
  public Enrollment withRoute(RouteChoice newRoute) {
    return with(request, domain, facts, newRoute, tenantAdmin);
  }

  /** The same with a named tenant administrator. */
  public Enrollment withTenantAdmin(String userPrincipalName) {
    return with(request, domain, facts, route, userPrincipalName);
  }

  /** The same, ended. */
  public Enrollment ended(EnrollmentState end, String how) {
    return standing(end, how);
  }

  /** What is asked for and known may change... */
  private Enrollment with(
      EnrollmentRequest newRequest,
      DomainName newDomain,
      TenantFacts newFacts,
      RouteChoice newRoute,
      String newTenantAdmin) {
    return new Enrollment(
        id,
        processInstanceId,
        requester,
        requestedAt,
        newRequest,
        newDomain,
        state,
        newFacts,
        newRoute,
        newTenantAdmin,
        withdrawal,
        outcome,
        version);
  }

  /** ... and so may where it stands; who asked, and when, never does. */
  private Enrollment standing(EnrollmentState newState, String how) {
    return new Enrollment(
        id,
        processInstanceId,
        requester,
        requestedAt,
        request,
        domain,
        newState,
        facts,
        route,
        tenantAdmin,
        withdrawal,
        how,
        version);
  }

  /**
   * A withdrawal.
   *
   * @param by who asked for it
   * @param at when
   * @param reason why
   */
  public record Withdrawal(String by, Instant at, String reason) {}
}
