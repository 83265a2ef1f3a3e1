package io.github.workaccount.enrollment.operation;

import io.github.workaccount.enrollment.testing.Required;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The clock that a process sees as its machine's, which a test sets while it runs: libfaketime. The
 * time that goes by stays the true one.
 */
final class MachineClock {

  private final Path offset;

  /**
   * A clock that is right.
   *
   * @param offset a file for how far it is off
   */
  MachineClock(Path offset) {
    this.offset = offset;
    set("+0");
  }

  /**
   * Sets it; the process sees that within a second.
   *
   * @param by how far it is ahead, as faketime reads it: {@code +180}, {@code -1d}
   */
  void set(String by) {
    try {
      Files.writeString(offset, by + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What gives a process this clock. */
  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD",
        library().get(0),
        "FAKETIME_TIMESTAMP_FILE",
        offset.toString(),
        "FAKETIME_CACHE_DURATION",
        "1",
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        // Otherwise each wait of a JVM for some time ends at once.
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0");
  }

  /** Skips the test where libfaketime is missing, except in CI. */
  static void require() {
    Required.require(
        !library().isEmpty(),
        "Debian's faketime is not installed, so no node gets a clock that is wrong.");
  }

  private static List<String> library() {
    try (Stream<Path> architectures = Files.list(Path.of("/usr/lib"))) {
      return architectures
          .map(folder -> folder.resolve("faketime/libfaketimeMT.so.1"))
          .filter(Files::exists)
          .map(Path::toString)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
