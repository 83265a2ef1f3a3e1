package io.github.workaccount.enrollment;

import java.io.PrintStream;
import org.springframework.boot.Banner;
import org.springframework.core.env.Environment;

/** The first lines of the log: where to go, and which of Microsoft's clouds is in use. */
final class StartBanner implements Banner {

  @Override
  public void printBanner(Environment environment, Class<?> source, PrintStream out) {
    String url = environment.getProperty("enrollment.public-url");
    String cloud = environment.getProperty("enrollment.microsoft.cloud");
    out.printf("%nWork Account Enrollment%n");
    out.printf("  Tasklist  %s/camunda/app/tasklist/default/%n", url);
    out.printf("  Cockpit   %s/camunda/app/cockpit/default/%n", url);
    out.printf("  REST API  %s/swagger-ui.html%n", url);
    out.printf("  Cloud     %s%s%n", cloud, explanation(cloud));
  }

  private static String explanation(String cloud) {
    return "sandbox".equals(cloud)
        ? " (SIMULATED: Microsoft's cloud and the DNS are stood in for; nothing real is changed)"
        : " (real: approved changes are made in real tenants)";
  }
}
