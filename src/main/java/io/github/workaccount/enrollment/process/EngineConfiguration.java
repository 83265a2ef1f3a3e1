package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.process.guard.CommandGuard;
import io.github.workaccount.enrollment.process.listener.ModelListeners;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Plugs the product into the engine: the guard, listeners, traces and the retry policy. */
@Component
class EngineConfiguration extends AbstractProcessEnginePlugin {

  private final CommandGuard.Factory guards;
  private final ModelListeners listeners;
  private final Clock clock;
  private final Duration longestWait;

  EngineConfiguration(
      CommandGuard.Factory guards,
      ModelListeners listeners,
      Clock clock,
      @Value("${enrollment.microsoft.longest-wait}") Duration longestWait) {
    this.clock = clock;
    this.longestWait = longestWait;
    this.guards = guards;
    this.listeners = listeners;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setCustomPreCommandInterceptorsTxRequired(
        with(engine.getCustomPreCommandInterceptorsTxRequired(), new JobTrace()));
    engine.setCustomPostCommandInterceptorsTxRequired(
        with(engine.getCustomPostCommandInterceptorsTxRequired(), guards.create()));
    engine.setCustomPostCommandInterceptorsTxRequiresNew(
        with(engine.getCustomPostCommandInterceptorsTxRequiresNew(), guards.create()));
    // A BPMN error that no model catches fails its job; it must never end what it happened in.
    engine.setEnableExceptionsAfterUnhandledBpmnError(true);
    // Named as the engine's own level full, whose place it takes.
    engine.setCustomHistoryLevels(List.of(new AuditedHistory()));
    engine.setFailedJobCommandFactory(new RetryPolicy(clock, longestWait));
    List<org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener> parse =
        engine.getCustomPostBPMNParseListeners() == null
            ? new ArrayList<>()
            : new ArrayList<>(engine.getCustomPostBPMNParseListeners());
    parse.add(listeners);
    engine.setCustomPostBPMNParseListeners(parse);
  }

  private static List<CommandInterceptor> with(
      List<CommandInterceptor> present, CommandInterceptor another) {
    List<CommandInterceptor> all = new ArrayList<>(present == null ? List.of() : present);
    all.add(another);
    return all;
  }
}
