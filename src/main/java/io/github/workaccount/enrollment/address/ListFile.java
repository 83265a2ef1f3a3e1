package io.github.workaccount.enrollment.address;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The data files about addresses: one entry a line, remarks begin with a number sign. */
enum ListFile {
  PERSONAL("personal-providers.txt"),
  SUPPLEMENT("supplement.txt"),
  DISPOSABLE("disposable-providers.txt"),
  COMPANIES("companies.txt"),
  ROLES("role-names.txt"),
  SPECIAL_USE("special-use-domains.txt");

  private final String path;

  ListFile(String name) {
    this.path = "address/" + name;
  }

  /**
   * Reads the file.
   *
   * @return its entries
   * @throws IOException when it is missing or cannot be read
   */
  Set<String> read() throws IOException {
    return new ClassPathResource(path)
        .getContentAsString(StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
