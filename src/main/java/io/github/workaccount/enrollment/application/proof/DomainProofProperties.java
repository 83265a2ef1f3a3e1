package io.github.workaccount.enrollment.application.proof;

import io.github.workaccount.enrollment.model.input.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the proof of a domain may take.
 *
 * @param expireAfter how long a domain is waited for to be proved; then the enrollment expires
 * @param maxWait how long it is waited for in all when that is extended, from the first ask; up to
 *     ten years (P3650D)
 */
@ConfigurationProperties("enrollment.dns")
public record DomainProofProperties(
    @DefaultValue("P30D") Duration expireAfter, @DefaultValue("P90D") Duration maxWait) {

  private static final Duration LONGEST = Duration.ofDays(3650);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the setting that cannot be used
   */
  public DomainProofProperties {
    Setting.positive("enrollment.dns.expire-after", expireAfter);
    if (maxWait.compareTo(expireAfter) < 0 || maxWait.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "enrollment.dns.max-wait (%s) must be from enrollment.dns.expire-after (%s) to ten years (P3650D)."
              .formatted(maxWait, expireAfter));
    }
  }
}
