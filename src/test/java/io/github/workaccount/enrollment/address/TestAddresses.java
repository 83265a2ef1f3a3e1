package io.github.workaccount.enrollment.address;

import io.github.workaccount.enrollment.model.address.AddressLists;
import io.github.workaccount.enrollment.model.address.AddressRules;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.address.DomainText;
import io.github.workaccount.enrollment.model.request.RequestForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules for addresses with short lists of providers, for tests. */
public final class TestAddresses {

  /** The real one: it has no state. */
  public static final DomainText TEXT = new LibraryDomainText();

  private TestAddresses() {}

  public static RequestForm form(Set<String> personal) {
    return new RequestForm(TEXT, rules(personal));
  }

  public static AddressRules rules(Set<String> personal) {
    return rules(personal, Set.of(), Set.of());
  }

  public static AddressRules rules(Set<String> personal, Set<String> allow, Set<String> deny) {
    try {
      return new AddressRules(
          TEXT,
          new AddressLists(
              personal,
              Set.of("throwaway.net"),
              ListFile.SPECIAL_USE.read(),
              ListFile.ROLES.read(),
              domains(allow),
              domains(deny)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<DomainName> domains(Set<String> names) {
    return names.stream().map(DomainName::new).collect(Collectors.toSet());
  }
}
