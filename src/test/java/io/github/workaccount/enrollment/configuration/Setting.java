package io.github.workaccount.enrollment.configuration;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * A setting as the product's description for editors tells it, which is made when the product is
 * compiled.
 *
 * @param name its key
 * @param type the class of its values
 * @param description what it is
 * @param sourceType the record that reads it; null: only other settings refer to it
 * @param defaultValue what holds where it is not set; null: nothing, or what application.yaml has
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Setting(
    String name, String type, String description, String sourceType, Object defaultValue) {

  private static final Path DESCRIPTION =
      Path.of("target", "classes", "META-INF", "spring-configuration-metadata.json");

  private static final Map<Class<?>, String> VALUES =
      Map.of(
          Boolean.class, "`true` or `false`",
          Duration.class, "duration",
          Integer.class, "number",
          List.class, "list",
          LocalDate.class, "date",
          Map.class, "by name",
          Path.class, "file",
          String.class, "text",
          URI.class, "address");

  /**
   * All of them, and what an editor offers.
   *
   * @param properties the settings
   * @param hints the values that an editor offers
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Description(List<Setting> properties, List<Hint> hints) {

    static Description read() throws IOException {
      return new ObjectMapper().readValue(DESCRIPTION.toFile(), Description.class);
    }
  }

  /** The values that an editor offers for a setting. */
  record Hint(String name, List<Value> values) {

    record Value(String value) {}
  }

  /** Where its record has it, the first at 0. */
  int place() {
    if (sourceType == null) {
      return Integer.MAX_VALUE;
    }
    String own = name.substring(name.lastIndexOf('.') + 1);
    return Arrays.stream(loaded(sourceType).getRecordComponents())
        .map(RecordComponent::getName)
        .map(DataObjectPropertyName::toDashedForm)
        .toList()
        .indexOf(own);
  }

  /** What can be given. */
  String values() {
    Class<?> values = loaded(type.replaceAll("<.*", ""));
    return values.isEnum()
        ? Arrays.stream(values.getEnumConstants())
            .map(one -> "`%s`".formatted(one.toString().toLowerCase(Locale.ROOT).replace('_', '-')))
            .collect(Collectors.joining(", "))
        : VALUES.get(values);
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("The description names a class that there is not", e);
    }
  }
}
