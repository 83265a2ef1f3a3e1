package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.application.operation.Outage;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * An answer of the web applications that is held back when it is a 5xx during an outage, or when
 * something else has just failed because of the database: they turn every failure into an answer of
 * their own, with the database's words in it.
 */
final class WithoutServerErrors extends HttpServletResponseWrapper {

  private static final int FIRST_SERVER_ERROR = 500;

  private final Outage outage;
  private boolean held;

  WithoutServerErrors(HttpServletResponse response, Outage outage) {
    super(response);
    this.outage = outage;
  }

  boolean isHeld() {
    return held;
  }

  /** Nothing that is written from now on is sent. */
  void hold() {
    held = true;
  }

  private boolean isToBeHeld(int status) {
    boolean mayBeBecauseOfIt = outage.trouble().isPresent() || outage.isInDoubt();
    held |= status >= FIRST_SERVER_ERROR && !isCommitted() && mayBeBecauseOfIt;
    return held;
  }

  @Override
  public void setStatus(int status) {
    if (!isToBeHeld(status)) {
      super.setStatus(status);
    }
  }

  @Override
  public void sendError(int status) throws IOException {
    if (!isToBeHeld(status)) {
      super.sendError(status);
    }
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    if (!isToBeHeld(status)) {
      super.sendError(status, message);
    }
  }

  @Override
  public void setHeader(String name, String value) {
    if (!held) {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (!held) {
      super.addHeader(name, value);
    }
  }

  @Override
  public void flushBuffer() throws IOException {
    if (!held) {
      super.flushBuffer();
    }
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    return held ? new Nowhere() : super.getOutputStream();
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    return held
        ? new PrintWriter(
            new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8))
        : super.getWriter();
  }

  private static final class Nowhere extends ServletOutputStream {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("Nobody writes an answer asynchronously here");
    }

    @Override
    public void write(int one) {
      // The answer is replaced by another one.
    }
  }
}
