package io.github.workaccount.enrollment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The models as the product deploys them: what stands under {@code bpmn/} on the class path. They
 * are read once, as reading one takes a second; no test changes them.
 */
public final class ModelFiles {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, BpmnModelInstance> PROCESSES =
      read("*.bpmn", Bpmn::readModelFromStream);
  private static final Map<String, DmnModelInstance> DECISIONS =
      read("*.dmn", Dmn::readModelFromStream);
  private static final Map<String, JsonNode> FORMS = read("*.form", ModelFiles::readForm);

  private ModelFiles() {}

  /** The processes' models, by file name; each was checked against the BPMN schema. */
  static Map<String, BpmnModelInstance> processes() {
    return PROCESSES;
  }

  /** The decisions' models, by file name; each was checked against the DMN schema. */
  static Map<String, DmnModelInstance> decisions() {
    return DECISIONS;
  }

  /** The forms, by file name. */
  public static Map<String, JsonNode> forms() {
    return FORMS;
  }

  /** All elements of a type, in all processes. */
  public static <T extends ModelElementInstance> List<T> all(Class<T> type) {
    return processes().values().stream()
        .map(model -> model.getModelElementsByType(type))
        .flatMap(Collection::stream)
        .toList();
  }

  /** The components of a form, those inside groups too. */
  public static Stream<JsonNode> components(JsonNode form) {
    Stream.Builder<JsonNode> found = Stream.builder();
    for (JsonNode component : form.path("components")) {
      found.add(component);
      components(component).forEach(found);
    }
    return found.build();
  }

  private static <T> Map<String, T> read(String pattern, Reader<T> reader) {
    try {
      Map<String, T> models = new TreeMap<>();
      Resource[] files =
          new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/**/" + pattern);
      if (files.length == 0) {
        throw new IllegalStateException("No " + pattern + " on the class path");
      }
      for (Resource file : Arrays.asList(files)) {
        try (InputStream stream = file.getInputStream()) {
          models.put(file.getFilename(), reader.read(stream));
        }
      }
      return Collections.unmodifiableMap(models);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode readForm(InputStream stream) {
    try {
      return JSON.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Reader<T> {
    T read(InputStream stream);
  }
}
