package io.github.workaccount.enrollment.model.input;

import java.time.Duration;

/**
 * What configured values have to be; whoever configured another one is told by the setting's name.
 */
public final class Setting {

  private Setting() {}

  /**
   * Refuses a time that is none.
   *
   * @param name the setting
   * @param value what was configured; null when it is not set
   * @return the value
   * @throws IllegalArgumentException when it is missing, zero or negative
   */
  public static Duration positive(String name, Duration value) {
    if (value == null || value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("%s must be positive.".formatted(name));
    }
    return value;
  }

  /**
   * Refuses a time that lies in the past.
   *
   * @param name the setting
   * @param value what was configured; null when it is not set
   * @return the value
   * @throws IllegalArgumentException when it is missing or negative
   */
  public static Duration notNegative(String name, Duration value) {
    if (value == null || value.isNegative()) {
      throw new IllegalArgumentException("%s must not be negative.".formatted(name));
    }
    return value;
  }
}
