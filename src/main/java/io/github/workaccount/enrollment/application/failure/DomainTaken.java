package io.github.workaccount.enrollment.application.failure;

import io.github.workaccount.enrollment.model.address.DomainName;

/** The domain has an active enrollment already. */
public final class DomainTaken extends ApplicationException {

  private final transient DomainName domain;

  /**
   * @param domain the domain
   */
  public DomainTaken(DomainName domain) {
    super(
        Kind.DOMAIN_TAKEN,
        "There is an active enrollment for %s already. Wait for its end, or withdraw it."
            .formatted(domain));
    this.domain = domain;
  }

  /** The domain. */
  public DomainName domain() {
    return domain;
  }
}
