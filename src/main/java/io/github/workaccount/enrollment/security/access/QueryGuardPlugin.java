package io.github.workaccount.enrollment.security.access;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/** Puts the {@link QueryGuard} and {@link ValueLengths} before every command of the engine. */
@Component
class QueryGuardPlugin extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    // One instance for each chain: an interceptor knows its successor.
    configuration.setCustomPostCommandInterceptorsTxRequired(
        first(new QueryGuard(), configuration.getCustomPostCommandInterceptorsTxRequired()));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(
        first(new QueryGuard(), configuration.getCustomPostCommandInterceptorsTxRequiresNew()));
    // Around the transaction, since much is written only when that ends.
    configuration.setCustomPreCommandInterceptorsTxRequired(
        first(
            new ValueLengths(configuration),
            configuration.getCustomPreCommandInterceptorsTxRequired()));
    configuration.setCustomPreCommandInterceptorsTxRequiresNew(
        first(
            new ValueLengths(configuration),
            configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
  }

  private static List<CommandInterceptor> first(
      CommandInterceptor one, List<CommandInterceptor> others) {
    List<CommandInterceptor> interceptors = new ArrayList<>(List.of(one));
    interceptors.addAll(others == null ? List.of() : others);
    return interceptors;
  }
}
