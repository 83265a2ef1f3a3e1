package io.github.workaccount.enrollment.application.enrollment;

import io.github.workaccount.enrollment.model.input.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far the clock of this machine may be from the database's, which is the time of all nodes.
 *
 * @param tellFrom from which difference on health tells that this machine's clock is another than
 *     the database's
 * @param workWithin within which difference this node does jobs; keep it below half of the time for
 *     which a job is locked
 */
@ConfigurationProperties("enrollment.clock")
public record ClockProperties(
    @DefaultValue("PT5S") Duration tellFrom, @DefaultValue("PT30S") Duration workWithin) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the setting that cannot be used
   */
  public ClockProperties {
    Setting.notNegative("enrollment.clock.tell-from", tellFrom);
    Setting.positive("enrollment.clock.work-within", workWithin);
  }
}
