package io.github.workaccount.enrollment.persistence;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;

/** Enrollments for the tests of other areas. */
public final class SampleEnrollments {

  private SampleEnrollments() {}

  /** One with texts that are hard to handle. */
  public static Enrollment any() {
    return Samples.enrollment(Samples.domain());
  }
}
