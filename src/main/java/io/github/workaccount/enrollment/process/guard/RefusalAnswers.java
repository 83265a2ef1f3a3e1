package io.github.workaccount.enrollment.process.guard;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;

/** Answers a refusal as the engine's REST interface answers its own failures. */
final class RefusalAnswers implements ExceptionMapper<Refusal> {

  @Override
  public Response toResponse(Refusal refusal) {
    return Response.status(refusal.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(Map.of("type", "Refusal", "message", refusal.getMessage()))
        .build();
  }
}
