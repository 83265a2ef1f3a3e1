package io.github.workaccount.enrollment.model.request;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** ISO 3166 alpha-2 codes of countries, and what else people type in their place. */
final class Countries {

  private static final Set<String> CODES = Set.of(Locale.getISOCountries());

  /** Codes that are used for a country, and are not its own (ISO 3166 has them reserved). */
  private static final Map<String, String> OTHER_CODES = Map.of("UK", "GB", "EL", "GR");

  private static final Map<String, String> BY_OTHER_NAMES =
      CODES.stream()
          .flatMap(code -> names(code).map(name -> Map.entry(name.toUpperCase(Locale.ROOT), code)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private Countries() {}

  /** Whether a text is a country's code. */
  static boolean contains(String code) {
    return CODES.contains(code);
  }

  /**
   * The code that somebody probably means.
   *
   * @param typed what was typed instead, such as {@code UK}, {@code de}, {@code DEU} or {@code
   *     Germany}
   * @return such as {@code GB}; nothing when it means no country
   */
  static Optional<String> meant(String typed) {
    String name = typed.toUpperCase(Locale.ROOT);
    return CODES.contains(name)
        ? Optional.of(name)
        : Optional.ofNullable(OTHER_CODES.getOrDefault(name, BY_OTHER_NAMES.get(name)));
  }

  private static Stream<String> names(String code) {
    Locale country = new Locale("", code);
    return Stream.of(country.getISO3Country(), country.getDisplayCountry(Locale.ENGLISH));
  }
}
