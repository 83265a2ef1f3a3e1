package io.github.workaccount.enrollment.microsoft.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is asked of one tenant at most. The defaults are what Microsoft documents for an
 * application in a tenant of under 50 users (Microsoft Graph, "Service-specific throttling limits",
 * identity and access); where several nodes work, each gets its share.
 *
 * @param units how many resource units are asked of one tenant at most in one period
 * @param unitsPeriod the period of the resource units
 * @param writes how many writes are made in one tenant at most in one period
 * @param writesPeriod the period of the writes
 */
@ConfigurationProperties(CallBudget.NAME)
public record CallBudget(
    @DefaultValue("3500") int units,
    @DefaultValue("PT10S") Duration unitsPeriod,
    @DefaultValue("3000") int writes,
    @DefaultValue("PT2M30S") Duration writesPeriod) {

  public static final String NAME = "enrollment.microsoft.budget";

  /** Less than one enrollment needs would hold everything back for ever. */
  private static final int LEAST = 10;

  /**
   * @throws IllegalArgumentException when a value is too small, with what to do
   */
  public CallBudget {
    require("units", units >= LEAST, "at least " + LEAST);
    require("writes", writes >= LEAST, "at least " + LEAST);
    require("units-period", unitsPeriod.toMillis() >= 100, "at least PT0.1S");
    require("writes-period", writesPeriod.toMillis() >= 100, "at least PT0.1S");
  }

  private static void require(String name, boolean right, String what) {
    if (!right) {
      throw new WrongConfiguration(
          "enrollment.microsoft.budget.%s is too small: give %s.".formatted(name, what));
    }
  }
}
