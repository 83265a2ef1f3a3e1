package io.github.workaccount.enrollment.model.plan;

import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.text.CanonicalJson;
import io.github.workaccount.enrollment.model.text.Sha256;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The exact list of changes that a person approves.
 *
 * @param enrollment whose plan it is
 * @param route the way that it follows
 * @param tenantId the tenant that is changed
 * @param tenantName its name, for people
 * @param changes what will be done, in order
 * @param warnings what the approver must know, each a sentence
 * @param counts figures that the decision needs (rule B3), by label
 */
public record Plan(
    EnrollmentId enrollment,
    Route route,
    String tenantId,
    String tenantName,
    List<Change> changes,
    List<String> warnings,
    Map<String, Long> counts) {

  public Plan {
    changes = List.copyOf(changes);
    warnings = List.copyOf(warnings);
    counts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(counts));
  }

  /** The plan as canonical JSON (RFC 8785): what the digest is taken over. */
  public String canonicalJson() {
    Map<String, Object> plan = new TreeMap<>();
    plan.put("enrollment", enrollment.value());
    plan.put("route", route.key());
    plan.put("tenantId", tenantId);
    plan.put("tenantName", tenantName);
    plan.put("changes", changes.stream().map(Change::canonical).toList());
    plan.put("warnings", warnings);
    plan.put("counts", counts);
    return CanonicalJson.of(plan);
  }

  /** SHA-256 over {@link #canonicalJson}, in lower-case hexadecimal. */
  public String digest() {
    return Sha256.of(canonicalJson());
  }

  /** Whether part of the plan is to prove the domain; a subdomain can be added without a proof. */
  public boolean provesDomain() {
    return changes.stream().anyMatch(change -> change.kind() == ChangeKind.VERIFY_DOMAIN);
  }
}
