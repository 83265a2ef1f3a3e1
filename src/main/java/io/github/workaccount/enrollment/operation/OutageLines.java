package io.github.workaccount.enrollment.operation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.workaccount.enrollment.application.operation.Outage;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Keeps lines about failures of the store out of the log, whoever writes them: the outage has its
 * own. Requests, jobs, watches and the libraries below them would write hundreds, each with a stack
 * trace; a logger that is set to debug still does.
 */
@Component
class OutageLines extends TurboFilter implements DisposableBean {

  private final Outage outage;

  OutageLines(Outage outage) {
    this.outage = outage;
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      setContext(context);
      start();
      context.addTurboFilter(this);
    }
  }

  @Override
  public FilterReply decide(
      Marker marker, Logger logger, Level level, String format, Object[] arguments, Throwable t) {
    Throwable failure = t == null ? last(arguments) : t;
    return failure != null
            && level.isGreaterOrEqual(Level.INFO)
            && logger.getEffectiveLevel().isGreaterOrEqual(Level.INFO)
            && outage.notice(failure)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }

  private static Throwable last(Object[] arguments) {
    return arguments != null
            && arguments.length > 0
            && arguments[arguments.length - 1] instanceof Throwable failure
        ? failure
        : null;
  }

  @Override
  public void destroy() {
    if (getContext() instanceof LoggerContext context) {
      context.getTurboFilterList().remove(this);
    }
  }
}
