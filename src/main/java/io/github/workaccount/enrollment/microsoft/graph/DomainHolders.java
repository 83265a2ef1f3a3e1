package io.github.workaccount.enrollment.microsoft.graph;

import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.PublicDomain;

/** Knows whether another tenant holds a domain: it is verified in one tenant only (rule D5). */
public final class DomainHolders {

  private final PublicLookUp publicLookUp;

  public DomainHolders(PublicLookUp publicLookUp) {
    this.publicLookUp = publicLookUp;
  }

  /**
   * Refuses a domain that is verified in another managed tenant; one in an unmanaged tenant can be
   * taken from there (rule D4).
   *
   * @param graph the tenant that is to have it
   * @param domain the domain
   * @param said what was tried and answered, a sentence
   * @param requestId Microsoft's id of the request
   * @throws DirectoryFailure.Conflict when another managed tenant has it
   */
  void requireFree(TenantGraph graph, DomainName domain, String said, String requestId) {
    PublicDomain seen = publicLookUp.lookUp(graph.enrollment(), domain);
    boolean managed = seen.state() == DomainState.MANAGED || seen.state() == DomainState.FEDERATED;
    if (managed && seen.tenant() != null && !graph.tenant().equals(seen.tenant().id())) {
      throw new DirectoryFailure.Conflict(
          "%s The domain is verified in another managed tenant, %s: it must be released there first."
              .formatted(said, seen.tenant().label()),
          requestId,
          seen.tenant());
    }
  }
}
