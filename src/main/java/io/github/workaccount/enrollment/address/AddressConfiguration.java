package io.github.workaccount.enrollment.address;

import io.github.workaccount.enrollment.model.address.AddressLists;
import io.github.workaccount.enrollment.model.address.AddressRules;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.address.DomainText;
import io.github.workaccount.enrollment.model.address.RegionalDomains;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import io.github.workaccount.enrollment.model.request.RequestForm;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the rules for addresses together from their data files and the configuration. */
@Configuration(proxyBeanMethods = false)
class AddressConfiguration {

  @Bean
  DomainText domainText() {
    return new LibraryDomainText();
  }

  @Bean
  AddressRules addressRules(DomainText text, AddressProperties properties) throws IOException {
    Set<String> personal = ListFile.PERSONAL.read();
    personal.addAll(ListFile.SUPPLEMENT.read());
    Set<String> disposable = ListFile.DISPOSABLE.read();
    Set<String> companies = ListFile.COMPANIES.read();
    personal.removeAll(companies);
    disposable.removeAll(companies);
    return new AddressRules(
        text,
        new AddressLists(
            personal,
            disposable,
            ListFile.SPECIAL_USE.read(),
            ListFile.ROLES.read(),
            domains(text, "allow", properties.allow()),
            domains(text, "deny", properties.deny())));
  }

  @Bean
  RequestForm requestForm(DomainText text, AddressRules rules) {
    return new RequestForm(text, rules);
  }

  @Bean
  RegionalDomains regionalDomains(DomainText text) {
    return new RegionalDomains(text);
  }

  private static Set<DomainName> domains(DomainText text, String property, List<String> typed) {
    try {
      return typed.stream().map(text::read).collect(Collectors.toSet());
    } catch (InvalidValue e) {
      throw new IllegalArgumentException(
          "enrollment.address.%s: %s".formatted(property, e.getMessage()), e);
    }
  }
}
