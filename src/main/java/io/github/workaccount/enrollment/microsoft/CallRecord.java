package io.github.workaccount.enrollment.microsoft;

import io.github.workaccount.enrollment.application.Evidence;
import io.github.workaccount.enrollment.model.EnrollmentId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes one entry of evidence for each call to Microsoft: never a body, a header or a token. */
final class CallRecord {

  private static final String KIND = "call";

  private final Evidence evidence;

  CallRecord(Evidence evidence) {
    this.evidence = evidence;
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
  record Call(
      EnrollmentId enrollment, String system, String method, String path, String clientRequestId) {}

  /**
   * Records a call that was answered.
   *
   * @throws NotRecorded when the evidence cannot be written
   */
  void answered(Call call, int status, String requestId, long millis) throws NotRecorded {
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
  void failed(Call call, IOException failure, long millis) throws NotRecorded {
    Map<String, Object> data = data(call);
    data.put("failure", word(failure));
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
      evidence.addNow(call.enrollment(), KIND, Evidence.SYSTEM, data);
    } catch (RuntimeException e) {
      throw new NotRecorded(e);
    }
  }

  private static String word(IOException failure) {
    if (failure instanceof WriteGuard.WriteRefused) {
      return "not-sent";
    }
    return isTimeOut(failure) ? "timed-out" : "unreachable";
  }

  /** Whether a call failed because no answer came in time. */
  static boolean isTimeOut(Throwable failure) {
    return failure instanceof InterruptedIOException || failure instanceof HttpTimeoutException;
  }

  /** The evidence of a call could not be written. */
  static final class NotRecorded extends IOException {
    NotRecorded(RuntimeException cause) {
      super("The evidence of a call could not be written", cause);
    }
  }
}
