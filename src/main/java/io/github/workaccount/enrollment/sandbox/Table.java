package io.github.workaccount.enrollment.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/**
 * A named set of values of one type, kept as JSON text so that a stored file stays readable by
 * later versions. Not thread-safe by itself: {@link SandboxState} holds the lock.
 */
final class Table<T> {

  private final MVMap<String, String> map;
  private final Class<T> type;
  private final ObjectMapper json;

  Table(MVMap<String, String> map, Class<T> type, ObjectMapper json) {
    this.map = map;
    this.type = type;
    this.json = json;
  }

  Optional<T> get(String key) {
    return Optional.ofNullable(map.get(key)).map(this::parse);
  }

  List<T> all() {
    List<T> values = new ArrayList<>(map.size());
    for (String text : map.values()) {
      values.add(parse(text));
    }
    return values;
  }

  void put(String key, T value) {
    try {
      map.put(key, json.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A value of the sandbox can't be written as JSON", e);
    }
  }

  boolean remove(String key) {
    return map.remove(key) != null;
  }

  void clear() {
    map.clear();
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
