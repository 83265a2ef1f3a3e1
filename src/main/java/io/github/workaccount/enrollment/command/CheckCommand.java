package io.github.workaccount.enrollment.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.workaccount.enrollment.application.directory.Connection.Check;
import io.github.workaccount.enrollment.application.directory.Connection.Status;
import io.github.workaccount.enrollment.microsoft.check.Preflight;
import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code --check [--json]}: whether the product is connected to Microsoft's cloud as configured. It
 * reads the configuration as the product does, opens no database and no port, and changes nothing.
 */
final class CheckCommand {

  static final String NAME = "--check";
  private static final String JSON = "--json";

  private CheckCommand() {}

  /**
   * Checks and tells.
   *
   * @param out where to
   * @param args the command line
   * @return 0 when nothing failed, else 1
   */
  static int run(PrintStream out, List<String> args) {
    List<Check> checks = checks(args);
    boolean ready = checks.stream().noneMatch(check -> check.status() == Status.FAILED);
    if (args.contains(JSON)) {
      out.println(json(checks, ready));
    } else {
      text(out, checks, ready);
    }
    return ready ? 0 : 1;
  }

  private static List<Check> checks(List<String> args) {
    SpringApplication settings = new SpringApplication(CheckCommand.class);
    settings.setWebApplicationType(WebApplicationType.NONE);
    // The stand-in is not started.
    settings.setInitializers(List.of());
    settings.setRegisterShutdownHook(false);
    settings.setLogStartupInfo(false);
    String[] quiet =
        Stream.concat(
                args.stream().filter(arg -> !arg.equals(NAME) && !arg.equals(JSON)),
                Stream.of("--logging.threshold.console=off"))
            .toArray(String[]::new);
    try (ConfigurableApplicationContext context = settings.run(quiet)) {
      return Preflight.run(context.getEnvironment(), Clock.systemUTC());
    } catch (RuntimeException e) {
      return List.of(
          Check.failed(
              "configuration",
              "The configuration cannot be read: %s".formatted(e.getMessage()),
              "Mend the file or option that is named, and check again."));
    }
  }

  private static void text(PrintStream out, List<Check> checks, boolean ready) {
    for (Check check : checks) {
      out.printf("%-8s %s: %s%n", check.status().key(), check.id(), check.text());
      if (check.advice() != null) {
        out.printf("         -> %s%n", check.advice());
      }
    }
    out.println(ready ? "Ready." : "Not ready: mend what failed, from the top.");
  }

  private static String json(List<Check> checks, boolean ready) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("ready", ready);
    all.put("checks", checks.stream().map(CheckCommand::describe).toList());
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts can be written as JSON", e);
    }
  }

  private static Map<String, String> describe(Check check) {
    Map<String, String> one = new LinkedHashMap<>();
    one.put("id", check.id());
    one.put("status", check.status().key());
    one.put("text", check.text());
    one.put("advice", check.advice());
    return one;
  }
}
