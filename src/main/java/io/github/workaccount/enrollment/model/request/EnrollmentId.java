package io.github.workaccount.enrollment.model.request;

import java.util.random.RandomGenerator;

/**
 * The readable id of an enrollment, also the business key of its process instance: the domain and
 * five letters or digits, such as {@code contoso.com-7K3Q9}.
 *
 * @param value the id
 */
public record EnrollmentId(String value) {

  /** Crockford's base 32: no I, L, O or U, so that ids can be read aloud. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int SUFFIX_LENGTH = 5;

  /**
   * Makes a new id.
   *
   * @param subject the domain, or {@code request} while there is no usable one
   * @param random where the suffix comes from
   * @return an id that is very likely new; the table's key decides
   */
  public static EnrollmentId next(String subject, RandomGenerator random) {
    StringBuilder suffix = new StringBuilder(SUFFIX_LENGTH);
    for (int i = 0; i < SUFFIX_LENGTH; i++) {
      suffix.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new EnrollmentId(subject + "-" + suffix);
  }

  /** The part behind the last hyphen, in lower case: for names that must be unique in a tenant. */
  public String suffix() {
    return value.substring(value.lastIndexOf('-') + 1).toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
