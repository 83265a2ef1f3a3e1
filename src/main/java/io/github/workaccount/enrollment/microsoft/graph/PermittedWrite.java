package io.github.workaccount.enrollment.microsoft.graph;

import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import io.github.workaccount.enrollment.model.plan.GraphWrite;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends what a permit allows, as it stands there. The SDK's own request builders would spell it
 * once more, and add to it.
 */
final class PermittedWrite {

  private static final String JSON = "application/json";

  private PermittedWrite() {}

  /**
   * A write that is answered with an object.
   *
   * @param type reads the answer
   */
  static <T extends Parsable> TenantGraph.Request<T> answering(ParsableFactory<T> type) {
    return (graph, call) -> {
      RequestAdapter adapter = graph.getRequestAdapter();
      return adapter.send(request(adapter, call), errors(), type);
    };
  }

  /** A write that is answered with nothing. */
  static TenantGraph.Request<Void> silent() {
    return (graph, call) -> {
      RequestAdapter adapter = graph.getRequestAdapter();
      return adapter.sendPrimitive(request(adapter, call), errors(), Void.class);
    };
  }

  private static RequestInformation request(RequestAdapter adapter, GraphCall call) {
    GraphWrite write = call.permit().write();
    RequestInformation request = new RequestInformation();
    request.httpMethod = HttpMethod.valueOf(write.method());
    request.setUri(URI.create(adapter.getBaseUrl() + write.path()));
    request.headers.add("Accept", JSON);
    if (!write.body().isEmpty()) {
      request.setStreamContent(
          new ByteArrayInputStream(write.json().getBytes(StandardCharsets.UTF_8)), JSON);
    }
    request.addRequestOptions(List.of(call));
    return request;
  }

  /** The key stands for every status of a failure; it is the SDK's own word. */
  private static HashMap<String, ParsableFactory<? extends Parsable>> errors() {
    return new HashMap<>(Map.of("XXX", ODataError::createFromDiscriminatorValue));
  }
}
