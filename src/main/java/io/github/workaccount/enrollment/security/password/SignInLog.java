package io.github.workaccount.enrollment.security.password;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Writes refused sign-ins to the log: who and from where, never the password. */
@Component
class SignInLog {

  private static final Logger LOG = LoggerFactory.getLogger(SignInLog.class);
  private static final int LONGEST_NAME = 64;

  @EventListener
  void refused(AbstractAuthenticationFailureEvent event) {
    LOG.warn(
        "Sign-in refused for user '{}' from {}: {}",
        printable(event.getAuthentication().getName()),
        event.getAuthentication().getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "unknown",
        event.getException().getMessage());
  }

  /** A typed name can hold line breaks, which would forge lines of the log. */
  private static String printable(String name) {
    String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    return shown.replaceAll("[^\\x20-\\x7e…]", "?");
  }
}
