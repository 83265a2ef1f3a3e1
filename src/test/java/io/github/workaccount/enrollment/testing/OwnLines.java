package io.github.workaccount.enrollment.testing;

import java.util.stream.Stream;
import org.springframework.boot.test.system.CapturedOutput;

/** The lines of a log that a test's own thread has written: others may work beside it. */
public final class OwnLines {

  /** Of a thread's name, the product's log shows the end. */
  private static final int SHOWN = 15;

  private OwnLines() {}

  /** The lines of this thread, in the format of the product's log or of Logback's default. */
  public static Stream<String> of(CapturedOutput log) {
    String name = Thread.currentThread().getName();
    String shown = name.substring(Math.max(0, name.length() - SHOWN)) + "] ";
    return log.getAll().lines().filter(line -> line.contains(shown));
  }
}
