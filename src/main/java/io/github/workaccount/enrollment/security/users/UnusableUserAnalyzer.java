package io.github.workaccount.enrollment.security.users;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says at a failed start what is wrong with a configured user, instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnusableUserAnalyzer extends AbstractFailureAnalyzer<UnusableUser> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnusableUser cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "The first user's password is enrollment.users[0].password (ENROLLMENT_USERS_0_PASSWORD).",
        cause);
  }
}
