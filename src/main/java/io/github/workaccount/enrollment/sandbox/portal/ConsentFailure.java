package io.github.workaccount.enrollment.sandbox.portal;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The ways in which consent fails that public reports tell of. Assumed: which error goes with
 * which.
 */
enum ConsentFailure {
  DECLINED("65004", "access_denied", "The administrator has declined to consent."),
  OTHER_TENANT("50020", "access_denied", "The account does not exist in the tenant."),
  TRANSIENT("90033", "temporarily_unavailable", "A transient error has occurred."),
  NEEDS_APPROVAL("90094", "consent_required", "An administrator's approval is needed."),
  APPROVAL_ASKED("90095", "consent_required", "An administrator was asked for approval."),
  MISCONFIGURED("650056", "invalid_client", "The application is misconfigured."),
  UNKNOWN_APPLICATION("700016", "unauthorized_client", "The application was not found."),
  NO_REDIRECT("500113", "invalid_request", "No reply address is registered for the application.");

  private final String number;
  private final String error;
  private final String text;

  ConsentFailure(String number, String error, String text) {
    this.number = number;
    this.error = error;
    this.text = text;
  }

  static Optional<ConsentFailure> of(String number) {
    return Arrays.stream(values()).filter(one -> one.number.equals(number)).findFirst();
  }

  static String numbers() {
    return Arrays.stream(values()).map(ConsentFailure::number).collect(Collectors.joining(", "));
  }

  String number() {
    return number;
  }

  String text() {
    return text;
  }

  /** What comes back to the application. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("error", error);
    parameters.put("error_description", "AADSTS%s: %s".formatted(number, text));
    if (this == DECLINED) {
      parameters.put("error_subcode", "cancel");
    }
    return parameters;
  }
}
