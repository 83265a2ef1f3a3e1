package io.github.workaccount.enrollment.sandbox;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.StringUtils;
import org.springframework.web.context.WebApplicationContext;

/**
 * The door to the stand-in: opens it where {@code enrollment.microsoft.cloud} is absent or {@code
 * sandbox}, before the application's beans exist. In a real cloud this class is all that runs of
 * the sandbox.
 */
public final class SandboxInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** Set to true while a stand-in runs inside this application; this package's beans ask for it. */
  public static final String RUNNING = "enrollment.sandbox.running";

  private static final String CLOUD = "enrollment.microsoft.cloud";

  /** Created by Spring Boot, which finds this class in {@code META-INF/spring.factories}. */
  public SandboxInitializer() {}

  /**
   * Starts the stand-in if this application is to have one.
   *
   * @param context the application's context before its refresh
   * @throws IllegalStateException if the state can't be opened; the message says what to do
   */
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (isWanted(context)) {
      EmbeddedSandbox.start(context);
    }
  }

  private static boolean isWanted(ConfigurableApplicationContext context) {
    String cloud = context.getEnvironment().getProperty(CLOUD);
    return StringUtils.hasText(cloud)
        ? "sandbox".equalsIgnoreCase(cloud.strip())
        : context instanceof WebApplicationContext;
  }
}
