package io.github.workaccount.enrollment.application.proof;

import io.github.workaccount.enrollment.application.failure.Postponed;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;

/** The domain name system. */
public interface Dns {

  /**
   * Looks for a verification record; takes at most the configured time and never throws for what a
   * server does or does not answer.
   *
   * @param wanted the record
   * @return what was found
   * @throws Postponed when other steps take all looks that steps may make at once
   */
  DnsFinding lookUp(VerificationRecord wanted);
}
