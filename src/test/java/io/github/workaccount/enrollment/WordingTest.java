package io.github.workaccount.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read: one spelling, and none of the ids that only the code has for its rules. */
class WordingTest {

  /** Where Microsoft's portals, which are quoted all over, spell it otherwise. */
  private static final Pattern BRITISH =
      Pattern.compile(
          "organisation|recognis|authoris|normalis|summaris|synchronis|serialis|initialis|licence"
              + "|\\bcentre|behaviour|colour|favour|honour|catalogue|labelled|modelled|cancelled"
              + "|judgement|programme\\b|\\benrol(s|ment)?\\b|whilst|amongst|defence|\\bgrey\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern RULE_ID =
      Pattern.compile("\\brules? \\(?[A-Z]\\d\\b|\\([A-Z]\\d\\)");
  private static final Pattern COMMENT =
      Pattern.compile("^\\s*/\\*(?s:.*?)\\*/|^\\s*//.*$", Pattern.MULTILINE);
  private static final Pattern LITERAL =
      Pattern.compile("\"\"\"(?s:.*?)(?<!\\\\)\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"");

  @Test
  void isSpelledAsInTheUnitedStates() {
    assertThat(found(BRITISH)).isEmpty();
  }

  @Test
  void namesNoRuleByItsId() {
    assertThat(found(RULE_ID)).isEmpty();
  }

  @Test
  void readsEveryTextOfCodeAndNoComment() {
    String code =
        """
        // "organisation" is what others say
        String path = "/api/**"; // and "/*"
        String one = "an organisation";
        /** "colour" */
        String two = \"""
            (B4) of a
            catalogue\""";
        """;

    String texts = literals(code);

    assertThat(BRITISH.matcher(texts).results().map(MatchResult::group))
        .containsExactly("organisation", "catalogue");
    assertThat(RULE_ID.matcher(texts).results().map(MatchResult::group)).containsExactly("(B4)");
  }

  private static List<String> found(Pattern pattern) {
    return Stream.of("bpmn", "docs", "README.md", "src/main/java", "src/main/resources")
        .map(Path::of)
        .flatMap(WordingTest::files)
        .flatMap(
            file ->
                pattern
                    .matcher(read(file))
                    .results()
                    .map(MatchResult::group)
                    .map(word -> file + ": " + word))
        .toList();
  }

  private static Stream<Path> files(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all
          .filter(Files::isRegularFile)
          .filter(
              file ->
                  file.toString()
                      .matches(".*\\.(java|md|form|bpmn|dmn|svg|json|yaml|properties|html|js|css)"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of code, only the texts in it. */
  private static String read(Path file) {
    try {
      String text = Files.readString(file);
      return file.toString().endsWith(".java") ? literals(text) : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String literals(String code) {
    StringBuilder texts = new StringBuilder();
    LITERAL
        .matcher(COMMENT.matcher(code).replaceAll(""))
        .results()
        .forEach(literal -> texts.append(literal.group()).append('\n'));
    return texts.toString();
  }
}
