package io.github.workaccount.enrollment.sandbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.workaccount.enrollment.sandbox.graph.GraphEndpoints;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * The writes that took effect in the sandboxes of this virtual machine, as they say themselves:
 * also those whose answer was lost, and none that was only answered as if.
 */
public final class DoneWrites extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final Logger log = (Logger) LoggerFactory.getLogger(GraphEndpoints.class);
  private final Level before = log.getLevel();
  private final List<String> writes = new CopyOnWriteArrayList<>();

  /** Counts from now on. */
  public DoneWrites() {
    log.setLevel(Level.DEBUG);
    start();
    log.addAppender(this);
  }

  /** Each with its tenant, method and path. */
  public List<String> all() {
    return List.copyOf(writes);
  }

  /** Forgets what was counted. */
  public void clear() {
    writes.clear();
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel() == Level.DEBUG) {
      writes.add(event.getFormattedMessage());
    }
  }

  @Override
  public void close() {
    log.detachAppender(this);
    log.setLevel(before);
    stop();
  }
}
