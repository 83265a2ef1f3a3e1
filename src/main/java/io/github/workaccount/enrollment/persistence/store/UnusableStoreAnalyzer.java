package io.github.workaccount.enrollment.persistence.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says at a failed start what is wrong with the database, instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnusableStoreAnalyzer extends AbstractFailureAnalyzer<UnusableStore> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnusableStore cause) {
    return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
  }
}
