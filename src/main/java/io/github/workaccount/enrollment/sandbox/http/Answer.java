package io.github.workaccount.enrollment.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP answer, complete before anything of it is sent. */
public record Answer(int status, Map<String, String> headers, byte[] body) {

  private static final ObjectMapper JSON = SandboxState.mapper();
  private static final String CONTENT_TYPE = "Content-Type";

  public static Answer json(int status, Object value) {
    try {
      return of(status, "application/json; charset=utf-8", JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("An answer of the sandbox can't be written as JSON", e);
    }
  }

  public static Answer text(String value) {
    return of(200, "text/plain", value);
  }

  public static Answer html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page);
  }

  public static Answer noContent() {
    return new Answer(204, Map.of(), new byte[0]);
  }

  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  /** The same answer, as some services begin it although nobody may count on it. */
  public Answer behindByteOrderMark() {
    byte[] marked =
        ("\uFEFF" + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    return new Answer(status, headers, marked);
  }

  private static Answer of(int status, String contentType, String body) {
    return new Answer(
        status, Map.of(CONTENT_TYPE, contentType), body.getBytes(StandardCharsets.UTF_8));
  }
}
