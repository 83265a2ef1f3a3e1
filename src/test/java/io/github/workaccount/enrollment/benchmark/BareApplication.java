package io.github.workaccount.enrollment.benchmark;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * The least that there can be with Camunda's web applications, to compare with. It has no
 * stereotype, so that no scan of the product finds it.
 */
@EnableAutoConfiguration
public class BareApplication {

  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication.run(BareApplication.class, args);
  }
}
