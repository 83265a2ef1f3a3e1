package io.github.workaccount.enrollment.application.directory;

import io.github.workaccount.enrollment.model.input.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a directory that asks to wait is obeyed.
 *
 * @param longestWait after this time a step that Microsoft asks to wait over and over becomes an
 *     incident, for a process owner
 */
@ConfigurationProperties("enrollment.microsoft")
public record ThrottleProperties(@DefaultValue("PT24H") Duration longestWait) {

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException when it cannot be used
   */
  public ThrottleProperties {
    Setting.notNegative("enrollment.microsoft.longest-wait", longestWait);
  }
}
