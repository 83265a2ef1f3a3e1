package io.github.workaccount.enrollment.access;

import java.util.Locale;

/** Who asks: the people of the sandbox, a second requester, and somebody who has not signed in. */
public enum Person {
  NOBODY,
  /** The requester whose enrollment it is. */
  KIM,
  /** Another requester. */
  LEE,
  ALEX,
  SAM,
  PAT,
  ROBIN,
  OLGA;

  /** The user's id, which is the password, too. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
