package io.github.workaccount.enrollment.process.guard;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/**
 * The engine's REST interface reads a body without looking whether all of it is there. What it
 * stumbles over itself, before the engine is asked, is the sender's to mend.
 */
final class MissingParts implements ExceptionMapper<NullPointerException> {

  private static final String REST = "org.camunda.bpm.engine.rest.";

  @Override
  public Response toResponse(NullPointerException failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    boolean ofTheRequest = trace.length > 0 && trace[0].getClassName().startsWith(REST);
    return ExceptionHandlerHelper.getInstance()
        .getResponse(
            ofTheRequest
                ? new InvalidRequestException(
                    Status.BAD_REQUEST, failure, "The body lacks something that this needs.")
                : failure);
  }
}
