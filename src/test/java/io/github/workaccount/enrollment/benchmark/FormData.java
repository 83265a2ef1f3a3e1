package io.github.workaccount.enrollment.benchmark;

import io.github.workaccount.enrollment.process.ProductHistory;
import io.github.workaccount.enrollment.process.Variables;
import io.github.workaccount.enrollment.process.briefing.Briefing;
import io.github.workaccount.enrollment.process.briefing.Briefings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the product's tasks have for their forms to show, kept from one engine for another: a task
 * without it is not the same task, and storing it is the engine's work.
 */
final class FormData implements BeanPostProcessor {

  private final Map<String, Briefing> byTask = new ConcurrentHashMap<>();

  /** Keeps what the tasks of an application show that is about to start. */
  void keepFrom(ConfigurableApplicationContext context) {
    context.getBeanFactory().addBeanPostProcessor(this);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (!(bean instanceof Briefings)) {
      return bean;
    }
    ProxyFactory proxy = new ProxyFactory(bean);
    proxy.setProxyTargetClass(true);
    proxy.addAdvice((MethodInterceptor) this::kept);
    return proxy.getProxy(Briefings.class.getClassLoader());
  }

  private Object kept(MethodInvocation call) throws Throwable {
    Object result = call.proceed();
    if (result instanceof Briefing briefing) {
      byTask.put((String) call.getArguments()[0], briefing);
    }
    return result;
  }

  private void give(DelegateTask task) {
    Briefing briefing = byTask.get(task.getTaskDefinitionKey());
    if (briefing != null) {
      briefing.shown().forEach(task::setVariableLocal);
      briefing
          .fields()
          .forEach((name, value) -> Variables.change(task.getExecution(), name, value));
    }
  }

  /** Gives the tasks of an engine the same, and the engine the product's history. */
  AbstractProcessEnginePlugin plugin() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(ProductHistory.level()));
        engine.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new Giving())));
      }
    };
  }

  private final class Giving extends AbstractBpmnParseListener {

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
      ((UserTaskActivityBehavior) activity.getActivityBehavior())
          .getTaskDefinition()
          .addTaskListener(TaskListener.EVENTNAME_CREATE, FormData.this::give);
    }
  }
}
