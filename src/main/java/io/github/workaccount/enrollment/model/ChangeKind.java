package io.github.workaccount.enrollment.model;

import java.util.Locale;

/** The kinds of change that a plan may hold; {@link #key} is the stable name. */
public enum ChangeKind {
  ADD_DOMAIN,
  VERIFY_DOMAIN,
  CREATE_GROUP,
  ADD_MEMBER;

  /** The stable name, such as {@code add-domain}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is part of proving the domain; the rest is linking. */
  public boolean provesDomain() {
    return this == ADD_DOMAIN || this == VERIFY_DOMAIN;
  }
}
