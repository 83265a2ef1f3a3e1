package io.github.workaccount.enrollment.application.facts;

import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.tenant.MailReception;

/** What the domain name system says of a domain's mail. */
public interface MailHosts {

  /**
   * Finds out whether e-mail can reach a domain; takes a few seconds at most and never throws for
   * what a server does or does not answer.
   *
   * @param domain the domain
   * @return what was found; {@link MailReception#UNKNOWN} when nobody answered
   */
  MailReception reception(DomainName domain);
}
