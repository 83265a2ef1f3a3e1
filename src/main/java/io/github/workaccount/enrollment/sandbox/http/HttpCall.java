package io.github.workaccount.enrollment.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request, read completely.
 *
 * @param method the method in capitals
 * @param target path and query as they were sent
 * @param segments the path's segments, decoded
 * @param query the query's parameters, decoded; of a repeated one the last
 * @param headers the first value of each header, names in lower case
 * @param body the body
 */
public record HttpCall(
    String method,
    String target,
    List<String> segments,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {

  /** Above this a body is refused; the largest sensible one has a few kilobytes. */
  private static final int MAX_BODY = 1 << 20;

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException for a body over 1 MiB or wrong percent-encoding
   */
  public static HttpCall read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw new IllegalArgumentException("The request body is larger than 1 MiB.");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return new HttpCall(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        segments(exchange.getRequestURI().getRawPath()),
        form(exchange.getRequestURI().getRawQuery()),
        headers,
        body);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The path decoded, with its leading slash. */
  public String path() {
    return "/" + String.join("/", segments);
  }

  /** Reads {@code application/x-www-form-urlencoded} text; null is empty. */
  public static Map<String, String> form(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    if (text == null || text.isEmpty()) {
      return values;
    }
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      values.put(decode(name), decode(value));
    }
    return values;
  }

  private static List<String> segments(String rawPath) {
    List<String> segments = new ArrayList<>();
    for (String segment : rawPath.split("/")) {
      if (!segment.isEmpty()) {
        // In a path a plus sign is itself; the decoder is one for forms.
        segments.add(decode(segment.replace("+", "%2B")));
      }
    }
    return List.copyOf(segments);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
