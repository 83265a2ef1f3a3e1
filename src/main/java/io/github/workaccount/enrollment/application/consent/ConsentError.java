package io.github.workaccount.enrollment.application.consent;

import io.github.workaccount.enrollment.model.tenant.Tenant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why Microsoft's consent page returned without consent. Anybody can send such an answer, so of its
 * texts only words and the number are kept.
 *
 * @param error the error code (RFC 6749, section 4.1.2.1); null when it is no word
 * @param subcode Microsoft's subcode; null when there is none
 * @param number the number of Microsoft's own error, such as 65004; null when there is none
 */
record ConsentError(String error, String subcode, String number) {

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
  private static final Pattern NUMBER = Pattern.compile("AADSTS(\\d{1,9})(?!\\d)");
  private static final int READ_OF_DESCRIPTION = 2000;

  private static final String SAME_LINK = "The same link can be used again.";
  private static final String OPERATOR =
      "That is for whoever operates this product, not for the administrator: ";

  /**
   * Reads an answer.
   *
   * @param error the parameter {@code error}; null when it is missing
   * @param subcode the parameter {@code error_subcode}; null when it is missing
   * @param description the parameter {@code error_description}; null when it is missing
   * @return nothing when it tells of no error
   */
  static Optional<ConsentError> of(String error, String subcode, String description) {
    if (error == null && subcode == null && description == null) {
      return Optional.empty();
    }
    return Optional.of(new ConsentError(word(error), word(subcode), number(description)));
  }

  private static String word(String text) {
    return text != null && WORD.matcher(text).matches() ? text : null;
  }

  private static String number(String description) {
    String text = description == null ? "" : description;
    Matcher number =
        NUMBER.matcher(text.substring(0, Math.min(text.length(), READ_OF_DESCRIPTION)));
    return number.find() ? number.group(1) : null;
  }

  /**
   * What Microsoft answered and what to do, in sentences.
   *
   * @param tenant the tenant that is to consent; null when it is not known
   */
  String sentences(Tenant tenant) {
    return "Consent was not granted: %s. %s"
        .formatted(said(), advice(tenant == null ? "the tenant that was named" : tenant.label()));
  }

  private String said() {
    String code = error == null ? "an error" : error;
    return "Microsoft answered "
        + code
        + (subcode == null ? "" : ", " + subcode)
        + (number == null ? "" : " (AADSTS" + number + ")");
  }

  private String advice(String tenant) {
    return switch (number == null ? "" : number) {
      case "50020" ->
          "The account that signed in belongs to another tenant: sign in with an administrator of %s, best in a private window. %s"
              .formatted(tenant, SAME_LINK);
      case "65004" -> "The administrator declined. " + SAME_LINK;
      case "90033" -> "That passes by itself: wait a few minutes. " + SAME_LINK;
      case "90094", "90095" ->
          "It takes an administrator's approval, which the account that signed in cannot give: have a Global Administrator or Privileged Role Administrator of %s open the link. %s"
              .formatted(tenant, SAME_LINK);
      case "650056" ->
          OPERATOR
              + "the app registration lists none of the permissions that it asks for, or not those of Microsoft Graph.";
      case "700016" ->
          OPERATOR
              + "Microsoft does not know the application there. The client id and the cloud must be those of the app registration, and it must be open to other tenants.";
      case "500113" ->
          OPERATOR
              + "the app registration has no redirect URI. It must be this product's public address followed by /consent/callback, with the platform Web.";
      default -> SAME_LINK;
    };
  }

  /** The parts that are there, for the evidence. */
  Map<String, Object> parts() {
    Map<String, Object> parts = new LinkedHashMap<>();
    Optional.ofNullable(error).ifPresent(word -> parts.put("error", word));
    Optional.ofNullable(subcode).ifPresent(word -> parts.put("errorSubcode", word));
    Optional.ofNullable(number).ifPresent(digits -> parts.put("errorNumber", "AADSTS" + digits));
    return parts;
  }
}
