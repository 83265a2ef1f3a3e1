package io.github.workaccount.enrollment.model.address;

import io.github.workaccount.enrollment.model.input.FormRule;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import java.util.Optional;

/**
 * What it takes a library to know about domain names as text: internationalised names, public
 * suffixes, letters that look alike. The one place that turns what people type into a {@link
 * DomainName}.
 */
public interface DomainText {

  /**
   * Reads a domain name as people type it: any case, a trailing dot, international letters
   * (IDNA2008, RFC 5890 and following).
   *
   * @param typed what was typed; null is read as nothing
   * @return its A-labels, lower case, without a trailing dot
   * @throws InvalidValue with the form rule that it breaks, see {@link FormRule}
   */
  String toAscii(String typed);

  /**
   * A domain name as people write it.
   *
   * @param domain a canonical domain name
   * @return its U-labels; the canonical text where it has none
   */
  String toUnicode(DomainName domain);

  /**
   * The domain that was registered: one label more than its public suffix has.
   *
   * @param domain a domain name, such as {@code emea.contoso.co.uk}
   * @return such as {@code contoso.co.uk}; nothing for a public suffix
   */
  Optional<DomainName> registrable(DomainName domain);

  /**
   * Whether anybody can register names right below a domain, as with {@code co.uk}, according to
   * the Public Suffix List.
   */
  boolean isPublicSuffix(DomainName domain);

  /**
   * Whether a domain name can be taken for another one (UTS 39): it mixes scripts or digits, has
   * marks that hide in a letter, or is written in foreign letters that look like Latin ones.
   *
   * @param domain a canonical domain name
   * @return what it looks like; nothing when it is innocent
   */
  Optional<LookAlike> lookAlike(DomainName domain);

  /**
   * Whether one word mixes scripts or digits that are never written together, or has marks that
   * hide in a letter (UTS 39).
   *
   * @param word the word
   * @return what it looks like; nothing when it is innocent
   */
  Optional<LookAlike> mixedScripts(String word);

  /**
   * Whether each joiner in a text (U+200C, U+200D) stands where IDNA's context rules let one stand:
   * where it makes a difference to how Arabic and Indic letters are written (RFC 5892, appendix A).
   *
   * @param text any text
   * @return true also when it has none
   */
  boolean joinsAsAllowed(String text);

  /**
   * Reads a domain name as people type it.
   *
   * @param typed what was typed
   * @return the canonical domain name
   * @throws InvalidValue with the form rule that it breaks, see {@link FormRule}
   */
  default DomainName read(String typed) {
    return new DomainName(toAscii(typed));
  }

  /**
   * Whether a text is a domain's own spelling, but for case and a dot at the end.
   *
   * @param typed what was typed
   * @param domain what it was read as
   */
  default boolean isSpelled(String typed, DomainName domain) {
    String name = typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed;
    return name.equalsIgnoreCase(domain.value()) || name.equalsIgnoreCase(toUnicode(domain));
  }

  /**
   * A domain name for a message: as people write it, and the canonical text where that differs.
   *
   * @param domain a canonical domain name
   * @return such as {@code bücher.de (xn--bcher-kva.de)}
   */
  default String show(DomainName domain) {
    String unicode = toUnicode(domain);
    return unicode.equals(domain.value()) ? unicode : "%s (%s)".formatted(unicode, domain);
  }

  /**
   * What a text can be taken for.
   *
   * @param text the text
   * @param resembles the same with Latin letters in the place of those that look like them; equal
   *     to the text when there are none
   * @param how what is wrong with it, as a clause such as {@code mixes Latin and Cyrillic letters}
   */
  record LookAlike(String text, String resembles, String how) {

    /** A clause for a message, such as {@code mixes … letters and looks like contoso.com}. */
    String clause() {
      return resembles.equals(text) ? how : how + " and looks like " + resembles;
    }
  }
}
