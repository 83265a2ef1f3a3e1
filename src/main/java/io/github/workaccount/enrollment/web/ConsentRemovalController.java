package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.application.consent.ConsentRemoval;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.web.EnrollmentController.Started;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The REST API of the consent that an enrollment was granted. */
@RestController
@RequestMapping(path = "/api/enrollments/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Enrollments")
class ConsentRemovalController {

  private final VisibleEnrollments visible;
  private final ConsentRemoval consent;

  ConsentRemovalController(VisibleEnrollments visible, ConsentRemoval consent) {
    this.visible = visible;
    this.consent = consent;
  }

  @PostMapping("/consent-check")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Look now whether the tenant has taken its consent back")
  @Described(problems = {"not-allowed-to-look-for-consent", "not-found", "no-consent"})
  Started lookForConsent(@PathVariable String id, User user) {
    Enrollment enrollment = visible.get(id, user);
    consent.lookNow(user, enrollment.id());
    return EnrollmentController.started(enrollment);
  }
}
