package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.application.consent.GrantConsent;
import io.github.workaccount.enrollment.application.consent.GrantConsent.Answer;
import io.github.workaccount.enrollment.application.consent.GrantConsent.Outcome;
import io.github.workaccount.enrollment.application.consent.GrantConsent.Outcome.Standing;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/**
 * Where Microsoft returns to after admin consent; open to everybody, since the state is the key.
 */
@Controller
@Hidden
class ConsentCallbackController {

  private static final Logger LOG = LoggerFactory.getLogger(ConsentCallbackController.class);

  private final GrantConsent consent;
  private final Unavailable unavailable;

  ConsentCallbackController(GrantConsent consent, Unavailable unavailable) {
    this.consent = consent;
    this.unavailable = unavailable;
  }

  @GetMapping("/consent/callback")
  ResponseEntity<byte[]> callback(
      @RequestParam(name = "admin_consent", required = false) String adminConsent,
      @RequestParam(required = false) String tenant,
      @RequestParam(required = false) String state,
      @RequestParam(required = false) String error,
      @RequestParam(name = "error_subcode", required = false) String errorSubcode,
      @RequestParam(name = "error_description", required = false) String errorDescription) {
    Outcome outcome =
        consent.returned(
            new Answer(adminConsent, tenant, state, error, errorSubcode, errorDescription));
    return answer(
        outcome.standing() == Standing.REFUSED ? HttpStatus.BAD_REQUEST : HttpStatus.OK, outcome);
  }

  private static ResponseEntity<byte[]> answer(HttpStatus status, Outcome outcome) {
    return pageWith(status).body(page(title(outcome.standing()), outcome.message()));
  }

  private static String title(Standing standing) {
    return switch (standing) {
      case GRANTED -> "Consent granted";
      case REFUSED -> "Consent not taken";
      case NOT_KNOWN -> "Back from Microsoft";
    };
  }

  private static ResponseEntity.BodyBuilder pageWith(HttpStatus status) {
    return ResponseEntity.status(status)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header("Referrer-Policy", "no-referrer")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'");
  }

  /** A person is looking at this page: whatever happens, tell it on a page. */
  @ExceptionHandler
  ResponseEntity<byte[]> failed(RuntimeException e) {
    if (unavailable.isBecauseOf(e)) {
      return pageWith(HttpStatus.SERVICE_UNAVAILABLE)
          .header(HttpHeaders.RETRY_AFTER, Unavailable.RETRY_AFTER)
          .body(
              page(
                  "Consent not known",
                  "The product cannot work with its database at the moment, so it is not known whether the consent was taken. Use the same link again in a minute, or complete the task to look then."));
    }
    LOG.warn("A consent could not be taken", e);
    return answer(
        HttpStatus.CONFLICT,
        Outcome.refused(
            "The consent could not be taken just now. Use the same link again in a minute, or complete the task to look now."));
  }

  private static byte[] page(String title, String message) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>%1$s – Work Account Enrollment</title>
          <style>
            body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem; color: #1f2328; }
            h1 { font-size: 1.6rem; }
          </style>
        </head>
        <body>
          <main>
            <h1>%1$s</h1>
            <p>%2$s</p>
          </main>
        </body>
        </html>
        """
        .formatted(title, HtmlUtils.htmlEscape(message))
        .getBytes(StandardCharsets.UTF_8);
  }
}
