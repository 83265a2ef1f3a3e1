package io.github.workaccount.enrollment.model.tenant;

import java.util.Locale;

/** Whether e-mail can reach a domain, as its DNS records tell. */
public enum MailReception {
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

  /** The stable name, such as {@code null-mx}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
