package io.github.workaccount.enrollment.sandbox.state;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says at a failed start what is wrong with the sandbox's folder, instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnusableStateAnalyzer extends AbstractFailureAnalyzer<UnusableState> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnusableState cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "The folder is enrollment.sandbox.directory (ENROLLMENT_SANDBOX_DIRECTORY); \"memory\" keeps"
            + " nothing on disk.",
        cause);
  }
}
