package io.github.workaccount.enrollment.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the examples of an operation in the API's description; they stand in {@code
 * openapi/examples.json}, and a test holds the product to each of them.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Described {

  /** Requests that are accepted. */
  String[] requests() default {};

  /** What is answered then. */
  String[] answers() default {};

  /** Problems; {@code unauthorized} and {@code unavailable} are everywhere. */
  String[] problems();
}
