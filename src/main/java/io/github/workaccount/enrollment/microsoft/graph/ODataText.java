package io.github.workaccount.enrollment.microsoft.graph;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes values into OData filters (OData 4.01 URL conventions, section 5.1.1.14.1). */
final class ODataText {

  private ODataText() {}

  /** A string literal: in single quotes, those inside doubled. */
  static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A list for {@code in}. */
  static String list(Collection<String> values) {
    return values.stream().map(ODataText::literal).collect(Collectors.joining(",", "(", ")"));
  }
}
