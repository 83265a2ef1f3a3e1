package io.github.workaccount.enrollment.sandbox.state;

import java.util.ArrayList;
import java.util.List;

/**
 * The DNS records that people published for a name.
 *
 * @param name lower-case ASCII name without a final dot
 * @param company whether this is one of the seed's companies, which also have mail and web records
 * @param txt values of its TXT records
 * @param mx mail exchangers that people added, besides a company's own
 */
public record Zone(String name, boolean company, List<String> txt, List<String> mx) {

  public static Zone empty(String name) {
    return new Zone(name, false, List.of(), List.of());
  }

  public static Zone ofCompany(String name) {
    return new Zone(name, true, List.of(), List.of());
  }

  public Zone withTxt(List<String> values) {
    return new Zone(name, company, values, mx);
  }

  public Zone withMx(List<String> values) {
    return new Zone(name, company, txt, values);
  }

  public boolean blank() {
    return !company && txt.isEmpty() && mx.isEmpty();
  }

  public static List<String> plus(List<String> values, String value) {
    List<String> more = new ArrayList<>(values);
    more.add(value);
    return List.copyOf(more);
  }
}
