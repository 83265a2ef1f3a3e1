package io.github.workaccount.enrollment;

import io.github.workaccount.enrollment.command.CommandLine;
import java.util.OptionalInt;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The product's entry point: one Spring Boot application with the process engine embedded. Beans
 * are named by their full class names, so that the short names are the delegates' alone.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class WorkAccountEnrollment {

  /**
   * Starts the product, or runs a command such as {@code --check} and ends.
   *
   * @param args the command line, as Spring Boot understands it ({@code --server.port=9090}, …)
   */
  public static void main(String[] args) {
    OptionalInt exitCode = CommandLine.run(args);
    if (exitCode.isPresent()) {
      System.exit(exitCode.getAsInt());
    }
    SpringApplication.run(WorkAccountEnrollment.class, args);
  }
}
