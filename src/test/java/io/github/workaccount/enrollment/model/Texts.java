package io.github.workaccount.enrollment.model;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What people, and others, may type. */
public final class Texts {

  private Texts() {}

  /** Any text at all, and text that is nearly a domain or an address. */
  public static Arbitrary<String> typed() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(80),
        Arbitraries.strings()
            .withChars("aZ09.-@_ \u3002\uff0eßüñ\u0130\u200d\u2488xn")
            .ofMaxLength(40),
        domains(),
        addresses());
  }

  /** Domains as people type them. */
  public static Arbitrary<String> domains() {
    Arbitrary<String> label =
        Arbitraries.strings().withChars("abcXYZ019-üßéÑ日本").ofMinLength(1).ofMaxLength(12);
    Arbitrary<String> end =
        Arbitraries.of("com", "CO.UK", "de.", "museum", "xn--p1ai", "рф", "c0m");
    return label
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .flatMap(labels -> end.map(last -> String.join(".", labels) + "." + last));
  }

  /** Addresses as people type them. */
  public static Arbitrary<String> addresses() {
    Arbitrary<String> local =
        Arbitraries.strings().withChars("abcKIM.+'_-0ü").ofMinLength(1).ofMaxLength(20);
    return local.flatMap(name -> domains().map(domain -> name + "@" + domain));
  }
}
