package io.github.workaccount.enrollment.model.address;

import io.github.workaccount.enrollment.model.address.DomainText.LookAlike;
import io.github.workaccount.enrollment.model.input.FormRule;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import io.github.workaccount.enrollment.model.text.Spaces;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules that make an address a company's work address: R1, R3, R4, and those of form ({@link
 * FormRule}). The same for the work e-mail and for every Partner Center user.
 */
public final class AddressRules {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
  private static final Pattern SEPARATORS = Pattern.compile("[._-]");

  private final DomainText text;
  private final AddressLists lists;
  private final Set<String> roles;

  /**
   * @param text what a library knows about domain names
   * @param lists the lists to hold addresses against
   */
  public AddressRules(DomainText text, AddressLists lists) {
    this.text = text;
    this.lists = lists;
    this.roles = lists.roles().stream().map(AddressRules::role).collect(Collectors.toSet());
  }

  /**
   * Reads an address and holds it against the rules.
   *
   * @param typed what was typed
   * @return the address, usable for an enrollment
   * @throws InvalidValue with the rule that it breaks
   */
  public WorkEmail check(String typed) {
    WorkEmail email = WorkEmail.parse(typed, text);
    DomainName domain = email.domain();
    refuseLookAlikes(email, typed);
    refuseSpecialUse(domain);
    refuseInitialDomain(email);
    if (!isListed(domain, lists.allowed()::contains)) {
      refuseProviders(domain);
      refusePublicSuffix(domain);
    }
    refuseRole(email);
    return email;
  }

  private void refuseLookAlikes(WorkEmail email, String typed) {
    Optional<LookAlike> domain = text.lookAlike(email.domain());
    if (domain.isPresent()) {
      throw new InvalidValue(
          FormRule.LOOK_ALIKE,
          "%s %s. Type the address again with plain letters of one alphabet, or give an address at another domain of the company."
              .formatted(asRead(email.domain(), typed), domain.get().clause()));
    }
    BETWEEN_WORDS
        .splitAsStream(email.localPart())
        .flatMap(word -> text.mixedScripts(word).stream())
        .findFirst()
        .ifPresent(
            word -> {
              throw new InvalidValue(
                  FormRule.LOOK_ALIKE,
                  "\"%s\" in %s %s. Type the address again with plain letters of one alphabet."
                      .formatted(word.text(), shown(email), word.clause()));
            });
  }

  private void refuseSpecialUse(DomainName domain) {
    Stream.iterate(domain.value(), name -> !name.isEmpty(), AddressRules::parent)
        .filter(lists.specialUse()::contains)
        .findFirst()
        .ifPresent(
            reserved -> {
              throw new InvalidValue(
                  FormRule.SPECIAL_USE,
                  "%s is no company's domain: \"%s\" is reserved. Give an address at the domain that the company uses on the internet."
                      .formatted(text.show(domain), reserved));
            });
  }

  private void refuseInitialDomain(WorkEmail email) {
    String domain = "." + email.domain();
    if (DomainName.INITIAL_SUFFIXES.stream().anyMatch(domain::endsWith)) {
      throw new InvalidValue(
          "R4",
          "%s is a sign-in name, not a contact address. Give an address at the company's own domain."
              .formatted(shown(email)));
    }
  }

  private void refuseProviders(DomainName domain) {
    String reason = null;
    if (isListed(domain, lists.denied()::contains)) {
      reason = "is not accepted here as a company's domain";
    } else if (isListed(domain, name -> lists.disposable().contains(name.value()))) {
      reason = "is a provider of disposable addresses";
    } else if (isListed(domain, name -> lists.personal().contains(name.value()))) {
      reason = "is a personal mail provider";
    }
    if (reason != null) {
      throw new InvalidValue(
          "R1",
          "%s %s. Give an address that your company gave you."
              .formatted(text.show(domain), reason));
    }
  }

  private void refusePublicSuffix(DomainName domain) {
    if (text.isPublicSuffix(domain)) {
      throw new InvalidValue(
          FormRule.PUBLIC_SUFFIX,
          "Anybody can have a domain below %s, so it is no company's own. Give an address at a domain such as contoso.%s."
              .formatted(text.show(domain), text.toUnicode(domain)));
    }
  }

  private void refuseRole(WorkEmail email) {
    // What follows a plus sign is a tag: info+kim@ is delivered to info@.
    String name = email.localPart().split("\\+", 2)[0];
    if (roles.contains(role(name))) {
      throw new InvalidValue(
          "R3",
          "%s is a role address, and a code will be mailed to a person. Give a person's address."
              .formatted(shown(email)));
    }
  }

  /** Whether a domain is listed, or one above it up to the registrable one. */
  private boolean isListed(DomainName domain, Predicate<DomainName> list) {
    DomainName top = text.registrable(domain).orElse(domain);
    return Stream.iterate(
            domain.value(), name -> name.length() >= top.value().length(), AddressRules::parent)
        .anyMatch(name -> list.test(new DomainName(name)));
  }

  /** The domain, after what was typed where it became another name by being read. */
  private String asRead(DomainName domain, String typed) {
    String name = Spaces.strip(typed.substring(typed.indexOf('@') + 1));
    return text.isSpelled(name, domain)
        ? text.show(domain)
        : "%s, which is read as %s,".formatted(name, text.show(domain));
  }

  private String shown(WorkEmail email) {
    return email.localPart() + "@" + text.toUnicode(email.domain());
  }

  private static String parent(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  private static String role(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return SEPARATORS.matcher(plain).replaceAll("-");
  }
}
