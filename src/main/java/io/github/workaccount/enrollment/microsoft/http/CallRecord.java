package io.github.workaccount.enrollment.microsoft.http;

import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes one entry of evidence for each call to Microsoft, never a body, a header or a token, and
 * has it counted and logged.
 */
public final class CallRecord {

  private static final Logger LOG = LoggerFactory.getLogger(CallRecord.class);

  private final Evidence evidence;
  private final Monitor monitor;

  public CallRecord(Evidence evidence, Monitor monitor) {
    this.evidence = evidence;
    this.monitor = monitor;
  }

  /** For calls on nobody's behalf: there is no evidence to write, and nobody counts. */
  public static CallRecord unrecorded() {
    return new CallRecord(null, Monitor.NONE);
  }

  /**
   * One call.
   *
   * @param enrollment on whose behalf; null before there is one
   * @param system {@code graph} or {@code login}
   * @param method the HTTP method
   * @param path the path, with the query where it holds no secret
   * @param clientRequestId our id of the request; may be null
   */
  public record Call(
      EnrollmentId enrollment, String system, String method, String path, String clientRequestId) {}

  /**
   * Records a call that was answered.
   *
   * @throws NotRecorded when the evidence cannot be written
   */
  public void answered(Call call, int status, String requestId, long millis) throws NotRecorded {
    tell(call, CallKind.outcome(status), requestId, millis);
    Map<String, Object> data = data(call);
    data.put("status", status);
    if (requestId != null) {
      data.put("requestId", requestId);
    }
    add(call, data, millis);
  }

  /**
   * Records a call that was not answered.
   *
   * @throws NotRecorded when the evidence cannot be written
   */
  public void failed(Call call, IOException failure, long millis) throws NotRecorded {
    tell(call, outcome(failure), null, millis);
    Map<String, Object> data = data(call);
    data.put("failure", outcome(failure).key());
    add(call, data, millis);
  }

  private static Map<String, Object> data(Call call) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("system", call.system());
    data.put("method", call.method());
    data.put("path", call.path());
    if (call.clientRequestId() != null) {
      data.put("clientRequestId", call.clientRequestId());
    }
    return data;
  }

  private void add(Call call, Map<String, Object> data, long millis) throws NotRecorded {
    if (call.enrollment() == null) {
      return;
    }
    data.put("millis", millis);
    try {
      evidence.addNow(call.enrollment(), EvidenceKind.CALL, Evidence.SYSTEM, data);
    } catch (RuntimeException e) {
      throw new NotRecorded(e);
    }
  }

  /** Without names and ids in the log; the evidence has them, for those who may read it. */
  private void tell(Call call, Monitor.Outcome outcome, String requestId, long millis) {
    CallKind kind = CallKind.of(call.system(), call.method(), call.path());
    monitor.called(
        new Monitor.Call(
            call.system(), kind.name(), kind.token(), outcome, Duration.ofMillis(millis)));
    boolean usual = outcome == Monitor.Outcome.OK || outcome == Monitor.Outcome.NOT_FOUND;
    LOG.atLevel(usual ? Level.DEBUG : Level.INFO)
        .log(
            "{} {}: {} after {} ms (client-request-id {}, request-id {})",
            call.system(),
            kind.name(),
            outcome.key(),
            millis,
            call.clientRequestId(),
            requestId);
  }

  private static Monitor.Outcome outcome(IOException failure) {
    if (failure instanceof NotSent) {
      return Monitor.Outcome.NOT_SENT;
    }
    return isTimeOut(failure) ? Monitor.Outcome.TIMED_OUT : Monitor.Outcome.UNREACHABLE;
  }

  /** Whether a call failed because no answer came in time. */
  public static boolean isTimeOut(Throwable failure) {
    return failure instanceof InterruptedIOException;
  }

  /** The evidence of a call could not be written. */
  public static final class NotRecorded extends IOException {
    NotRecorded(RuntimeException cause) {
      super("The evidence of a call could not be written", cause);
    }
  }
}
