package io.github.workaccount.enrollment.configuration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code docs/configuration.md}: what people wrote, and between marks that name keys or beginnings
 * of keys the tables of those settings.
 */
final class ConfigurationPage {

  private static final Pattern TABLE =
      Pattern.compile("(?s)(<!-- settings: ([a-z. -]+) -->\n).*?(<!-- until here -->)");

  private static final String NONE = "";

  private static final String HEAD =
      """

      | setting | value | default | what it is |
      | --- | --- | --- | --- |
      """;

  private final List<Setting> settings;
  private final Map<String, Object> others;

  /**
   * @param settings all that there are
   * @param others the defaults in application.yaml, by their full names
   */
  ConfigurationPage(List<Setting> settings, Map<String, Object> others) {
    this.settings = settings;
    this.others = others;
  }

  /** The page with its tables written anew. */
  String renewed(String page) {
    Map<String, List<Setting>> byMark =
        settings.stream().collect(Collectors.groupingBy(setting -> mark(setting, page)));
    return TABLE
        .matcher(page)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) + table(found.group(2), byMark) + found.group(3)));
  }

  /** The settings that stand in no table of the page. */
  List<String> missing(String page) {
    return settings.stream()
        .filter(setting -> mark(setting, page).equals(NONE))
        .map(Setting::name)
        .toList();
  }

  /** The mark that says most of a setting: its name before the beginning of its name. */
  private static String mark(Setting setting, String page) {
    return TABLE
        .matcher(page)
        .results()
        .flatMap(found -> Arrays.stream(found.group(2).split(" ")))
        .filter(mark -> setting.name().equals(mark) || setting.name().startsWith(mark + "."))
        .max(Comparator.comparingInt(String::length))
        .orElse(NONE);
  }

  private String table(String marks, Map<String, List<Setting>> byMark) {
    return Arrays.stream(marks.split(" "))
        .flatMap(
            mark ->
                byMark.getOrDefault(mark, List.of()).stream()
                    .sorted(Comparator.comparingInt(Setting::place)))
        .map(this::row)
        .collect(Collectors.joining("", HEAD, "\n"));
  }

  private String row(Setting setting) {
    String told = setting.description().replace("|", "\\|");
    return "| `%s` | %s | %s | %s |\n"
        .formatted(setting.name(), setting.values(), defaultOf(setting), told);
  }

  private String defaultOf(Setting setting) {
    if (setting.defaultValue() != null) {
      return "`%s`".formatted(setting.defaultValue());
    }
    String below = setting.name() + ".";
    Map<String, Object> own = new TreeMap<>();
    others.forEach(
        (name, value) -> {
          if (name.equals(setting.name())) {
            own.put("", value);
          } else if (name.startsWith(below)) {
            own.put(name.substring(below.length()) + ": ", value);
          }
        });
    return own.entrySet().stream()
        .map(entry -> "`%s%s`".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
