package io.github.workaccount.enrollment.process.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;

/**
 * Lets a task be sent back as it was given out. The engine's REST interface says which form a task
 * has, and cannot read what it says; nobody changes a task's form, so that is left out.
 */
final class TaskAsGiven implements ReaderInterceptor {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    if (context.getType() == TaskDto.class) {
      JsonNode body = JSON.readTree(context.getInputStream());
      if (body instanceof ObjectNode task) {
        task.remove("camundaFormRef");
      }
      context.setInputStream(new ByteArrayInputStream(JSON.writeValueAsBytes(body)));
    }
    return context.proceed();
  }
}
