package io.github.workaccount.enrollment.application.account;

import io.github.workaccount.enrollment.model.input.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a new work account is waited for.
 *
 * @param checkInterval how soon a new work account is looked for again; later more rarely, up to
 *     every five minutes
 * @param waitFor how long it is looked for until Microsoft shows it
 */
@ConfigurationProperties("enrollment.work-account")
public record WorkAccountProperties(
    @DefaultValue("PT10S") Duration checkInterval, @DefaultValue("PT1H") Duration waitFor) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the setting that cannot be used
   */
  public WorkAccountProperties {
    Setting.notNegative("enrollment.work-account.check-interval", checkInterval);
    Setting.notNegative("enrollment.work-account.wait-for", waitFor);
  }
}
