package io.github.workaccount.enrollment.testing;

import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine. */
public final class Required {

  private Required() {}

  /**
   * Skips the test where a program is missing, except in CI ({@code CI=true}), where it must be
   * there.
   *
   * @param present whether it is there
   * @param missing what is missing, and what is not tested therefore
   */
  public static void require(boolean present, String missing) {
    if (!present && "true".equalsIgnoreCase(System.getenv("CI"))) {
      throw new AssertionError("In CI this must not be skipped: " + missing);
    }
    Assumptions.assumeTrue(present, missing);
  }
}
