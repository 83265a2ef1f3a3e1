package io.github.workaccount.enrollment.microsoft.graph;

import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.microsoft.http.CallRecord;
import io.github.workaccount.enrollment.microsoft.http.ClockSkew;
import io.github.workaccount.enrollment.microsoft.http.NoConnection;
import io.github.workaccount.enrollment.microsoft.http.NotSent;
import io.github.workaccount.enrollment.microsoft.http.PlainCause;
import io.github.workaccount.enrollment.microsoft.http.RetryAfter;
import io.github.workaccount.enrollment.microsoft.http.TenantPace;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import java.time.Clock;
import java.util.Optional;

/**
 * Says what went wrong with a call of Microsoft Graph, by HTTP status and {@code error.code}, never
 * by message (Microsoft Graph, "Error responses and resource types").
 */
public final class FailureMapping {

  private final MicrosoftProperties properties;
  private final Clock clock;

  public FailureMapping(MicrosoftProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * The failure of one call.
   *
   * @param call the call, with its answer if one came
   * @param error what the SDK threw; null when it threw nothing, so that the answer itself is not
   *     what was asked for
   */
  DirectoryFailure of(GraphCall call, RuntimeException error) {
    if (error instanceof DirectoryFailure known) {
      return known;
    }
    return call.answer() == null ? withoutAnswer(call, error) : answered(call);
  }

  /**
   * What the SDK made of the answer is not kept: it knows no more than status and code, and may
   * quote the body.
   */
  private DirectoryFailure answered(GraphCall call) {
    GraphCall.Answer answer = call.answer();
    String id = answer.requestId();
    String said = said(call);
    int status = answer.status();
    if (status == 429) {
      return new DirectoryFailure.Throttled(
          said + " It asks to wait; the call is repeated by itself.",
          id,
          RetryAfter.until(answer.retryAfter(), clock));
    }
    if (status >= 500) {
      return new DirectoryFailure.Unavailable(
          said + " That is a fault on Microsoft's side: try again later.", id);
    }
    if (status == 401) {
      return unauthorized(call, said);
    }
    if (status < 400 || answer.code() == null) {
      return new DirectoryFailure.Unreadable(
          said
              + " The answer cannot be read: check enrollment.microsoft.graph-url and any proxy in"
              + " between, then try again.",
          id);
    }
    return switch (status) {
      case 403 ->
          new DirectoryFailure.Refused(
              said
                  + " The application needs the permission "
                  + call.permission()
                  + " in the tenant "
                  + call.tenant()
                  + ": let an administrator there open the consent link again.",
              id);
      case 404 ->
          new DirectoryFailure.NotFound(
              said + " It is not there (any more), or not yet everywhere: look again.", id);
      case 409 ->
          new DirectoryFailure.Conflict(
              said + " It clashes with what is there already: look into the tenant.", id);
      default ->
          new DirectoryFailure.Invalid(
              said + " Microsoft does not accept the request: check what was entered.", id);
    };
  }

  private DirectoryFailure unauthorized(GraphCall call, String said) {
    Optional<String> skew = ClockSkew.sentence(call.answer().date());
    if (skew.isPresent()) {
      return new DirectoryFailure.BadCredential(said + skew.get());
    }
    if (properties.isOwnTenant(call.tenant())) {
      return new DirectoryFailure.BadCredential(
          said
              + " The product's own sign-in is no longer accepted: check its"
              + " credential and that the"
              + " app registration has consent in its own tenant.");
    }
    return new DirectoryFailure.NoConsent(
        said
            + " The tenant's consent may have been taken back: let an administrator there open the"
            + " consent link again.",
        call.requestId());
  }

  private DirectoryFailure withoutAnswer(GraphCall call, RuntimeException error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof TenantPace.HeldBack held) {
        return new DirectoryFailure.Throttled(held.sentence(call.what()), null, held.until());
      }
      if (e instanceof NotSent) {
        return new DirectoryFailure.Refused(
            call.what()
                + " was stopped before it was sent: it is not exactly what was"
                + " approved. Plan anew.",
            null);
      }
      if (e instanceof CallRecord.NotRecorded) {
        return new DirectoryFailure.Unavailable(
            call.what()
                + " was sent, but its evidence could not be written: check the database and retry.",
            null,
            PlainCause.of(error));
      }
      if (CallRecord.isTimeOut(e)) {
        return timedOut(call, error);
      }
    }
    return new DirectoryFailure.Unavailable(
        "%s failed: %s"
            .formatted(call.what(), NoConnection.sentences(properties.graphUrl().getHost(), error)),
        null,
        PlainCause.of(error));
  }

  /** The calls before it left no time. */
  DirectoryFailure.TimedOut notStarted(GraphCall call) {
    return new DirectoryFailure.TimedOut(
        call.what()
            + " was not started, because the calls before it took too long. Try again later.");
  }

  private DirectoryFailure.TimedOut timedOut(GraphCall call, RuntimeException error) {
    return new DirectoryFailure.TimedOut(
        "%s got no answer within %d s, so it is unknown whether it took effect."
                .formatted(call.what(), properties.timeout().toSeconds())
            + " Try again later: what is there is looked at first.",
        PlainCause.of(error));
  }

  /** What was tried and what Microsoft answered: a sentence without advice. */
  static String said(GraphCall call) {
    GraphCall.Answer answer = call.answer();
    return "%s failed: Microsoft answered %d%s%s."
        .formatted(
            call.what(),
            answer.status(),
            answer.code() == null ? "" : " " + answer.code(),
            answer.requestId() == null ? "" : " (request id " + answer.requestId() + ")");
  }
}
