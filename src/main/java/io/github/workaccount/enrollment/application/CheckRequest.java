package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.AddressRules;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.InvalidValue;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Holds the work e-mail of an enrollment against the rules for addresses. */
@Service
public class CheckRequest {

  private final Enrollments enrollments;
  private final AddressRules rules;
  private final Evidence evidence;

  CheckRequest(Enrollments enrollments, AddressRules rules, Evidence evidence) {
    this.enrollments = enrollments;
    this.rules = rules;
    this.evidence = evidence;
  }

  /**
   * Checks the address.
   *
   * @param id the enrollment
   * @return what is wrong with it, a sentence; nothing when it is usable
   */
  public Optional<String> check(EnrollmentId id) {
    try {
      rules.check(enrollments.get(id).request().workEmail());
      return Optional.empty();
    } catch (InvalidValue e) {
      evidence.add(
          id,
          "address-refused",
          Evidence.SYSTEM,
          Map.of("rule", String.valueOf(e.rule()), "reason", e.getMessage()));
      return Optional.of(e.getMessage());
    }
  }
}
