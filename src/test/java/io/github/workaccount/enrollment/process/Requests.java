package io.github.workaccount.enrollment.process;

import java.util.HashMap;
import java.util.Map;

/** What requesters fill in, for the sandbox's companies. */
final class Requests {

  static final Map<String, Object> APPROVED = Map.of("decision", "approve");
  static final Map<String, Object> APPROVED_LOOKING_INSIDE =
      Map.of("decision", "approve", "lookInside", true);
  static final Map<String, Object> ASSOCIATED = Map.of("associated", true, "usersAdded", true);

  private Requests() {}

  /** A company that names no tenant; Megan of it needs Partner Center. */
  static Map<String, String> of(String domain) {
    return Map.of(
        "workEmail", "kim@" + domain,
        "companyName", "The company of " + domain,
        "headquarters", "US",
        "partnerCenterUsers", "megan@" + domain + " Admin agent");
  }

  /** The company whose domain is in no tenant, and that has a tenant. */
  static Map<String, String> northwind() {
    return with(of("northwindtraders.com"), "existingTenant", "northwind.onmicrosoft.com");
  }

  static Map<String, String> with(Map<String, String> fields, String name, String value) {
    Map<String, String> changed = new HashMap<>(fields);
    changed.put(name, value);
    return changed;
  }
}
