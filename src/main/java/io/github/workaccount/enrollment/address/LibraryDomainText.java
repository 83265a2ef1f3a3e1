package io.github.workaccount.enrollment.address;

import com.google.common.net.InternetDomainName;
import com.ibm.icu.text.IDNA;
import io.github.workaccount.enrollment.model.DomainName;
import io.github.workaccount.enrollment.model.DomainText;
import io.github.workaccount.enrollment.model.FormRule;
import io.github.workaccount.enrollment.model.InvalidValue;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Domain names by ICU and Guava's copy of the Public Suffix List. Names are mapped as UTS 46 says,
 * non-transitionally, and must then be valid in IDNA2008.
 */
final class LibraryDomainText implements DomainText {

  /** Longer than any name in any script, so that nothing huge is looked at letter by letter. */
  private static final int MAX_TYPED = 1000;

  private static final int MAX_SHOWN = 80;
  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final IDNA NAMES =
      IDNA.getUTS46Instance(
          IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.CHECK_CONTEXTO
              | IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE);

  private final Scripts scripts = new Scripts();

  @Override
  public String toAscii(String typed) {
    String text = typed == null ? "" : typed.strip();
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
    if (ASCII.matcher(text).matches() && !ascii.contains("xn--")) {
      // Names such as ab--cd.de are older than IDNA, and their owners may keep them.
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
    if (isPublicSuffix(domain)) {
      return Optional.empty();
    }
    if (InternetDomainName.isValid(domain.value())) {
      InternetDomainName name = InternetDomainName.from(domain.value());
      if (name.isUnderPublicSuffix()) {
        return Optional.of(new DomainName(name.topPrivateDomain().toString()));
      }
    }
    // The list's own rule for a top-level domain that it lacks: that is the suffix.
    String value = domain.value();
    int beforeTop = value.lastIndexOf('.', value.lastIndexOf('.') - 1);
    return Optional.of(new DomainName(value.substring(beforeTop + 1)));
  }

  @Override
  public boolean isPublicSuffix(DomainName domain) {
    return InternetDomainName.isValid(domain.value())
        && InternetDomainName.from(domain.value()).isPublicSuffix();
  }

  @Override
  public Optional<LookAlike> lookAlike(DomainName domain) {
    return scripts.lookAlike(toUnicode(domain));
  }

  @Override
  public Optional<LookAlike> mixedScripts(String word) {
    return scripts.mixed(word);
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

  private static String unicode(String ascii) {
    IDNA.Info info = new IDNA.Info();
    String unicode = NAMES.nameToUnicode(ascii, new StringBuilder(), info).toString();
    return info.hasErrors() ? ascii : unicode;
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
