package io.github.workaccount.enrollment.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What is sent with each operation, with names in braces: {@code access/samples.yaml}. */
final class Samples {

  private static final String MULTIPART = "multipart/form-data";

  private final JsonNode samples;

  Samples() {
    try (InputStream in = Samples.class.getResourceAsStream("/access/samples.yaml")) {
      samples = new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What follows the path, with its question mark; empty where the operation takes a body. */
  String query(Operation operation) {
    JsonNode sample = sample(operation);
    return operation.takes() == null && sample.isTextual() ? "?" + sample.asText() : "";
  }

  /** The body; null where the operation takes none, an empty object where nothing is said. */
  String body(Operation operation) {
    if (operation.takes() == null) {
      return null;
    }
    JsonNode sample = sample(operation);
    if (sample.isTextual()) {
      return sample.asText().replaceAll("\r?\n", "\r\n");
    }
    return (sample.isMissingNode() ? JsonNodeFactory.instance.objectNode() : sample).toString();
  }

  /** The body's content type; null where there is none. */
  static String type(Operation operation) {
    return MULTIPART.equals(operation.takes()) ? MULTIPART + "; boundary=part" : operation.takes();
  }

  private JsonNode sample(Operation operation) {
    return samples.path(operation.method() + " " + World.behindEngine(operation.path()));
  }
}
