package io.github.workaccount.enrollment.address;

import com.google.common.net.InternetDomainName;
import java.util.Optional;

/**
 * The Public Suffix List's algorithm (publicsuffix.org, "Formal Algorithm") over Guava's copy of
 * the list. Names are canonical, and may be single labels here.
 *
 * <p>Guava knows the rules, but has no suffix for a top-level domain that the list lacks, or has
 * only below a wildcard ({@code ck}); the algorithm's rule is "*" then. And a domain that stands
 * above a registry's wildcard counts as a suffix, as in browsers and in the list's own linter: with
 * {@code *.kawasaki.jp}, nobody can register {@code kawasaki.jp}. A company's own wildcard says no
 * such thing: the company is right above it.
 */
final class PublicSuffixes {

  /** No rule has this label, so that only a wildcard matches it. */
  private static final String ANY_NAME = "any-name.";

  /** Whether a name is a public suffix. */
  boolean contains(String name) {
    return suffix(name).equals(name);
  }

  /** The name's public suffix and the label before it; nothing for a public suffix. */
  Optional<String> registrable(String name) {
    String suffix = suffix(name);
    if (suffix.equals(name)) {
      return Optional.empty();
    }
    int end = name.length() - suffix.length() - 1;
    return Optional.of(name.substring(name.lastIndexOf('.', end - 1) + 1));
  }

  private static String suffix(String name) {
    if (isAboveWildcard(name)) {
      return name;
    }
    InternetDomainName listed =
        InternetDomainName.isValid(name) ? InternetDomainName.from(name).publicSuffix() : null;
    return listed == null ? name.substring(name.lastIndexOf('.') + 1) : listed.toString();
  }

  private static boolean isAboveWildcard(String name) {
    String below = ANY_NAME + name;
    return InternetDomainName.isValid(below) && InternetDomainName.from(below).isRegistrySuffix();
  }
}
