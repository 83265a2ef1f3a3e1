package io.github.workaccount.enrollment.persistence.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file of an embedded H2 database. */
final class H2File {

  private static final Pattern URL =
      Pattern.compile("jdbc:h2:(?:file:)?(?=[./~]|[A-Za-z]:[/\\\\])([^;]+)(?:;.*)?");
  private static final String NAME_END = ".mv.db";

  private H2File() {}

  /**
   * The file that an address names, written with or without {@code file:}, relative to where the
   * product runs or to the user's home ({@code ~/}).
   *
   * @param url of any database
   * @return absolute; empty when it is another database, or H2's in memory
   */
  static Optional<Path> of(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String name = parts.group(1);
    String expanded =
        name.startsWith("~/") ? System.getProperty("user.home") + name.substring(1) : name;
    return Optional.of(Path.of(expanded + NAME_END).toAbsolutePath().normalize());
  }
}
