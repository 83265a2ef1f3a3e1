package io.github.workaccount.enrollment.model.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An enum whose constants have stable names outside of the code: in the database, in REST, in
 * process variables. The name is the constant's in lower case with hyphens.
 */
public interface Keyed {

  /** The constant's name, as every enum has it. */
  String name();

  /** The stable name, such as {@code add-domain}. */
  default String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant with a stable name.
   *
   * @param type the enum
   * @param key the stable name; null finds nothing
   */
  static <E extends Enum<E> & Keyed> Optional<E> find(Class<E> type, String key) {
    return Arrays.stream(type.getEnumConstants()).filter(one -> one.key().equals(key)).findFirst();
  }
}
