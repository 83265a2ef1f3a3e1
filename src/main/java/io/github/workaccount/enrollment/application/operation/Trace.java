package io.github.workaccount.enrollment.application.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * What a thread is working on, for the log: a trace id (W3C Trace Context: 32 hexadecimal digits)
 * and, where there is one, the enrollment. To be closed by the thread that began it; what was there
 * before is there again then.
 */
public final class Trace implements AutoCloseable {

  /** The name of the trace id in the log. */
  public static final String TRACE_ID = "traceId";

  /** The name of the enrollment's id in the log. */
  public static final String ENROLLMENT_ID = "enrollmentId";

  private static final Pattern VALID = Pattern.compile("(?!0{32})[0-9a-f]{32}");

  /** How much of the trace id a request id begins with: what comes before a UUID's version. */
  private static final int SHARED_DIGITS = 12;

  private final Map<String, String> before = new HashMap<>();

  private Trace() {}

  /** Goes on with the trace that the thread has, or begins a new one. */
  public static Trace begin() {
    return of(MDC.get(TRACE_ID), null);
  }

  /** The same, for work on one enrollment. */
  public static Trace about(String enrollmentId) {
    return of(MDC.get(TRACE_ID), enrollmentId);
  }

  /**
   * Goes on with a trace of somebody else.
   *
   * @param traceId its id; when it is null or no trace id, a new trace begins
   * @param enrollmentId the enrollment; null when there is none
   */
  public static Trace of(String traceId, String enrollmentId) {
    Trace trace = new Trace();
    boolean valid = traceId != null && VALID.matcher(traceId).matches();
    trace.put(TRACE_ID, valid ? traceId : UUID.randomUUID().toString().replace("-", ""));
    if (enrollmentId != null) {
      trace.put(ENROLLMENT_ID, enrollmentId);
    }
    return trace;
  }

  /** The thread's trace id; null when there is none. */
  public static String id() {
    return MDC.get(TRACE_ID);
  }

  /**
   * A new id for one request to somebody else: a UUID of its own each time that begins with the
   * first 12 digits of the trace id. So whoever has one of the two finds the other.
   */
  public static String newRequestId() {
    String random = UUID.randomUUID().toString();
    String trace = id();
    if (trace == null) {
      return random;
    }
    String shared = trace.substring(0, SHARED_DIGITS);
    return shared.substring(0, 8) + "-" + shared.substring(8) + random.substring(13);
  }

  private void put(String name, String value) {
    before.put(name, MDC.get(name));
    MDC.put(name, value);
  }

  @Override
  public void close() {
    before.forEach(
        (name, value) -> {
          if (value == null) {
            MDC.remove(name);
          } else {
            MDC.put(name, value);
          }
        });
  }
}
