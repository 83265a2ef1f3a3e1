package io.github.workaccount.enrollment.microsoft.graph;

import io.github.workaccount.enrollment.microsoft.http.NotSent;
import io.github.workaccount.enrollment.microsoft.settings.ServiceAddress;
import java.io.IOException;
import java.net.URI;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;

/**
 * The last gate before the network: lets reads of Graph pass, and of writes only those that carry a
 * permit for exactly this method, path and body. Whatever else the code above does, nothing is
 * written that nobody approved.
 */
public final class WriteGuard implements Interceptor {

  private static final int UNAUTHORIZED = 401;

  private final URI graphUrl;

  WriteGuard(URI graphUrl) {
    this.graphUrl = graphUrl;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!ServiceAddress.sameOrigin(graphUrl, request.url().uri())) {
      throw new NotSent("A request to " + request.url().host() + " was not sent");
    }
    if (request.method().equals("GET")) {
      return chain.proceed(request);
    }
    GraphCall call = request.tag(GraphCall.class);
    byte[] body = body(request);
    if (call == null
        || call.permit() == null
        || !call.permit().use(call.tenant(), request.method(), path(request), body)) {
      throw new NotSent(
          "%s %s is not part of an approved change and was not sent"
              .formatted(request.method(), request.url().encodedPath()));
    }
    Response response = chain.proceed(sentOnce(request, body));
    if (response.code() == UNAUTHORIZED) {
      call.permit().notUsed();
    }
    return response;
  }

  private static byte[] body(Request request) throws IOException {
    Buffer buffer = new Buffer();
    if (request.body() != null) {
      request.body().writeTo(buffer);
    }
    return buffer.readByteArray();
  }

  /** The path below Graph's address, with the query, of which an approved write has none. */
  private String path(Request request) {
    String base = graphUrl.getRawPath();
    String path = request.url().encodedPath().replace("%24", "$");
    String query = request.url().encodedQuery();
    if (!path.startsWith(base + "/")) {
      return path;
    }
    return path.substring(base.length()) + (query == null ? "" : "?" + query);
  }

  /** OkHttp sends a one-shot body on one connection only: no write is repeated unasked. */
  private static Request sentOnce(Request request, byte[] body) {
    MediaType type = request.body() == null ? null : request.body().contentType();
    RequestBody checked = new OneShot(RequestBody.create(body, type));
    return request.newBuilder().method(request.method(), checked).build();
  }

  private static final class OneShot extends RequestBody {
    private final RequestBody body;

    OneShot(RequestBody body) {
      this.body = body;
    }

    @Override
    public MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink);
    }
  }
}
