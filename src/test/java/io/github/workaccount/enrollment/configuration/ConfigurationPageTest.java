package io.github.workaccount.enrollment.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.process.Elements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/**
 * The settings stand in {@code docs/configuration.md} as the code describes them, so that nobody
 * changes one without seeing it: {@code mvn test -Dtest=ConfigurationPageTest
 * -Dconfiguration.update=true} writes the tables anew.
 */
class ConfigurationPageTest {

  private static final Path KEPT = Path.of("docs", "configuration.md");
  private static final String OURS = "enrollment.";

  private final Setting.Description described = Setting.Description.read();
  private final Map<String, Object> inApplicationYaml = inApplicationYaml();
  private final ConfigurationPage page =
      new ConfigurationPage(described.properties(), inApplicationYaml);

  ConfigurationPageTest() throws IOException {}

  @Test
  void tellsTheSettingsAsTheCodeDescribesThem() throws IOException {
    String renewed = page.renewed(Files.readString(KEPT));
    if (Boolean.getBoolean("configuration.update")) {
      Files.writeString(KEPT, renewed);
    }

    assertThat(Files.readString(KEPT))
        .as(
            "A setting is no longer what %s says. If that is meant, write it anew with"
                + " mvn test -Dtest=ConfigurationPageTest -Dconfiguration.update=true and look at"
                + " what has changed: people rely on it.",
            KEPT)
        .isEqualTo(renewed);
  }

  @Test
  void leavesNoSettingOut() throws IOException {
    assertThat(page.missing(Files.readString(KEPT)))
        .as("settings that no mark of %s names", KEPT)
        .isEmpty();
  }

  @Test
  void everySettingIsReadInOnePlaceAndDescribedInPlainText() {
    assertThat(described.properties()).extracting(Setting::name).doesNotHaveDuplicates();
    assertThat(described.properties())
        .allSatisfy(
            setting ->
                assertThat(setting.description())
                    .as(setting.name())
                    .isNotBlank()
                    .doesNotContain("{@", "null"));
  }

  @Test
  void everyDefaultStandsInOnePlace() {
    assertThat(described.properties())
        .filteredOn(setting -> setting.defaultValue() != null)
        .extracting(Setting::name)
        .doesNotContainAnyElementsOf(inApplicationYaml.keySet());
  }

  @Test
  void applicationYamlSetsNothingThatNobodyReads() {
    assertThat(inApplicationYaml.keySet())
        .allSatisfy(
            name ->
                assertThat(described.properties())
                    .as(name)
                    .anyMatch(
                        setting ->
                            name.equals(setting.name()) || name.startsWith(setting.name() + ".")));
  }

  @Test
  void editorsAreOfferedTheTasksThatThereAre() {
    assertThat(described.hints())
        .filteredOn(hint -> hint.name().equals("enrollment.tasks.per-task.keys"))
        .flatExtracting(Setting.Hint::values)
        .extracting(Setting.Hint.Value::value)
        .containsExactlyElementsOf(Elements.USER_TASKS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/env.example", "docker-compose.yml"})
  void variablesThatFilesNameAreThoseOfSettings(Path file) throws IOException {
    List<String> variables =
        Pattern.compile("(?m)^[ #]*(ENROLLMENT_\\w+)[:=]")
            .matcher(Files.readString(file))
            .results()
            .map((MatchResult found) -> found.group(1))
            // The port outside of the container, which the file itself hands on.
            .filter(variable -> !variable.equals("ENROLLMENT_PORT"))
            .toList();

    assertThat(variables).isNotEmpty();
    assertThat(variables)
        .allSatisfy(
            variable ->
                assertThat(variablesOfSettings())
                    .anyMatch(
                        name -> variable.equals(name) || variable.matches(name + "_\\d+_\\w+")));
  }

  private List<String> variablesOfSettings() {
    return described.properties().stream()
        .map(Setting::name)
        .map(name -> name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
        .toList();
  }

  private static Map<String, Object> inApplicationYaml() {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(
        Stream.of("application.yaml", "application-postgres.yaml")
            .map(ClassPathResource::new)
            .toArray(ClassPathResource[]::new));
    return yaml.getObject().entrySet().stream()
        .filter(entry -> entry.getKey().toString().startsWith(OURS))
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().toString(),
                Map.Entry::getValue,
                (a, b) -> b,
                TreeMap::new));
  }
}
