package io.github.workaccount.enrollment.model;

import java.util.Locale;
import java.util.Set;

/**
 * The rules that make an address a company's work address (rules R1, R3 and R4).
 *
 * @param personalProviders domains of mail providers for private persons, canonical
 */
public record AddressRules(Set<String> personalProviders) {

  private static final Set<String> ROLE_LOCAL_PARTS =
      Set.of(
          "abuse",
          "admin",
          "administrator",
          "billing",
          "contact",
          "email",
          "finance",
          "help",
          "helpdesk",
          "hello",
          "hostmaster",
          "hr",
          "info",
          "mail",
          "marketing",
          "no-reply",
          "noreply",
          "office",
          "postmaster",
          "root",
          "sales",
          "security",
          "service",
          "support",
          "team",
          "webmaster");

  public AddressRules {
    personalProviders = Set.copyOf(personalProviders);
  }

  /**
   * Reads an address and holds it against the rules.
   *
   * @param text what was typed
   * @return the address, usable for an enrollment
   * @throws InvalidValue with the rule that it breaks
   */
  public WorkEmail check(String text) {
    WorkEmail email = WorkEmail.parse(text);
    String domain = email.domain().value();
    if (email.domain().isInitialDomain()) {
      throw new InvalidValue(
          "R4",
          "%s is a sign-in name, not a contact address. Give an address at the company's own domain."
              .formatted(email));
    }
    if (personalProviders.contains(domain)) {
      throw new InvalidValue(
          "R1",
          "%s is a personal mail provider. Give an address that your company gave you."
              .formatted(domain));
    }
    if (ROLE_LOCAL_PARTS.contains(email.localPart().toLowerCase(Locale.ROOT))) {
      throw new InvalidValue(
          "R3",
          "%s is a role address, and a code will be mailed to a person. Give a person's address."
              .formatted(email));
    }
    return email;
  }
}
