package io.github.workaccount.enrollment.process.guard;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/**
 * Says which field of a body could not be read, where the engine's REST interface would answer with
 * the names of its classes.
 */
@Priority(1)
final class UnreadableParts implements ExceptionMapper<JsonMappingException> {

  @Override
  public Response toResponse(JsonMappingException failure) {
    String field =
        failure.getPath().stream()
            .map(Reference::getFieldName)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("."));
    String sentence =
        field.isEmpty()
            ? "The body is of another kind than what belongs here."
            : field + ": There is no such field here, or its value is of another kind.";
    return ExceptionHandlerHelper.getInstance()
        .getResponse(new InvalidRequestException(Status.BAD_REQUEST, failure, sentence));
  }
}
