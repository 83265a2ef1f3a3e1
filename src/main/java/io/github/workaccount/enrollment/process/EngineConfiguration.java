package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.directory.ThrottleProperties;
import io.github.workaccount.enrollment.application.operation.Outage;
import io.github.workaccount.enrollment.process.briefing.BriefingInterceptor;
import io.github.workaccount.enrollment.process.briefing.Briefings;
import io.github.workaccount.enrollment.process.guard.CommandGuard;
import io.github.workaccount.enrollment.process.guard.GuardedManagement;
import io.github.workaccount.enrollment.process.listener.ModelListeners;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Plugs the product into the engine: the guard, forms, listeners, traces and the retry policy. */
@Component
class EngineConfiguration extends AbstractProcessEnginePlugin {

  private final CommandGuard.Factory guards;
  private final ModelListeners listeners;
  private final ObjectProvider<Briefings> briefings;
  private final ObjectProvider<EngineMappings> mappings;
  private final Outage outage;
  private final Clock clock;
  private final EngineTime time;
  private final Duration longestWait;

  EngineConfiguration(
      CommandGuard.Factory guards,
      ModelListeners listeners,
      ObjectProvider<Briefings> briefings,
      ObjectProvider<EngineMappings> mappings,
      Outage outage,
      Clock clock,
      EngineTime time,
      ThrottleProperties throttles) {
    this.outage = outage;
    this.clock = clock;
    this.time = time;
    this.longestWait = throttles.longestWait();
    this.guards = guards;
    this.listeners = listeners;
    this.briefings = briefings;
    this.mappings = mappings;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    time.set();
    mappings.ifAvailable(ready -> ready.giveTo(engine));
    engine.setManagementService(new GuardedManagement(engine));
    engine.setCustomPreCommandInterceptorsTxRequired(
        with(
            with(
                with(engine.getCustomPreCommandInterceptorsTxRequired(), new StoreFailures(outage)),
                new JobTrace()),
            guards.answers(engine)));
    engine.setCustomPostCommandInterceptorsTxRequired(
        with(
            with(engine.getCustomPostCommandInterceptorsTxRequired(), guards.create()),
            new BriefingInterceptor(briefings)));
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

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    if (engine.getJobExecutor() != null) {
      time.guard(engine.getJobExecutor());
    }
  }

  private static List<CommandInterceptor> with(
      List<CommandInterceptor> present, CommandInterceptor another) {
    List<CommandInterceptor> all = new ArrayList<>(present == null ? List.of() : present);
    all.add(another);
    return all;
  }
}
