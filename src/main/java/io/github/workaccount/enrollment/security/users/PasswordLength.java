package io.github.workaccount.enrollment.security.users;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * How long a password is at least that a person sets. The product itself, which nobody is signed in
 * for, sets what is configured: in the sandbox everybody's password is their name.
 */
class PasswordLength extends PasswordPolicyLengthRuleImpl {

  /** Characters of the shortest password. */
  static final int SHORTEST = 12;

  PasswordLength() {
    super(SHORTEST);
  }

  /** Without a command, somebody only asks whether a password would do. */
  @Override
  public boolean execute(String password) {
    CommandContext command = Context.getCommandContext();
    boolean byTheProduct = command != null && command.getAuthenticatedUserId() == null;
    return byTheProduct || super.execute(password);
  }
}
