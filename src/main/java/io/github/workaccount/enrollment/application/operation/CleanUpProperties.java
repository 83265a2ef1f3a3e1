package io.github.workaccount.enrollment.application.operation;

import io.github.workaccount.enrollment.model.input.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When what nobody needs any more is forgotten.
 *
 * @param every how often it is looked for what nobody needs any more
 * @param keysAfter when idempotency keys are forgotten
 * @param rowsAfter when the consents of an enrollment, their requests and its waits are forgotten,
 *     from its end; its evidence stays
 * @param batch how many rows one step removes at most
 */
@ConfigurationProperties("enrollment.clean-up")
public record CleanUpProperties(
    @DefaultValue("PT1H") Duration every,
    @DefaultValue("P7D") Duration keysAfter,
    @DefaultValue("P30D") Duration rowsAfter,
    @DefaultValue("500") int batch) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the setting that cannot be used
   */
  public CleanUpProperties {
    Setting.positive("enrollment.clean-up.every", every);
    Setting.notNegative("enrollment.clean-up.keys-after", keysAfter);
    Setting.notNegative("enrollment.clean-up.rows-after", rowsAfter);
    if (batch < 1) {
      throw new IllegalArgumentException("enrollment.clean-up.batch must be at least 1.");
    }
  }
}
