package io.github.workaccount.enrollment.sandbox;

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
record Zone(String name, boolean company, List<String> txt, List<String> mx) {

  static Zone empty(String name) {
    return new Zone(name, false, List.of(), List.of());
  }

  static Zone ofCompany(String name) {
    return new Zone(name, true, List.of(), List.of());
  }

  Zone withTxt(List<String> values) {
    return new Zone(name, company, values, mx);
  }

  Zone withMx(List<String> values) {
    return new Zone(name, company, txt, values);
  }

  boolean blank() {
    return !company && txt.isEmpty() && mx.isEmpty();
  }

  static List<String> plus(List<String> values, String value) {
    List<String> more = new ArrayList<>(values);
    more.add(value);
    return List.copyOf(more);
  }
}
