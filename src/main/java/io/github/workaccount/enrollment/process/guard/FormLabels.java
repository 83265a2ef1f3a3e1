package io.github.workaccount.enrollment.process.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.input.InvalidInput.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Speaks of fields by the labels that people see, which the forms themselves say. */
@Component
class FormLabels {

  /** The form with which an enrollment begins. */
  static final String START = "StartEnrollment";

  private static final String FORMS = "classpath*:bpmn/forms/*.form";
  private static final String OPTIONAL = " (optional)";

  /** The field of an entry in a list, such as {@code partnerCenterUsers[0].email}. */
  private static final Pattern ENTRY = Pattern.compile("(\\w+)\\[(\\d{1,4})]\\.\\w+");

  private final Map<String, Map<String, String>> labels = new HashMap<>();

  FormLabels(ObjectMapper json) throws IOException {
    for (Resource file : new PathMatchingResourcePatternResolver().getResources(FORMS)) {
      try (InputStream content = file.getInputStream()) {
        JsonNode form = json.readTree(content);
        Map<String, String> found = new HashMap<>();
        collect(form.path("components"), found);
        labels.put(form.path("id").asText(), found);
      }
    }
  }

  /**
   * Everything that is wrong with what was sent, each in a line.
   *
   * @param step the step's element id, or {@link #START}
   * @param invalid what is wrong
   */
  String sentences(String step, InvalidInput invalid) {
    Map<String, String> known = labels.getOrDefault(form(step), Map.of());
    return invalid.violations().stream()
        .map(violation -> name(violation, known) + ": " + violation.message())
        .collect(Collectors.joining("\n"));
  }

  private static String name(Violation violation, Map<String, String> known) {
    Matcher entry = ENTRY.matcher(violation.field());
    if (entry.matches() && known.containsKey(entry.group(1))) {
      return "\"%s\", person %d"
          .formatted(known.get(entry.group(1)), Integer.parseInt(entry.group(2)) + 1);
    }
    String label = known.get(violation.field());
    return label == null ? violation.field() : "\"%s\"".formatted(label);
  }

  private static void collect(JsonNode components, Map<String, String> found) {
    for (JsonNode component : components) {
      if (component.has("key")) {
        String label = component.path("label").asText();
        found.put(
            component.get("key").asText(),
            label.endsWith(OPTIONAL)
                ? label.substring(0, label.length() - OPTIONAL.length())
                : label);
      }
      collect(component.path("components"), found);
    }
  }

  /** Forms are called as their steps. */
  private static String form(String step) {
    return step.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
