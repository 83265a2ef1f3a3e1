package io.github.workaccount.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of names speaks of classes that there are. */
class NamesPageTest {

  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w+)`");

  @Test
  void eachClassThatThePageOfNamesTellsOfIsThere() throws IOException {
    List<String> told =
        CLASS
            .matcher(Files.readString(Path.of("docs", "names.md")))
            .results()
            .map((MatchResult match) -> match.group(1))
            .filter(name -> !name.equals("NamesPageTest"))
            .toList();

    assertThat(told).hasSizeGreaterThan(80).isSubsetOf(classes());
  }

  private static Set<String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
