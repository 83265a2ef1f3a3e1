package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Enrollments.Filter;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.operation.ProcessStatus;
import io.github.workaccount.enrollment.application.outcome.WithdrawEnrollment;
import io.github.workaccount.enrollment.application.request.StartOnce;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.address.DomainText;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The REST API of enrollments. */
@RestController
@RequestMapping(path = "/api/enrollments", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Enrollments")
class EnrollmentController {

  private static final int MAX_PAGE_SIZE = 200;
  private static final int MAX_KEY = 255;
  private static final String STATES =
      Arrays.stream(EnrollmentState.values())
          .map(EnrollmentState::key)
          .collect(Collectors.joining(", "));

  private final StartOnce starts;
  private final Enrollments enrollments;
  private final EnrollmentViews views;
  private final Evidence evidence;
  private final VisibleEnrollments visible;
  private final WithdrawEnrollment withdrawals;
  private final ProcessStatus statuses;
  private final DomainText names;

  EnrollmentController(
      StartOnce starts,
      Enrollments enrollments,
      EnrollmentViews views,
      Evidence evidence,
      VisibleEnrollments visible,
      WithdrawEnrollment withdrawals,
      ProcessStatus statuses,
      DomainText names) {
    this.starts = starts;
    this.enrollments = enrollments;
    this.views = views;
    this.evidence = evidence;
    this.visible = visible;
    this.withdrawals = withdrawals;
    this.statuses = statuses;
    this.names = names;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Ask for an enrollment")
  @ApiResponse(
      responseCode = "201",
      description = "Started; a repeated request with the same Idempotency-Key answers the same",
      headers =
          @Header(
              name = "Location",
              description = "Where the enrollment is",
              schema = @Schema(type = "string")))
  @Described(
      requests = {"common-case", "long-case", "dry-run"},
      answers = "started",
      problems = {
        "malformed-json",
        "unknown-field",
        "wrong-type",
        "forbidden",
        "domain-taken",
        "suspended",
        "content-too-large",
        "unsupported-media-type",
        "unusable-address",
        "invalid-input",
        "idempotency-key-reused"
      })
  ResponseEntity<Started> start(
      @RequestBody NewEnrollment body,
      @Parameter(description = "1 to 255 characters; a repeated request starts nothing twice")
          @RequestHeader(name = "Idempotency-Key", required = false)
          String key,
      User user) {
    if (key != null && (key.isBlank() || key.length() > MAX_KEY)) {
      throw new InvalidInput("Idempotency-Key", "Give 1 to %d characters.".formatted(MAX_KEY));
    }
    EnrollmentId id = starts.start(user, body.fields(), key);
    return ResponseEntity.created(URI.create("/api/enrollments/" + id))
        .body(started(enrollments.get(id)));
  }

  @GetMapping("/{id}")
  @Operation(summary = "An enrollment as it stands")
  @Described(problems = "not-found")
  EnrollmentView show(@PathVariable String id, User user) {
    return views.show(visible.get(id, user), user);
  }

  @GetMapping
  @Operation(summary = "Enrollments, newest first")
  @Described(problems = {"wrong-parameter", "invalid-filter"})
  Page list(
      @Parameter(description = "Only those in this state") @RequestParam(required = false)
          String state,
      @Parameter(description = "Only those of this domain") @RequestParam(required = false)
          String domain,
      @Parameter(description = "From 0") @RequestParam(defaultValue = "0") int page,
      @Parameter(description = "From 1 to 200") @RequestParam(defaultValue = "50") int size,
      User user) {
    requirePage(page, size);
    Filter filter =
        new Filter(
            state(state),
            domain(domain),
            user.seesAll() ? null : user.id(),
            statuses.withIncident(),
            page,
            size);
    Enrollments.Page found = enrollments.list(filter);
    return new Page(views.show(found.items(), user), page, size, found.total());
  }

  @PostMapping(path = "/{id}/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Withdraw an enrollment: what it changed is undone")
  @Described(
      requests = "reason",
      problems = {
        "malformed-json",
        "unsupported-media-type",
        "not-allowed",
        "not-found",
        "over",
        "missing-reason"
      })
  Started withdraw(@PathVariable String id, @RequestBody Reason body, User user) {
    EnrollmentId enrollment = visible.get(id, user).id();
    withdrawals.request(user, enrollment, body.reason());
    withdrawals.takeEffect(enrollment);
    return started(enrollments.get(enrollment));
  }

  @GetMapping("/{id}/evidence")
  @Operation(summary = "What was seen, decided and done")
  @Described(problems = "not-found")
  EvidenceView evidence(@PathVariable String id, User user) {
    Enrollment enrollment = visible.get(id, user);
    return EvidenceView.of(views.show(enrollment, user), evidence.of(enrollment.id()));
  }

  private static void requirePage(int page, int size) {
    if (page < 0) {
      throw new InvalidInput("page", "Give a page from 0.");
    }
    if (size < 1 || size > MAX_PAGE_SIZE) {
      throw new InvalidInput("size", "Give a size from 1 to %d.".formatted(MAX_PAGE_SIZE));
    }
  }

  private static EnrollmentState state(String key) {
    return key == null
        ? null
        : EnrollmentState.of(key)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "state", "There is no such state. Give one of: %s.".formatted(STATES)));
  }

  private DomainName domain(String text) {
    try {
      return text == null ? null : names.read(text);
    } catch (InvalidValue e) {
      throw new InvalidInput("domain", e.getMessage());
    }
  }

  static Started started(Enrollment enrollment) {
    return new Started(enrollment.id().value(), enrollment.state().key());
  }

  /** An enrollment's id and state. */
  @Schema(
      name = "Started",
      requiredProperties = {"id", "state"})
  record Started(String id, String state) {}

  /** Why an enrollment is withdrawn, or a wait extended. */
  @Schema(name = "Reason")
  record Reason(String reason) {}

  /** A page of enrollments. */
  @Schema(
      name = "Page",
      requiredProperties = {"items", "page", "size", "total"})
  record Page(List<EnrollmentView> items, int page, int size, long total) {}

  /** There is no such enrollment for this person. */
  static final class NotFound extends RuntimeException {
    NotFound(String message) {
      super(message);
    }
  }
}
