package io.github.workaccount.enrollment.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which flow nodes a class of process tests has passed, kept as a file until {@link
 * ProcessCoverageCheck} reads it at the end of the build. Passed means entered and left, and not
 * taken away by an interruption.
 */
final class FlowNodeRecord {

  private static final Path FOLDER = Path.of("target", "process-coverage");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the engine writes as the state of an activity that was interrupted. */
  private static final int CANCELED = 2;

  private FlowNodeRecord() {}

  /** Writes what the engine's history tells, for a class of tests that has ended. */
  static void write(Class<?> tests, JdbcTemplate engine) {
    List<String> passed =
        engine.queryForList(
            "select distinct PROC_DEF_KEY_ || '/' || ACT_ID_ as NODE from ACT_HI_ACTINST"
                + " where END_TIME_ is not null and (ACT_INST_STATE_ <> ? or ACT_TYPE_ like '%EndEvent')"
                + " order by NODE",
            String.class, CANCELED);
    try {
      Files.createDirectories(FOLDER);
      JSON.writeValue(FOLDER.resolve(tests.getSimpleName() + ".json").toFile(), passed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What each class of tests has passed in this build, as process/node, by the class's name. */
  static Map<String, List<String>> all() {
    if (Files.notExists(FOLDER)) {
      return Map.of();
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.collect(
          Collectors.toMap(
              file -> file.getFileName().toString().replace(".json", ""),
              FlowNodeRecord::read,
              (one, other) -> one,
              TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(Path file) {
    try {
      return List.of(JSON.readValue(file.toFile(), String[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
