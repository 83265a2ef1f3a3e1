package io.github.workaccount.enrollment.sandbox.graph;

import io.github.workaccount.enrollment.sandbox.http.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The OData dress of Graph's answers (OData JSON Format 4.01): context, selection, pages. */
final class OData {

  private static final String CONTEXT = "https://graph.microsoft.com/v1.0/$metadata#";
  private static final String CONTENT_TYPE =
      "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;"
          + "charset=utf-8";
  private static final int DEFAULT_PAGE = 100;
  private static final int MAX_PAGE = 999;

  private OData() {}

  /** One entity, with {@code $select} applied. */
  static Answer entity(GraphRequest call, int status, String context, Map<String, Object> entity) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("@odata.context", CONTEXT + context);
    body.putAll(select(call, entity));
    return Answer.json(status, body).with("Content-Type", CONTENT_TYPE);
  }

  /** A collection, with {@code $select}, {@code $top} and {@code $skiptoken} applied. */
  static Answer collection(GraphRequest call, String context, List<Map<String, Object>> entities) {
    int top = number(call, "$top", DEFAULT_PAGE);
    if (top < 1 || top > MAX_PAGE) {
      throw GraphFailure.badRequest("$top must be from 1 to " + MAX_PAGE + ".");
    }
    int from = Math.min(number(call, "$skiptoken", 0), entities.size());
    int to = Math.min(from + top, entities.size());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("@odata.context", CONTEXT + context);
    if (to < entities.size()) {
      body.put("@odata.nextLink", nextLink(call, to));
    }
    List<Map<String, Object>> page = new ArrayList<>();
    entities.subList(from, to).forEach(entity -> page.add(select(call, entity)));
    body.put("value", page);
    return Answer.json(200, body).with("Content-Type", CONTENT_TYPE);
  }

  /** The properties of an entity in the order given: name, value, name, value. */
  static Map<String, Object> properties(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  private static Map<String, Object> select(GraphRequest call, Map<String, Object> entity) {
    String wanted = call.http().query().getOrDefault("$select", "");
    if (wanted.isBlank()) {
      return entity;
    }
    Set<String> names = new LinkedHashSet<>();
    for (String name : wanted.split(",")) {
      names.add(name.strip());
    }
    Map<String, Object> selected = new LinkedHashMap<>();
    entity.forEach(
        (name, value) -> {
          if (names.contains(name) || name.startsWith("@odata.")) {
            selected.put(name, value);
          }
        });
    return selected;
  }

  private static int number(GraphRequest call, String option, int otherwise) {
    String text = call.http().query().get(option);
    if (text == null) {
      return otherwise;
    }
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      throw GraphFailure.badRequest("Invalid value '" + text + "' for " + option + ".");
    }
  }

  /** Behind something that speaks https for the sandbox, the next page is asked over it as well. */
  private static String nextLink(GraphRequest call, int offset) {
    boolean secure =
        call.http().header("x-forwarded-proto").filter("https"::equalsIgnoreCase).isPresent();
    StringBuilder link = new StringBuilder(secure ? "https://" : "http://");
    link.append(call.http().header("host").orElse("localhost"));
    link.append(call.http().path()).append('?');
    call.http()
        .query()
        .forEach(
            (name, value) -> {
              if (!"$skiptoken".equals(name)) {
                link.append(encode(name)).append('=').append(encode(value)).append('&');
              }
            });
    return link.append("$skiptoken=").append(offset).toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
