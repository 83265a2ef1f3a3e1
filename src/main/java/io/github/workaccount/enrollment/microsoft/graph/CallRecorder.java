package io.github.workaccount.enrollment.microsoft.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.application.operation.Trace;
import io.github.workaccount.enrollment.microsoft.http.CallRecord;
import io.github.workaccount.enrollment.microsoft.http.WholeAnswer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Gives every request an id of its own, reads the whole answer, keeps status and code on the {@link
 * GraphCall} (the SDK loses them when the body is not what it expects), and records the call.
 */
final class CallRecorder implements Interceptor {

  private static final String CLIENT_REQUEST_ID = "client-request-id";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** It gets into messages, so it is a word. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

  private final CallRecord record;

  CallRecorder(CallRecord record) {
    this.record = record;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    String id = Trace.newRequestId();
    Request request = chain.request().newBuilder().header(CLIENT_REQUEST_ID, id).build();
    GraphCall call = request.tag(GraphCall.class);
    CallRecord.Call entry =
        new CallRecord.Call(
            call == null ? null : call.enrollment(), "graph", request.method(), path(request), id);
    long start = System.nanoTime();
    Response response;
    GraphCall.Answer answer;
    try {
      response = WholeAnswer.read(chain.proceed(request));
      answer = answer(response);
    } catch (IOException e) {
      IOException failure = named(chain, e);
      record.failed(entry, failure, millisSince(start));
      throw failure;
    }
    // Recorded first: a call whose evidence is lost must not look like one that went well.
    record.answered(entry, answer.status(), answer.requestId(), millisSince(start));
    if (call != null) {
      call.answered(answer);
    }
    return response;
  }

  /** OkHttp ends a call that takes too long by closing its socket under it; nobody else does. */
  private static IOException named(Chain chain, IOException e) {
    if (!chain.call().isCanceled()) {
      return e;
    }
    InterruptedIOException timeOut = new InterruptedIOException("No answer in time");
    timeOut.initCause(e);
    return timeOut;
  }

  private static String path(Request request) {
    String query = request.url().encodedQuery();
    return request.url().encodedPath() + (query == null ? "" : "?" + query);
  }

  private static GraphCall.Answer answer(Response response) throws IOException {
    JsonNode body = response.isSuccessful() ? null : json(response);
    JsonNode error = body == null ? null : body.path("error");
    String requestId = response.header("request-id");
    if (requestId == null && error != null) {
      requestId = error.path("innerError").path("request-id").textValue();
    }
    return new GraphCall.Answer(
        response.code(),
        error == null ? null : code(error.path("code").asText()),
        requestId,
        response.header("Retry-After"),
        response.header("Date"));
  }

  private static String code(String text) {
    return CODE.matcher(text).matches() ? text : null;
  }

  private static JsonNode json(Response response) throws IOException {
    byte[] bytes = response.peekBody(WholeAnswer.MAX_BODY).bytes();
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      // HTML or the like: then there is no code, which is what the caller needs to know.
      return null;
    }
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
