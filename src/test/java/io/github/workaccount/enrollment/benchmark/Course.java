package io.github.workaccount.enrollment.benchmark;

import java.util.Map;

/** The ways through the process that are measured. */
enum Course {
  /** The domain is in a tenant: request, approve, attest. Nothing is written. */
  COMMON,
  /** The domain is in that tenant, which is looked into: a group and its member are written. */
  INSIDE,
  /** The domain has to be proved first: four writes. */
  LONG;

  /** The tenant that has the domains of {@link #COMMON} and {@link #INSIDE}. */
  static final String ONE_TENANT = "contoso.onmicrosoft.com";

  /** The company's domain. */
  String domain(int number) {
    return "%s-company-%d.com".formatted(name().toLowerCase(java.util.Locale.ROOT), number);
  }

  /** The company's tenant. */
  String tenant(int number) {
    return this == LONG ? "bench-%d.onmicrosoft.com".formatted(number) : ONE_TENANT;
  }

  /** The start form. */
  Map<String, String> form(int number) {
    Map<String, String> fields =
        new java.util.HashMap<>(
            Map.of(
                "workEmail", "kim@" + domain(number),
                "companyName", "Company " + number,
                "headquarters", "US",
                "partnerCenterUsers", "megan@" + domain(number) + " Admin agent"));
    if (this == LONG) {
      fields.put("existingTenant", tenant(number));
    }
    return fields;
  }
}
