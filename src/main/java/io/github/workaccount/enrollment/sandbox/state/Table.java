package io.github.workaccount.enrollment.sandbox.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;

/**
 * A named set of values of one type, kept as JSON text so that a stored file stays readable by
 * later versions. Not thread-safe by itself: {@link SandboxState} holds the lock.
 */
public final class Table<T> {

  private final MVMap<String, String> map;
  private final Class<T> type;
  private final ObjectMapper json;

  /** What a text says, by key: looks go through whole tables, and a text is read once. */
  private final Map<String, Parsed<T>> parsed = new ConcurrentHashMap<>();

  private record Parsed<T>(String text, T value) {}

  Table(MVMap<String, String> map, Class<T> type, ObjectMapper json) {
    this.map = map;
    this.type = type;
    this.json = json;
  }

  public Optional<T> get(String key) {
    return Optional.ofNullable(map.get(key)).map(text -> value(key, text));
  }

  public List<T> all() {
    List<T> values = new ArrayList<>(map.size());
    map.forEach((key, text) -> values.add(value(key, text)));
    return values;
  }

  public void put(String key, T value) {
    try {
      map.put(key, json.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A value of the sandbox can't be written as JSON", e);
    }
  }

  public boolean remove(String key) {
    parsed.remove(key);
    return map.remove(key) != null;
  }

  void clear() {
    parsed.clear();
    map.clear();
  }

  /** The text decides, not the key: a change that is rolled back brings the older one back. */
  private T value(String key, String text) {
    Parsed<T> known = parsed.get(key);
    if (known == null || !known.text().equals(text)) {
      known = new Parsed<>(text, parse(text));
      parsed.put(key, known);
    }
    return known.value();
  }

  private T parse(String text) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(
          "The sandbox's stored state can't be read; delete its folder to start afresh", e);
    }
  }
}
