package io.github.workaccount.enrollment;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The product's entry point: one Spring Boot application with the process engine embedded. Beans
 * are named by their full class names, so that the short names are the delegates' alone.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class WorkAccountEnrollment {

  /**
   * Starts the product.
   *
   * @param args the command line, as Spring Boot understands it ({@code --server.port=9090}, …)
   */
  public static void main(String[] args) {
    SpringApplication.run(WorkAccountEnrollment.class, args);
  }

  /** The time in whole milliseconds, as every database keeps it. */
  @Bean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
  }
}
