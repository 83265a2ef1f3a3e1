package io.github.workaccount.enrollment.application.directory;

import io.github.workaccount.enrollment.model.text.Keyed;

/**
 * What is to be done in a tenant. Application permissions know no incremental consent, so reading
 * and writing may be two app registrations, and consent is asked for the one that is needed.
 */
public enum Access implements Keyed {
  /** Look into the tenant. */
  READ,
  /** Change it, which takes looking as well: the writing registration may do both. */
  WRITE;

  /**
   * The access of that name.
   *
   * @param key as {@link #key} gives it; null, as in rows of before, is {@link #WRITE}
   */
  public static Access of(String key) {
    return READ.key().equals(key) ? READ : WRITE;
  }
}
