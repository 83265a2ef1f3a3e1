package io.github.workaccount.enrollment.application.request;

import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.model.address.AddressRules;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
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
   * Checks the address, and keeps in the evidence what is wrong with it.
   *
   * @param id the enrollment
   * @return what is wrong with it, a sentence; nothing when it is usable
   */
  public Optional<String> check(EnrollmentId id) {
    Optional<InvalidValue> refused = refused(id);
    refused.ifPresent(
        why ->
            evidence.add(
                id,
                EvidenceKind.ADDRESS_REFUSED,
                Evidence.SYSTEM,
                Map.of("rule", String.valueOf(why.rule()), "reason", why.getMessage())));
    return refused.map(InvalidValue::getMessage);
  }

  /**
   * What is wrong with the address.
   *
   * @param id the enrollment
   * @return a sentence; nothing when it is usable
   */
  public Optional<String> problem(EnrollmentId id) {
    return refused(id).map(InvalidValue::getMessage);
  }

  private Optional<InvalidValue> refused(EnrollmentId id) {
    try {
      rules.check(enrollments.get(id).request().workEmail());
      return Optional.empty();
    } catch (InvalidValue e) {
      return Optional.of(e);
    }
  }
}
