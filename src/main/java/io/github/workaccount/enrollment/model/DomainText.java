package io.github.workaccount.enrollment.model;

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
   * Whether a domain name can be taken for another one, since it mixes scripts or is written in
   * foreign letters that look like Latin ones (UTS 39).
   *
   * @param domain a canonical domain name
   * @return what it looks like; nothing when it is innocent
   */
  Optional<LookAlike> lookAlike(DomainName domain);

  /**
   * Whether one word mixes scripts that are never written together (UTS 39).
   *
   * @param word the word
   * @return what it looks like; nothing when it is innocent
   */
  Optional<LookAlike> mixedScripts(String word);

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
   * @param scripts the scripts that it is written in, such as {@code Latin and Cyrillic}
   */
  record LookAlike(String text, String resembles, String scripts) {

    /** A clause for a message, such as {@code mixes … letters and looks like "contoso.com"}. */
    String clause() {
      String verb = scripts.contains(" and ") ? "mixes" : "is written in";
      String letters = "%s %s letters".formatted(verb, scripts);
      return resembles.equals(text) ? letters : letters + " and looks like " + resembles;
    }
  }
}
