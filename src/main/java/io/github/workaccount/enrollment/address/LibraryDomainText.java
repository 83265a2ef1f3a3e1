package io.github.workaccount.enrollment.address;

import com.ibm.icu.text.IDNA;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.address.DomainText;
import io.github.workaccount.enrollment.model.input.FormRule;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import io.github.workaccount.enrollment.model.text.Spaces;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Domain names by ICU and the Public Suffix List. Names are mapped as UTS 46 says,
 * non-transitionally, and must then be valid in IDNA2008.
 */
final class LibraryDomainText implements DomainText {

  /** Longer than any name in any script, so that nothing huge is looked at letter by letter. */
  private static final int MAX_TYPED = 1000;

  private static final int MAX_SHOWN = 80;
  private static final String ACE_PREFIX = "xn--";
  private static final IDNA NAMES =
      IDNA.getUTS46Instance(
          IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.CHECK_CONTEXTO
              | IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE);

  private final Scripts scripts = new Scripts();
  private final PublicSuffixes suffixes = new PublicSuffixes();

  @Override
  public String toAscii(String typed) {
    String text = typed == null ? "" : Spaces.strip(typed);
    if (text.isEmpty()) {
      throw new InvalidValue(FormRule.DOMAIN_SYNTAX, "Give a domain name such as contoso.com.");
    }
    if (text.length() > MAX_TYPED) {
      throw invalid(text, "it is longer than 253 characters");
    }
    IDNA.Info info = new IDNA.Info();
    String ascii = NAMES.nameToASCII(text, new StringBuilder(), info).toString();
    Set<IDNA.Error> errors = EnumSet.noneOf(IDNA.Error.class);
    errors.addAll(info.getErrors());
    if (onlyOldLabelsHaveHyphens(ascii)) {
      errors.remove(IDNA.Error.HYPHEN_3_4);
    }
    if (!errors.isEmpty()) {
      throw invalid(text, reason(errors.iterator().next()));
    }
    refuseSymbols(text, unicode(ascii));
    return canonical(text, ascii);
  }

  @Override
  public String toUnicode(DomainName domain) {
    return unicode(domain.value());
  }

  @Override
  public Optional<DomainName> registrable(DomainName domain) {
    return suffixes.registrable(domain.value()).map(DomainName::new);
  }

  @Override
  public boolean isPublicSuffix(DomainName domain) {
    return suffixes.contains(domain.value());
  }

  @Override
  public Optional<LookAlike> lookAlike(DomainName domain) {
    return scripts.lookAlike(toUnicode(domain));
  }

  @Override
  public Optional<LookAlike> mixedScripts(String word) {
    return scripts.mixed(word);
  }

  @Override
  public boolean joinsAsAllowed(String text) {
    return !label(text).errors().contains(IDNA.Error.CONTEXTJ);
  }

  private static String canonical(String typed, String ascii) {
    String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    if (name.isEmpty() || name.endsWith(".")) {
      throw invalid(typed, "it has dots with nothing between them");
    }
    return name;
  }

  private static void refuseSymbols(String typed, String unicode) {
    unicode
        .codePoints()
        .filter(c -> c != '.' && c > 0x7f && !Idna2008.permits(c))
        .findFirst()
        .ifPresent(
            c -> {
              throw invalid(
                  typed, "domain names may not have \"%s\"".formatted(Character.toString(c)));
            });
  }

  /**
   * Whether two hyphens after two characters stand only where they may: in plain ASCII labels such
   * as ab--cd, which are older than IDNA, and whose owners may keep them.
   */
  private static boolean onlyOldLabelsHaveHyphens(String ascii) {
    return labels(ascii).map(Label::errors).noneMatch(e -> e.contains(IDNA.Error.HYPHEN_3_4));
  }

  /** Label by label, so that a strange one does not keep another from being looked at. */
  private static String unicode(String ascii) {
    return labels(ascii).map(Label::readable).collect(Collectors.joining("."));
  }

  private static Stream<Label> labels(String ascii) {
    return Arrays.stream(ascii.split("\\.", -1))
        .map(
            label ->
                label.startsWith(ACE_PREFIX) ? label(label) : new Label(label, label, Set.of()));
  }

  private static Label label(String text) {
    IDNA.Info info = new IDNA.Info();
    String unicode = NAMES.labelToUnicode(text, new StringBuilder(), info).toString();
    return new Label(text, unicode, Set.copyOf(info.getErrors()));
  }

  /** A label, as letters, and what is wrong with it. */
  private record Label(String text, String unicode, Set<IDNA.Error> errors) {
    String readable() {
      return errors.isEmpty() ? unicode : text;
    }
  }

  private static InvalidValue invalid(String typed, String reason) {
    String shown =
        typed.codePointCount(0, typed.length()) <= MAX_SHOWN
            ? typed
            : typed.substring(0, typed.offsetByCodePoints(0, MAX_SHOWN)) + "…";
    return new InvalidValue(
        FormRule.DOMAIN_SYNTAX,
        "\"%s\" is not a domain name such as contoso.com: %s.".formatted(shown, reason));
  }

  private static String reason(IDNA.Error error) {
    return switch (error) {
      case EMPTY_LABEL -> "it has dots with nothing between them";
      case LABEL_TOO_LONG -> "one of its parts is longer than 63 characters";
      case DOMAIN_NAME_TOO_LONG -> "it is longer than 253 characters";
      case LEADING_HYPHEN, TRAILING_HYPHEN -> "one of its parts begins or ends with a hyphen";
      case HYPHEN_3_4 -> "one of its parts has two hyphens after two characters";
      case PUNYCODE, INVALID_ACE_LABEL -> "a part that begins with \"xn--\" is not valid";
      case BIDI -> "it mixes letters that run to the right and to the left";
      case LEADING_COMBINING_MARK -> "one of its parts begins with a combining mark";
      default -> "it has a character that domain names may not have, or not at that place";
    };
  }
}
