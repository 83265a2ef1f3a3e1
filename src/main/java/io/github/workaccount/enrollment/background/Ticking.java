package io.github.workaccount.enrollment.background;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Has done again and again what is {@code @Scheduled}: each with a thread, so that none waits for
 * another one. A failure ends only that one time.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Ticking {

  /** As many as there are methods to be called. */
  static final int THREADS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Ticking.class);

  @Bean
  ThreadPoolTaskSchedulerCustomizer threadsOfTicks() {
    return scheduler -> {
      scheduler.setPoolSize(THREADS);
      scheduler.setThreadNamePrefix("tick-");
      scheduler.setDaemon(true);
      scheduler.setErrorHandler(
          e -> LOG.warn("A tick failed this time and is tried again: {}", e.toString(), e));
    };
  }
}
