package io.github.workaccount.enrollment.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.github.workaccount.enrollment.model.input.InvalidInput.Violation;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/**
 * What is wrong with a body that could not be read.
 *
 * @param status 400, or 413 for a body that is too deeply nested
 * @param kind the last part of the problem's type
 * @param violation what is wrong; without a field it is about the body as a whole
 */
record UnreadableBody(HttpStatus status, String kind, Violation violation) {

  private static final String MALFORMED = "malformed-json";
  private static final String WHOLE = "Send one JSON object, as the API's description shows.";

  /**
   * Reads the reason out of what the JSON library says.
   *
   * @param cause why the body could not be read; null when there was none
   */
  static UnreadableBody of(Throwable cause) {
    if (find(cause, StreamConstraintsException.class) != null) {
      return new UnreadableBody(
          HttpStatus.PAYLOAD_TOO_LARGE,
          "content-too-large",
          whole(
              "The body is too deeply nested: at most %d levels. %s"
                  .formatted(StrictJson.MAX_NESTING, WHOLE)));
    }
    if (cause instanceof UnrecognizedPropertyException unknown) {
      return bad("unknown-field", field(unknown), "There is no such field. Leave it out.");
    }
    if (cause instanceof MismatchedInputException mismatch && !isAboutTheEnd(mismatch)) {
      return mismatch.getPath().isEmpty()
          ? bad("wrong-type", null, "The body has the wrong type. " + WHOLE)
          : bad("wrong-type", field(mismatch), "Wrong type. " + expected(mismatch));
    }
    JsonProcessingException json = find(cause, JsonProcessingException.class);
    return json == null || json.getLocation() == null
        ? bad(MALFORMED, null, "The body is missing or is not valid JSON. " + WHOLE)
        : bad(
            MALFORMED,
            null,
            "The body is not valid JSON: look at line %d, column %d. %s"
                .formatted(
                    json.getLocation().getLineNr(), json.getLocation().getColumnNr(), WHOLE));
  }

  /** Nothing at all, or something behind the end of the object. */
  private static boolean isAboutTheEnd(MismatchedInputException e) {
    return e.getPath().isEmpty()
        && (e.getOriginalMessage().startsWith("No content")
            || e.getOriginalMessage().startsWith("Trailing token"));
  }

  private static String expected(MismatchedInputException e) {
    Class<?> type = e.getTargetType();
    if (type == null || type == String.class) {
      return "Give text.";
    }
    if (type == Boolean.class) {
      return "Give true or false.";
    }
    return Collection.class.isAssignableFrom(type) ? "Give a list." : "Give an object.";
  }

  private static String field(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[%d]".formatted(step.getIndex())
                    : "." + step.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static UnreadableBody bad(String kind, String field, String message) {
    return new UnreadableBody(HttpStatus.BAD_REQUEST, kind, new Violation(field, null, message));
  }

  private static Violation whole(String message) {
    return new Violation(null, null, message);
  }

  private static <T> T find(Throwable cause, Class<T> type) {
    return Stream.iterate(cause, e -> e != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElse(null);
  }
}
