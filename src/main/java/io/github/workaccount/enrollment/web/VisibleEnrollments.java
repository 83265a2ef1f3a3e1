package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import org.springframework.stereotype.Component;

/** The enrollments that a person may see; whoever may not see one is told that there is none. */
@Component
class VisibleEnrollments {

  private final Enrollments enrollments;

  VisibleEnrollments(Enrollments enrollments) {
    this.enrollments = enrollments;
  }

  Enrollment get(String id, User user) {
    return enrollments
        .find(new EnrollmentId(id))
        .filter(user::maySee)
        .orElseThrow(
            () ->
                new EnrollmentController.NotFound(
                    "There is no enrollment %s that you may see.".formatted(id)));
  }
}
