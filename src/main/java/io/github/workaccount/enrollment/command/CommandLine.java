package io.github.workaccount.enrollment.command;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Tells a command apart from the product's own start, and runs it. */
public final class CommandLine {

  private CommandLine() {}

  /**
   * Runs the command that the arguments name.
   *
   * @param args the command line
   * @return its exit code; nothing when the product is to be started
   */
  public static OptionalInt run(String... args) {
    return run(System.out, args);
  }

  static OptionalInt run(PrintStream out, String... args) {
    List<String> words = Arrays.asList(args);
    return words.contains(CheckCommand.NAME)
        ? OptionalInt.of(CheckCommand.run(out, words))
        : OptionalInt.empty();
  }
}
