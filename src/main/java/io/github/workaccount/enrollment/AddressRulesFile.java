package io.github.workaccount.enrollment;

import io.github.workaccount.enrollment.model.AddressRules;
import io.github.workaccount.enrollment.model.RequestForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** Reads the rules for addresses from their data file. */
@Configuration(proxyBeanMethods = false)
class AddressRulesFile {

  private static final String FILE = "address/personal-providers.txt";

  @Bean
  AddressRules addressRules() throws IOException {
    String text = new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
    return new AddressRules(
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .collect(Collectors.toSet()));
  }

  @Bean
  RequestForm requestForm(AddressRules rules) {
    return new RequestForm(rules);
  }
}
