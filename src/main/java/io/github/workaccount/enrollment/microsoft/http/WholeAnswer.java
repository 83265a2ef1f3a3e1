package io.github.workaccount.enrollment.microsoft.http;

import java.io.IOException;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.ByteString;

/** Reads an answer to its end, within bounds: whoever answers may be no server of Microsoft's. */
public final class WholeAnswer {

  /** How many bytes a body may have. */
  public static final long MAX_BODY = 8L * 1024 * 1024;

  /**
   * Graph puts it before the number of users; nobody may count on it (RFC 8259, section 8.1), and
   * no parser of the SDK reads over it.
   */
  private static final ByteString BYTE_ORDER_MARK = ByteString.decodeHex("efbbbf");

  private WholeAnswer() {}

  /**
   * The same answer with its body in memory, so that a connection that breaks within the body fails
   * here and not in a parser; without the byte order mark, if it begins with one.
   *
   * @param response the answer; its body is closed
   * @throws IOException when the connection breaks or the body is larger than {@link #MAX_BODY}
   */
  public static Response read(Response response) throws IOException {
    try (ResponseBody body = response.body()) {
      BufferedSource source = body.source();
      if (source.request(MAX_BODY + 1)) {
        throw new IOException("An answer of more than " + MAX_BODY + " bytes");
      }
      if (source.rangeEquals(0, BYTE_ORDER_MARK)) {
        source.skip(BYTE_ORDER_MARK.size());
      }
      ResponseBody whole = ResponseBody.create(source.readByteArray(), body.contentType());
      return response.newBuilder().body(whole).build();
    }
  }
}
