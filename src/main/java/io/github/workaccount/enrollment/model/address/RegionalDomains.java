package io.github.workaccount.enrollment.model.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Finds the headquarters' domain behind a regional one (rule R2: contoso.com over contoso.uk). It
 * only knows names; whether a name has a tenant is for the caller to find out.
 */
public final class RegionalDomains {

  private static final int MAX_SUGGESTIONS = 5;
  private static final int MAX_ABOVE = 5;
  private static final int COUNTRY_CODE_LENGTH = 2;
  private static final List<String> GENERIC = List.of("com", "net", "org");

  /** Where a country's companies register, when that is not just below its country code. */
  private static final Map<String, List<String>> SUFFIXES =
      Map.ofEntries(
          Map.entry("AE", List.of("ae", "co.ae")),
          Map.entry("AR", List.of("com.ar", "ar")),
          Map.entry("AU", List.of("com.au", "au")),
          Map.entry("BR", List.of("com.br")),
          Map.entry("CN", List.of("cn", "com.cn")),
          Map.entry("CO", List.of("com.co", "co")),
          Map.entry("CR", List.of("co.cr", "cr")),
          Map.entry("EG", List.of("com.eg", "eg")),
          Map.entry("GB", List.of("co.uk", "uk")),
          Map.entry("HK", List.of("com.hk", "hk")),
          Map.entry("ID", List.of("co.id", "id")),
          Map.entry("IL", List.of("co.il")),
          Map.entry("IN", List.of("in", "co.in")),
          Map.entry("JP", List.of("co.jp", "jp")),
          Map.entry("KE", List.of("co.ke", "ke")),
          Map.entry("KR", List.of("co.kr", "kr")),
          Map.entry("MX", List.of("com.mx", "mx")),
          Map.entry("MY", List.of("com.my", "my")),
          Map.entry("NG", List.of("com.ng", "ng")),
          Map.entry("NZ", List.of("co.nz", "nz")),
          Map.entry("PE", List.of("com.pe", "pe")),
          Map.entry("PH", List.of("com.ph", "ph")),
          Map.entry("PK", List.of("com.pk", "pk")),
          Map.entry("PL", List.of("pl", "com.pl")),
          Map.entry("PY", List.of("com.py")),
          Map.entry("SA", List.of("com.sa", "sa")),
          Map.entry("SG", List.of("com.sg", "sg")),
          Map.entry("TH", List.of("co.th", "in.th")),
          Map.entry("TR", List.of("com.tr")),
          Map.entry("TW", List.of("com.tw", "tw")),
          Map.entry("UA", List.of("ua", "com.ua")),
          Map.entry("US", List.of("com", "us")),
          Map.entry("UY", List.of("com.uy", "uy")),
          Map.entry("VE", List.of("com.ve", "co.ve")),
          Map.entry("VN", List.of("vn", "com.vn")),
          Map.entry("ZA", List.of("co.za")));

  private final DomainText text;

  /**
   * @param text knows the public suffixes
   */
  public RegionalDomains(DomainText text) {
    this.text = text;
  }

  /**
   * The domain that was registered, which a subdomain is judged with.
   *
   * @param domain a domain, such as {@code emea.contoso.com}
   * @return such as {@code contoso.com}; a public suffix stays as it is
   */
  public DomainName registrable(DomainName domain) {
    return text.registrable(domain).orElse(domain);
  }

  /**
   * The domains that a domain is a subdomain of, up to the one that was registered.
   *
   * @param domain a domain, such as {@code it.emea.contoso.com}
   * @return such as {@code emea.contoso.com} and {@code contoso.com}, the nearest first, at most
   *     five and always the registered one; none for that one itself
   */
  public List<DomainName> above(DomainName domain) {
    DomainName registered = registrable(domain);
    List<DomainName> above = new ArrayList<>();
    for (DomainName next = domain; !next.equals(registered); ) {
      next = new DomainName(next.value().substring(next.value().indexOf('.') + 1));
      above.add(next);
    }
    if (above.size() > MAX_ABOVE) {
      above.subList(MAX_ABOVE - 1, above.size() - 1).clear();
    }
    return List.copyOf(above);
  }

  /**
   * Where the headquarters may be found when a domain is another country's.
   *
   * @param domain the domain of the address; a subdomain counts as its registrable domain
   * @param headquarters ISO 3166 alpha-2 code of the country of the headquarters
   * @return the same name under the headquarters' suffixes and generic ones, the likeliest first,
   *     at most five, never the domain itself; none for a domain that is the headquarters' or
   *     generic already
   */
  public List<DomainName> suggestions(DomainName domain, String headquarters) {
    DomainName registered = registrable(domain);
    String name = registered.value();
    int dot = name.indexOf('.');
    String suffix = name.substring(dot + 1);
    List<String> own = suffixes(headquarters);
    if (text.isPublicSuffix(registered) || own.contains(suffix) || !isOfACountry(suffix)) {
      return List.of();
    }
    return Stream.concat(own.stream(), GENERIC.stream())
        .distinct()
        .map(other -> new DomainName(name.substring(0, dot) + "." + other))
        .filter(other -> !Objects.equals(other, registered))
        .limit(MAX_SUGGESTIONS)
        .toList();
  }

  /** Two-letter top-level domains are countries' (ISO 3166), as are international ones. */
  private static boolean isOfACountry(String suffix) {
    String top = suffix.substring(suffix.lastIndexOf('.') + 1);
    return top.length() == COUNTRY_CODE_LENGTH || top.startsWith("xn--");
  }

  private static List<String> suffixes(String headquarters) {
    return SUFFIXES.getOrDefault(headquarters, List.of(headquarters.toLowerCase(Locale.ROOT)));
  }
}
