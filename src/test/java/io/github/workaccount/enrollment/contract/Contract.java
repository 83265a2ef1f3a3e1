package io.github.workaccount.enrollment.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.interaction.ApiOperationResolver;
import com.atlassian.oai.validator.model.ApiOperationMatch;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An OpenAPI 3.0 document, to which requests and answers are held. */
public final class Contract {

  private final OpenApiInteractionValidator validator;
  private final ApiOperationResolver operations;
  private final OpenAPI document;

  private Contract(String text) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    var parsed = new OpenAPIParser().readContents(text, null, options);
    if (!parsed.getMessages().isEmpty()) {
      throw new IllegalArgumentException("No OpenAPI document: " + parsed.getMessages());
    }
    document = parsed.getOpenAPI();
    operations = new ApiOperationResolver(document, "", false);
    validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(text)
            .withBasePathOverride("/")
            .withLevelResolver(
                LevelResolver.create()
                    .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
                    .build())
            .build();
  }

  /** What the product calls at Microsoft. */
  public static Contract withMicrosoft() {
    try (InputStream in = Contract.class.getResourceAsStream("/contract/microsoft.yaml")) {
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A document.
   *
   * @param text YAML or JSON
   * @throws IllegalArgumentException when it is no valid OpenAPI document
   */
  public static Contract of(String text) {
    return new Contract(text);
  }

  /** The ids of all operations. */
  public Set<String> operationIds() {
    return document.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .map(Operation::getOperationId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The methods of each path. */
  public Map<String, Set<String>> operations() {
    Map<String, Set<String>> methods = new TreeMap<>();
    document
        .getPaths()
        .forEach(
            (path, item) ->
                methods.put(
                    path,
                    item.readOperationsMap().keySet().stream()
                        .map(Enum::name)
                        .collect(Collectors.toSet())));
    return methods;
  }

  /** The id of the operation that a request means; nothing when the contract has none. */
  public Optional<String> operationId(String method, String path) {
    return operation(method, path).map(Operation::getOperationId);
  }

  private Optional<Operation> operation(String method, String path) {
    ApiOperationMatch match =
        operations.findApiOperation(decoded(path), Request.Method.valueOf(method));
    return match.isPathFound() && match.isOperationAllowed()
        ? Optional.of(match.getApiOperation().getOperation())
        : Optional.empty();
  }

  /** What is wrong with a request, whatever was answered; empty when it keeps the contract. */
  public List<String> faultsOfRequest(Exchange exchange) {
    return faults(exchange, validator.validateRequest(request(exchange)));
  }

  /** What is wrong with an answer; empty when it keeps the contract. */
  public List<String> faultsOfAnswer(Exchange exchange) {
    SimpleResponse.Builder answer = new SimpleResponse.Builder(exchange.status());
    exchange.answerHeaders().forEach(answer::withHeader);
    if (exchange.answerBody().length > 0) {
      answer.withBody(exchange.answerBody());
    }
    List<String> faults =
        new ArrayList<>(
            faults(
                exchange,
                validator.validateResponse(
                    decoded(exchange.path()),
                    Request.Method.valueOf(exchange.method()),
                    answer.build())));
    plainText(exchange).ifPresent(faults::add);
    return faults;
  }

  /** The validator looks at JSON only. */
  private Optional<String> plainText(Exchange exchange) {
    String text = new String(exchange.answerBody(), StandardCharsets.UTF_8);
    return operation(exchange.method(), exchange.path())
        .map(operation -> operation.getResponses().get(Integer.toString(exchange.status())))
        .map(ApiResponse::getContent)
        .map(content -> content.get("text/plain"))
        .map(type -> type.getSchema().getPattern())
        .filter(pattern -> !text.matches(pattern))
        .map(
            pattern ->
                "%s %s: the text is not like %s"
                    .formatted(exchange.method(), exchange.path(), pattern));
  }

  private static Request request(Exchange exchange) {
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(exchange.method(), decoded(exchange.path()));
    exchange.headers().forEach(request::withHeader);
    if (exchange.query() != null) {
      for (String pair : exchange.query().split("&")) {
        int equals = pair.indexOf('=');
        request.withQueryParam(
            decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    if (exchange.body().length > 0) {
      request.withBody(exchange.body());
    }
    return request.build();
  }

  private static List<String> faults(Exchange exchange, ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == Level.ERROR)
        .map(
            message ->
                "%s %s (%d): %s %s"
                    .formatted(
                        exchange.method(),
                        exchange.path(),
                        exchange.status(),
                        message.getMessage(),
                        String.join("; ", message.getAdditionalInfo())))
        .toList();
  }

  /** The document has its paths in clear, and so must be what is held to it. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
