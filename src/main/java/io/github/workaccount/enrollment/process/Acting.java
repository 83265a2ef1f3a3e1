package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.enrollment.User;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Work with the engine in somebody's name. As the system, nothing is hidden or refused: use cases
 * decide what they show to whom. Whoever was signed in before is so again afterwards.
 */
@Component
public class Acting {

  private final IdentityService identity;

  /**
   * @param identity the engine's sign-in
   */
  public Acting(IdentityService identity) {
    this.identity = identity;
  }

  /**
   * Does work as the product itself.
   *
   * @return what the work gives
   */
  public <T> T asSystem(Supplier<T> work) {
    return as((Authentication) null, work);
  }

  /**
   * Does work as a person, with their rights.
   *
   * @return what the work gives
   */
  <T> T as(User user, Supplier<T> work) {
    return as(new Authentication(user.id(), new ArrayList<>(user.groups())), work);
  }

  private <T> T as(Authentication somebody, Supplier<T> work) {
    Authentication before = identity.getCurrentAuthentication();
    signIn(somebody);
    try {
      return work.get();
    } finally {
      signIn(before);
    }
  }

  private void signIn(Authentication somebody) {
    if (somebody == null) {
      identity.clearAuthentication();
    } else {
      identity.setAuthentication(somebody);
    }
  }
}
