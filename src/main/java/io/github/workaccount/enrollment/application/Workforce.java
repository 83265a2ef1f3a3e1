package io.github.workaccount.enrollment.application;

/** Who works here. */
public interface Workforce {

  /** How many people are enrollment admins. */
  long enrollmentAdmins();
}
