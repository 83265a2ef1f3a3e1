package io.github.workaccount.enrollment.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Puts the examples of {@link Described} operations into the API's description. */
@Component
class ApiExamples implements OperationCustomizer {

  private static final String FILE = "/openapi/examples.json";
  private static final List<String> EVERYWHERE = List.of("unauthorized", "unavailable");
  private static final String PROBLEM_JSON = "application/problem+json";
  private static final String PROBLEM_SCHEMA = "#/components/schemas/Problem";

  private final Map<String, Example> examples = new TreeMap<>();

  ApiExamples() {
    JsonNode file = read();
    file.properties()
        .forEach(
            entry -> {
              JsonNode example = entry.getValue();
              examples.put(
                  entry.getKey(),
                  new Example()
                      .summary(example.path("summary").asText())
                      .value(example.required("value")));
            });
  }

  /** All examples by name, for the components of the description. */
  Map<String, Example> all() {
    return examples;
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    Described described = method.getMethodAnnotation(Described.class);
    if (described == null) {
      return operation;
    }
    if (described.requests().length > 0) {
      addTo(operation.getRequestBody().getContent(), described.requests());
    }
    operation.getResponses().values().stream()
        .findFirst()
        .ifPresent(success -> addTo(success.getContent(), described.answers()));
    EVERYWHERE.forEach(problem -> describe(operation, problem));
    Arrays.stream(described.problems()).forEach(problem -> describe(operation, problem));
    return operation;
  }

  private void describe(Operation operation, String problem) {
    int status = ((JsonNode) example(problem).getValue()).path("status").asInt();
    ApiResponse response =
        operation
            .getResponses()
            .computeIfAbsent(
                Integer.toString(status),
                key ->
                    new ApiResponse()
                        .description(HttpStatus.valueOf(status).getReasonPhrase())
                        .content(
                            new Content()
                                .addMediaType(
                                    PROBLEM_JSON,
                                    new MediaType().schema(new Schema<>().$ref(PROBLEM_SCHEMA)))));
    addTo(response.getContent(), problem);
  }

  private void addTo(Content content, String... names) {
    for (String name : names) {
      example(name);
      content.values().forEach(type -> type.addExamples(name, reference(name)));
    }
  }

  private Example example(String name) {
    if (!examples.containsKey(name)) {
      throw new IllegalStateException("%s has no example %s".formatted(FILE, name));
    }
    return examples.get(name);
  }

  private static Example reference(String name) {
    return new Example().$ref("#/components/examples/" + name);
  }

  private static JsonNode read() {
    try (InputStream in = ApiExamples.class.getResourceAsStream(FILE)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
