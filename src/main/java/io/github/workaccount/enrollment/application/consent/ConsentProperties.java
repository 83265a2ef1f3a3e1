package io.github.workaccount.enrollment.application.consent;

import io.github.workaccount.enrollment.model.input.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether a tenant has taken its consent back, after the end of its enrollment.
 *
 * @param checkInterval how often it is looked, after the end of an enrollment, whether the tenant
 *     has taken its consent back
 * @param expireAfter how long after the end of an enrollment that is looked for
 */
@ConfigurationProperties("enrollment.consent")
public record ConsentProperties(
    @DefaultValue("P1D") Duration checkInterval, @DefaultValue("P30D") Duration expireAfter) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the setting that cannot be used
   */
  public ConsentProperties {
    Setting.positive("enrollment.consent.check-interval", checkInterval);
    Setting.notNegative("enrollment.consent.expire-after", expireAfter);
  }
}
