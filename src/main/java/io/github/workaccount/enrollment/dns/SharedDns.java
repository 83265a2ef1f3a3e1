package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.application.proof.Dns;
import io.github.workaccount.enrollment.dns.client.ServerBusy;
import io.github.workaccount.enrollment.dns.client.Visits;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;

/** The domain name system, for looks that share its servers with others. */
interface SharedDns {

  /**
   * Looks for a verification record as {@link Dns#lookUp} does.
   *
   * @param wanted the record
   * @param visits which servers it may wait for
   * @return what was found
   * @throws ServerBusy when one that is needed has its share of looks already
   */
  DnsFinding lookUp(VerificationRecord wanted, Visits visits);
}
