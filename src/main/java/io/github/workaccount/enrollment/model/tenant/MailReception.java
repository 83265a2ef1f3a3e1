package io.github.workaccount.enrollment.model.tenant;

import io.github.workaccount.enrollment.model.text.Keyed;

/** Whether e-mail can reach a domain, as its DNS records tell. */
public enum MailReception implements Keyed {
  /** It names mail exchangers (MX). */
  EXCHANGERS,
  /** It names none but has an address, which mail then goes to (RFC 5321, section 5.1). */
  ADDRESS,
  /** It says that it takes no mail: the null MX (RFC 7505). */
  NULL_MX,
  /** It has neither, or does not exist. */
  NONE,
  /** The DNS gave no answer that tells. */
  UNKNOWN;
}
