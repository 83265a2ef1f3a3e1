package io.github.workaccount.enrollment.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Work with the engine as the product itself: use cases decide what they show to whom. */
@Component
class AsSystem {

  private final IdentityService identity;

  AsSystem(IdentityService identity) {
    this.identity = identity;
  }

  /**
   * Does work, whoever is signed in, and signs them in again.
   *
   * @return what the work gives
   */
  <T> T get(Supplier<T> work) {
    Authentication before = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return work.get();
    } finally {
      restore(before);
    }
  }

  /** Signs a user in again; nobody where there was none. */
  void restore(Authentication before) {
    if (before == null) {
      identity.clearAuthentication();
    } else {
      identity.setAuthentication(before);
    }
  }
}
