package io.github.workaccount.enrollment.process;

import org.camunda.bpm.engine.impl.history.HistoryLevel;

/** The product's history level, for an engine beside it. */
public final class ProductHistory {

  private ProductHistory() {}

  /** A level as the product's engine has it. */
  public static HistoryLevel level() {
    return new AuditedHistory();
  }
}
