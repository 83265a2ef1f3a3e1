package io.github.workaccount.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.workaccount.enrollment.model.input.Field;
import io.github.workaccount.enrollment.model.input.Field.Kind;
import io.github.workaccount.enrollment.model.input.FieldText;
import io.github.workaccount.enrollment.model.input.InvalidInput.Violation;
import io.github.workaccount.enrollment.model.request.RequestForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A field is the same in every form, in the API's description and on the server. */
class FormFieldsTest {

  private static final Map<Kind, Set<String>> COMPONENTS =
      Map.of(
          Kind.LINE, Set.of("textfield"),
          Kind.LINES, Set.of("textarea"),
          Kind.CHOICE, Set.of("radio", "select"),
          Kind.FLAG, Set.of("checkbox"));

  private static final List<String> DESCRIBED =
      List.of("NewEnrollment", "PartnerCenterUser", "Reason");

  static Stream<String> forms() {
    return ModelFiles.forms().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyFormAsksForItsFieldsByTheRulesOfTheServer(String form) {
    assertThat(ModelFiles.components(ModelFiles.forms().get(form)).filter(c -> c.has("key")))
        .allSatisfy(
            component -> {
              Field field = Field.of(component.get("key").asText()).orElseThrow();
              assertThat(component.get("type").asText()).isIn(COMPONENTS.get(field.kind()));
              assertThat(rules(component.path("validate"))).isEqualTo(rules(field));
            });
  }

  @Test
  void theApiDescribesItsFieldsByTheRulesOfTheServer() throws IOException {
    JsonNode schemas =
        new YAMLMapper()
            .readTree(Path.of("docs", "openapi.yaml").toFile())
            .at("/components/schemas");

    for (String name : DESCRIBED) {
      List<String> required = texts(schemas.path(name).path("required"));
      assertThat(schemas.path(name).path("properties").fields())
          .toIterable()
          .isNotEmpty()
          .allSatisfy(
              property -> {
                Field field = Field.of(property.getKey()).orElseThrow();
                JsonNode schema = property.getValue();
                assertThat(required.contains(field.key())).isEqualTo(field.required());
                assertThat(schema.has("pattern")).isFalse();
                if (schema.path("type").asText().equals("array")) {
                  assertThat(schema.path("minItems").asInt()).isEqualTo(field.required() ? 1 : 0);
                  assertThat(schema.path("description").asText())
                      .isEqualTo(RequestForm.atMostInAll(field))
                      .contains(" " + field.maxLength() + " ");
                } else {
                  assertThat(limits(schema)).isEqualTo(limits(field));
                }
              });
    }
  }

  @ParameterizedTest
  @EnumSource(Field.class)
  void theServerTakesATextThatIsAsLongAsItMayBeAndNoneThatIsLonger(Field field) {
    if (field.kind() == Kind.FLAG) {
      return;
    }
    assertThat(wrongWith(field, "x".repeat(field.maxLength()))).isEmpty();
    assertThat(wrongWith(field, "  " + "x".repeat(field.maxLength()) + "\u00a0")).isEmpty();
    assertThat(wrongWith(field, "x".repeat(field.maxLength() + 1))).hasSize(1);
    assertThat(wrongWith(field, " \u3000 ")).hasSize(field.required() ? 1 : 0);
    assertThat(wrongWith(field, null)).hasSize(field.required() ? 1 : 0);
  }

  private static List<Violation> wrongWith(Field field, String text) {
    List<Violation> violations = new ArrayList<>();
    FieldText.read(field, text, violations::add);
    return violations;
  }

  private static Map<String, Object> rules(Field field) {
    Map<String, Object> rules = limits(field);
    if (field.required()) {
      rules.put("required", true);
    }
    return rules;
  }

  /** The forms know other rules, which nobody else has. */
  private static Map<String, Object> rules(JsonNode validate) {
    Map<String, Object> rules = new LinkedHashMap<>();
    validate
        .fields()
        .forEachRemaining(
            rule ->
                rules.put(
                    rule.getKey(),
                    rule.getValue().isBoolean() ? true : (Object) rule.getValue().asInt()));
    return rules;
  }

  private static Map<String, Object> limits(Field field) {
    Map<String, Object> limits = new LinkedHashMap<>();
    if (field.kind() == Kind.LINE || field.kind() == Kind.LINES) {
      limits.put("maxLength", field.maxLength());
      if (field.required()) {
        limits.put("minLength", 1);
      }
    }
    return limits;
  }

  private static Map<String, Object> limits(JsonNode schema) {
    Map<String, Object> limits = new LinkedHashMap<>();
    for (String limit : List.of("maxLength", "minLength")) {
      if (schema.has(limit)) {
        limits.put(limit, schema.get(limit).asInt());
      }
    }
    return limits;
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
