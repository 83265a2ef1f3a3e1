package io.github.workaccount.enrollment.security.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.Parameters;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A request whose body is not read, by whomever and as whatever, unless it is short enough.
 *
 * <p>Where the length is told, that decides. A body without a told length (chunked) is read up to
 * the limit first and handed on from memory: so the answer is the same in both cases, and it comes
 * before a framework has begun to read.
 */
class BoundedRequest extends HttpServletRequestWrapper {

  /** The longest body of somebody who is not signed in, in bytes. */
  static final int ANONYMOUS = 64 * 1024;

  /** The longest body of somebody who is, in bytes. */
  static final int SIGNED_IN = 1024 * 1024;

  /** As many as the server takes where it reads the body itself. */
  private static final int MAX_PARAMETERS = 1_000;

  private byte[] read;
  private ServletInputStream stream;
  private BufferedReader reader;
  private Map<String, String[]> parameters;

  BoundedRequest(HttpServletRequest request) {
    super(request);
  }

  /**
   * Makes sure that the body may be read by whoever is signed in now.
   *
   * @throws TooLarge when it is longer than that
   */
  void requireShort() {
    if (read != null) {
      return;
    }
    int limit = SignedIn.in((HttpServletRequest) getRequest()) ? SIGNED_IN : ANONYMOUS;
    if (getContentLengthLong() > limit) {
      throw new TooLarge(limit);
    }
    if (getContentLengthLong() < 0 && getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      read = readUpTo(limit);
      stream = new InMemory(read);
    }
  }

  private byte[] readUpTo(int limit) {
    try {
      byte[] bytes = super.getInputStream().readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new TooLarge(limit);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    requireShort();
    return read == null ? super.getInputStream() : stream;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    requireShort();
    if (read == null) {
      return super.getReader();
    }
    if (reader == null) {
      reader = new BufferedReader(new InputStreamReader(stream, charset()));
    }
    return reader;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    if (!isForm()) {
      return super.getParameterMap();
    }
    requireShort();
    if (read == null) {
      return super.getParameterMap();
    }
    if (parameters == null) {
      parameters = withForm(super.getParameterMap());
    }
    return Collections.unmodifiableMap(parameters);
  }

  @Override
  public String getParameter(String name) {
    String[] values = getParameterMap().get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String[] getParameterValues(String name) {
    String[] values = getParameterMap().get(name);
    return values == null ? null : values.clone();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  @Override
  public Collection<Part> getParts() throws IOException, ServletException {
    requireShort();
    return super.getParts();
  }

  @Override
  public Part getPart(String name) throws IOException, ServletException {
    requireShort();
    return super.getPart(name);
  }

  private boolean isForm() {
    String type = getContentType();
    return type != null
        && "POST".equals(getMethod())
        && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }

  /** What the server does for a body that it reads itself. */
  private Map<String, String[]> withForm(Map<String, String[]> query) {
    Parameters form = new Parameters();
    form.setLimit(MAX_PARAMETERS);
    form.setCharset(charset());
    form.processParameters(read, 0, read.length);
    Map<String, String[]> all = new LinkedHashMap<>(query);
    for (String name : Collections.list(form.getParameterNames())) {
      all.merge(name, form.getParameterValues(name), BoundedRequest::both);
    }
    return all;
  }

  private static String[] both(String[] first, String[] second) {
    String[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private Charset charset() {
    String name = getCharacterEncoding();
    return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
  }

  /** The body is longer than whoever sends it may send. */
  static final class TooLarge extends RuntimeException {

    private final int limit;

    TooLarge(int limit) {
      super("The body has more than %d bytes".formatted(limit));
      this.limit = limit;
    }

    /** How many bytes it may have. */
    int limit() {
      return limit;
    }
  }

  /** A body that has been read. */
  private static final class InMemory extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    InMemory(byte[] body) {
      this.bytes = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return bytes.read(into, offset, length);
    }

    @Override
    public int available() {
      return bytes.available();
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("The body is there already: read it");
    }
  }
}
