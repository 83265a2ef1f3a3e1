package io.github.workaccount.enrollment.security.users;

import io.github.workaccount.enrollment.application.enrollment.Workforce;
import io.github.workaccount.enrollment.application.signin.ConfiguredUsers;
import io.github.workaccount.enrollment.security.password.PasswordThrottle;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Plugs the rules for users and their passwords into the engine. */
@Component
class IdentityPlugin extends AbstractProcessEnginePlugin {

  private final ObjectProvider<ConfiguredUsers> users;
  private final ObjectProvider<Workforce> workforce;
  private final ObjectProvider<PasswordThrottle> throttle;

  IdentityPlugin(
      ObjectProvider<ConfiguredUsers> users,
      ObjectProvider<Workforce> workforce,
      ObjectProvider<PasswordThrottle> throttle) {
    this.users = users;
    this.workforce = workforce;
    this.throttle = throttle;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setIdentityService(new ThrottledIdentityService(throttle));
    engine.setIdentityProviderSessionFactory(new UncountedIdentities.Factory());
    // The web applications show this policy where a password is entered.
    engine.setEnablePasswordPolicy(true);
    engine.setPasswordPolicy(() -> List.of(new PasswordLength()));
    // One guard for each chain: an interceptor knows its successor.
    engine.setCustomPostCommandInterceptorsTxRequired(
        guarded(engine.getCustomPostCommandInterceptorsTxRequired()));
    engine.setCustomPostCommandInterceptorsTxRequiresNew(
        guarded(engine.getCustomPostCommandInterceptorsTxRequiresNew()));
  }

  private List<CommandInterceptor> guarded(List<CommandInterceptor> others) {
    List<CommandInterceptor> all = new ArrayList<>(others == null ? List.of() : others);
    all.add(new IdentityGuard(users, workforce));
    return all;
  }
}
