package io.github.workaccount.enrollment.application.proof;

import io.github.workaccount.enrollment.model.input.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often Microsoft is asked to verify a domain whose record is there.
 *
 * @param firstPause how soon Microsoft is asked again to verify a domain whose record is there
 * @param longestPause how long it is at most from one such question to the next
 */
@ConfigurationProperties("enrollment.verification")
public record VerificationProperties(
    @DefaultValue("PT10S") Duration firstPause, @DefaultValue("PT1H") Duration longestPause) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the setting that cannot be used
   */
  public VerificationProperties {
    Setting.notNegative("enrollment.verification.first-pause", firstPause);
    Setting.notNegative("enrollment.verification.longest-pause", longestPause);
  }
}
