package io.github.workaccount.enrollment.microsoft.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says at a failed start what to do, instead of a stack trace. Spring Boot makes it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WrongConfigurationAnalyzer extends AbstractFailureAnalyzer<WrongConfiguration> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, WrongConfiguration cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Change the configuration. Starting with --check tells whether all of it works.",
        cause);
  }
}
