package io.github.workaccount.enrollment.security.request;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A session for one request, of somebody who is not signed in. No list holds it and no cookie leads
 * back to it. When the web applications sign somebody in, that goes into a real session.
 */
class PassingSession implements HttpSession {

  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private final String id = UUID.randomUUID().toString();
  private final long created = System.currentTimeMillis();
  private final ServletContext context;
  private final Supplier<HttpSession> real;
  private int maxInactiveInterval;
  private boolean over;

  /**
   * @param context the application
   * @param real makes the session that is kept
   */
  PassingSession(ServletContext context, Supplier<HttpSession> real) {
    this.context = context;
    this.real = real;
  }

  boolean isOver() {
    return over;
  }

  @Override
  public void setAttribute(String name, Object value) {
    requireValid();
    if (SignedIn.somebody(value)) {
      over = true;
      real.get().setAttribute(name, value);
    } else if (value == null) {
      attributes.remove(name);
    } else {
      attributes.put(name, value);
    }
  }

  @Override
  public Object getAttribute(String name) {
    requireValid();
    return attributes.get(name);
  }

  @Override
  public Enumeration<String> getAttributeNames() {
    requireValid();
    return Collections.enumeration(attributes.keySet());
  }

  @Override
  public void removeAttribute(String name) {
    requireValid();
    attributes.remove(name);
  }

  @Override
  public void invalidate() {
    requireValid();
    over = true;
  }

  @Override
  public boolean isNew() {
    requireValid();
    return true;
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public long getCreationTime() {
    requireValid();
    return created;
  }

  @Override
  public long getLastAccessedTime() {
    requireValid();
    return created;
  }

  @Override
  public ServletContext getServletContext() {
    return context;
  }

  @Override
  public void setMaxInactiveInterval(int seconds) {
    maxInactiveInterval = seconds;
  }

  @Override
  public int getMaxInactiveInterval() {
    return maxInactiveInterval;
  }

  private void requireValid() {
    if (over) {
      throw new IllegalStateException("The session is over");
    }
  }
}
