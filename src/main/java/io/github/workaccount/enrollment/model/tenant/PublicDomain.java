package io.github.workaccount.enrollment.model.tenant;

/**
 * What the outside can see of a domain, before it is held against what the company says.
 *
 * @param state never {@link DomainState#CONFLICT}
 * @param tenant the tenant that holds the domain in this cloud; null when there is none
 * @param cloud the cloud that holds the domain, by its login host, such as {@code
 *     microsoftonline.com}
 * @param signInPage where users of a federated domain sign in; null otherwise
 */
public record PublicDomain(DomainState state, Tenant tenant, String cloud, String signInPage) {

  /** Whether the domain is verified in a managed or federated tenant of this cloud. */
  public boolean isVerified() {
    return state == DomainState.MANAGED || state == DomainState.FEDERATED;
  }
}
