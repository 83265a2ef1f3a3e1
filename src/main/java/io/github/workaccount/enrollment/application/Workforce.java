package io.github.workaccount.enrollment.application;

/** Who works here. */
public interface Workforce {

  /** How many people are enrollment admins. */
  long enrollmentAdmins();

  /**
   * How many people are enrollment admins, a person not counted.
   *
   * @param user the id of that person, who need not be one
   */
  long enrollmentAdminsBesides(String user);
}
