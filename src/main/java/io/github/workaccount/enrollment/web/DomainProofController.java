package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.proof.ExtendDomainProof;
import io.github.workaccount.enrollment.application.proof.VerifyDomain;
import io.github.workaccount.enrollment.web.EnrollmentController.Reason;
import io.github.workaccount.enrollment.web.EnrollmentController.Started;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The REST API of the proof of an enrollment's domain. */
@RestController
@RequestMapping(path = "/api/enrollments/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Enrollments")
class DomainProofController {

  private final VisibleEnrollments visible;
  private final VerifyDomain domains;
  private final ExtendDomainProof proofs;

  DomainProofController(
      VisibleEnrollments visible, VerifyDomain domains, ExtendDomainProof proofs) {
    this.visible = visible;
    this.domains = domains;
    this.proofs = proofs;
  }

  @PostMapping("/dns-check")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Look for the DNS record now, or ask Microsoft now whether it sees it")
  @Described(problems = {"not-allowed-to-look", "not-found", "no-record-awaited"})
  Started lookNow(@PathVariable String id, User user) {
    Enrollment enrollment = visible.get(id, user);
    domains.lookNow(user, enrollment.id());
    return EnrollmentController.started(enrollment);
  }

  @PostMapping(path = "/dns-extension", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Give the proof of the domain more time, before it expires, whatever it waits for")
  @Described(
      requests = "extension",
      answers = "extended",
      problems = {
        "malformed-json",
        "unsupported-media-type",
        "not-allowed-to-extend",
        "not-found",
        "nothing-to-extend",
        "missing-reason-to-extend"
      })
  Extended extend(@PathVariable String id, @RequestBody Reason body, User user) {
    Enrollment enrollment = visible.get(id, user);
    Instant expiresAt = proofs.extend(user, enrollment.id(), body.reason());
    return new Extended(id, enrollment.state().key(), expiresAt);
  }

  /** When the proof of the domain expires now. */
  @Schema(
      name = "Extended",
      requiredProperties = {"id", "state", "expiresAt"})
  record Extended(String id, String state, Instant expiresAt) {}
}
