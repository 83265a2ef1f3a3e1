package io.github.workaccount.enrollment.benchmark;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.aopalliance.intercept.MethodInterceptor;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures the time in the product's own code while the engine runs: in its delegates, its
 * listeners, what takes a person's answer and what reckons dates. What these call counts, the
 * remote calls and the own tables too.
 */
final class OwnTime implements BeanPostProcessor {

  private static final String PRODUCT = "io.github.workaccount.enrollment.";

  /** Beside the delegates and the listeners: what takes people's forms, and what reckons dates. */
  private static final Set<String> ENTRIES =
      Set.of(
          PRODUCT + "application.RequestEnrollment",
          PRODUCT + "process.guard.TaskSubmissions",
          PRODUCT + "process.Deadlines");

  private final LongAdder nanos = new LongAdder();
  private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

  /** Measures an application that is about to start. */
  void measure(ConfigurableApplicationContext context) {
    context.getBeanFactory().addBeanPostProcessor(this);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    Class<?> type = bean.getClass();
    if (!isOurs(bean, type.getName())) {
      return bean;
    }
    ProxyFactory proxy = new ProxyFactory(bean);
    proxy.setProxyTargetClass(!(bean instanceof JavaDelegate));
    proxy.addAdvice((MethodInterceptor) this::measured);
    return proxy.getProxy(type.getClassLoader());
  }

  private static boolean isOurs(Object bean, String type) {
    boolean listener =
        type.startsWith(PRODUCT + "process.listener.") && !(bean instanceof BpmnParseListener);
    return bean instanceof JavaDelegate || listener || ENTRIES.contains(type);
  }

  private Object measured(org.aopalliance.intercept.MethodInvocation call) throws Throwable {
    if (inside.get()) {
      return call.proceed();
    }
    inside.set(true);
    long begin = System.nanoTime();
    try {
      return call.proceed();
    } finally {
      nanos.add(System.nanoTime() - begin);
      inside.set(false);
    }
  }

  /** The time since this was asked last. */
  Duration take() {
    return Duration.ofNanos(nanos.sumThenReset());
  }
}
