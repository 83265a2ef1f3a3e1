package io.github.workaccount.enrollment.model.microsoft;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Names that a new tenant's initial domain may begin with: letters and digits of ASCII only, at
 * most 27 of them.
 */
public final class InitialDomainNames {

  private static final int MAX_LENGTH = 27;
  private static final String LAST_RESORT = "company";
  private static final List<String> MORE = List.of("partner", "work", "group", "inc", "2", "3");
  private static final int LONGEST_OF_MORE = "partner".length();

  /** Letters that Unicode does not take apart into a Latin letter and a mark. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı",
          "i");

  private InitialDomainNames() {}

  /**
   * Suggests names, the best first.
   *
   * @param domain the company's registered domain as people write it (U-labels, RFC 5890), such as
   *     {@code contoso.co.uk} or {@code müller.de}
   * @param company the company's name, used where the domain has no Latin letter or digit
   * @param country ISO 3166 alpha-2 code of its headquarters
   */
  public static List<String> suggest(String domain, String company, String country) {
    String label = domain.substring(0, (domain + ".").indexOf('.'));
    String stem =
        Stream.of(latin(label), latin(company), LAST_RESORT)
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElseThrow();
    String name = stem.substring(0, Math.min(stem.length(), MAX_LENGTH - LONGEST_OF_MORE));
    return Stream.concat(Stream.of("", country.toLowerCase(Locale.ROOT)), MORE.stream())
        .map(more -> name + more)
        .toList();
  }

  private static String latin(String text) {
    String lower = Objects.requireNonNullElse(text, "").toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      lower = lower.replace(letter.getKey(), letter.getValue());
    }
    return Normalizer.normalize(lower, Normalizer.Form.NFKD).replaceAll("[^a-z0-9]", "");
  }
}
