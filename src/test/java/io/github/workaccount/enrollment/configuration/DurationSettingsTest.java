package io.github.workaccount.enrollment.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Every duration can be given in each spelling, and one that cannot be used is told by its name.
 */
class DurationSettingsTest {

  private static final Duration GIVEN = Duration.ofDays(31);

  /** What Microsoft's cloud cannot do without. */
  private static final Map<String, Object> NEEDED =
      Map.of(
          "enrollment.microsoft.cloud", "global",
          "enrollment.microsoft.tenant-id", "11111111-1111-4111-8111-111111111111",
          "enrollment.microsoft.client-id", "app",
          "enrollment.microsoft.client-secret", "secret");

  static Stream<Setting> durations() throws IOException {
    return Setting.Description.read().properties().stream()
        .filter(setting -> setting.type().equals(Duration.class.getName()));
  }

  @ParameterizedTest
  @MethodSource("durations")
  void isTakenAsAPropertyWithAnyUnit(Setting setting) throws Exception {
    assertThat(bound(setting, Map.of(setting.name(), "P31D"), Map.of())).isEqualTo(GIVEN);
    assertThat(bound(setting, Map.of(setting.name(), "31d"), Map.of())).isEqualTo(GIVEN);
    assertThat(bound(setting, Map.of(inCamelCase(setting.name()), "744h"), Map.of()))
        .isEqualTo(GIVEN);
  }

  @ParameterizedTest
  @MethodSource("durations")
  void isTakenAsAVariableWithAndWithoutItsDashes(Setting setting) throws Exception {
    String plain = setting.name().toUpperCase(Locale.ROOT).replace('.', '_');

    assertThat(bound(setting, Map.of(), Map.of(plain.replace('-', '_'), "P31D"))).isEqualTo(GIVEN);
    assertThat(bound(setting, Map.of(), Map.of(plain.replace("-", ""), "P31D"))).isEqualTo(GIVEN);
  }

  @ParameterizedTest
  @MethodSource("durations")
  void isWhatItIsByDefaultWhenAVariableIsSetToNothing(Setting setting) throws Exception {
    String variable = setting.name().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");

    assertThat(bound(setting, Map.of(), Map.of(variable, "")))
        .isEqualTo(Duration.parse(setting.defaultValue().toString()));
  }

  @ParameterizedTest
  @MethodSource("durations")
  void isRefusedByItsNameWhenItIsNegative(Setting setting) {
    assertThatThrownBy(() -> bound(setting, Map.of(setting.name(), "-PT1S"), Map.of()))
        .rootCause()
        .hasMessageContaining(setting.name());
  }

  private static String inCamelCase(String name) {
    return Pattern.compile("-([a-z])")
        .matcher(name)
        .replaceAll(dash -> dash.group(1).toUpperCase(Locale.ROOT));
  }

  private static Object bound(
      Setting setting, Map<String, Object> properties, Map<String, Object> variables)
      throws Exception {
    Map<String, Object> all = new HashMap<>(NEEDED);
    all.putAll(properties);
    Binder binder =
        new Binder(
            ConfigurationPropertySources.from(
                List.of(
                    new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables),
                    new MapPropertySource("properties", all))));
    Class<?> settings = Class.forName(setting.sourceType());
    String prefix = settings.getAnnotation(ConfigurationProperties.class).value();
    return accessor(settings, setting).invoke(binder.bindOrCreate(prefix, settings));
  }

  private static Method accessor(Class<?> settings, Setting setting) {
    String own = setting.name().substring(setting.name().lastIndexOf('.') + 1);
    Method found =
        Stream.of(settings.getRecordComponents())
            .filter(
                component -> DataObjectPropertyName.toDashedForm(component.getName()).equals(own))
            .findFirst()
            .orElseThrow()
            .getAccessor();
    found.setAccessible(true);
    return found;
  }
}
