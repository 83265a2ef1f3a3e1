package io.github.workaccount.enrollment.model.microsoft;

import io.github.workaccount.enrollment.model.text.Keyed;
import java.util.Optional;

/** The partner program that a company enrolls for; two of them want two tenants (rule B4). */
public enum PartnerProgram implements Keyed {
  /** The AI Cloud Partner Program. */
  AI_CLOUD("AI Cloud Partner Program"),
  /** The Cloud Solution Provider program. */
  CSP("Cloud Solution Provider program"),
  /** The two of them. */
  BOTH("AI Cloud Partner Program and Cloud Solution Provider program");

  private final String words;

  PartnerProgram(String words) {
    this.words = words;
  }

  /** The name for people. */
  public String words() {
    return words;
  }

  /** Whether one of the two is another one than this. */
  public boolean mixesWith(PartnerProgram other) {
    return this == BOTH || other == BOTH || this != other;
  }

  /**
   * Finds a program by its stable name.
   *
   * @param key such as {@code csp}
   */
  public static Optional<PartnerProgram> of(String key) {
    return Keyed.find(PartnerProgram.class, key);
  }
}
