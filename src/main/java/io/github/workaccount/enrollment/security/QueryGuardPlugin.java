package io.github.workaccount.enrollment.security;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/** Puts the {@link QueryGuard} before every command of the engine. */
@Component
class QueryGuardPlugin extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    // One instance for each chain: an interceptor knows its successor.
    configuration.setCustomPostCommandInterceptorsTxRequired(
        guarded(configuration.getCustomPostCommandInterceptorsTxRequired()));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(
        guarded(configuration.getCustomPostCommandInterceptorsTxRequiresNew()));
  }

  private static List<CommandInterceptor> guarded(List<CommandInterceptor> others) {
    List<CommandInterceptor> interceptors =
        others == null ? new ArrayList<>() : new ArrayList<>(others);
    interceptors.add(0, new QueryGuard());
    return interceptors;
  }
}
