package io.github.workaccount.enrollment.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.workaccount.enrollment.contract.Contract;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The API's description is kept in {@code docs/openapi.yaml}, so that nobody changes the API
 * without seeing it: {@code mvn test -Dtest=OpenApiDocumentIT -Dopenapi.update=true} keeps a new
 * one.
 */
class OpenApiDocumentIT extends ProductOverHttp {

  static final Path KEPT = Path.of("docs", "openapi.yaml");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  @Test
  void isKeptAsTheProductTellsIt() throws IOException {
    String told = told();
    if (Boolean.getBoolean("openapi.update")) {
      Files.writeString(KEPT, told);
    }

    assertThat(told)
        .as(
            "The API is no longer what %s says. If that is meant, keep the new description with"
                + " mvn test -Dtest=OpenApiDocumentIT -Dopenapi.update=true and look at what has"
                + " changed: programs of others rely on it.",
            KEPT)
        .isEqualTo(Files.readString(KEPT));
  }

  @Test
  void isAValidDocumentThatDescribesEveryOperation() throws IOException {
    assertThat(Contract.of(told()).operationIds())
        .containsExactly(
            "evidence", "extend", "list", "lookForConsent", "lookNow", "show", "start", "withdraw");
  }

  /** With its names in alphabetical order, because no other order is sure to stay. */
  private String told() throws IOException {
    Map<String, Object> document =
        new ObjectMapper()
            .readValue(rest("kim").get("/v3/api-docs").answer().body(), new TypeReference<>() {});
    return YAML.writeValueAsString(document);
  }
}
