package io.github.workaccount.enrollment.access;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What each person may reach, as text: one line for each operation, one column for each person. */
final class AccessTable {

  private static final String HEAD =
      """
      # What each person may do, with an enrollment of kim's and with what else there is:
      #   yes  done
      #   no   refused: 401, 403, or 404 for what is hidden
      #   bad  refused for what was sent: 400, 409, 422 and so on
      # Kept by EveryPathIT: mvn test -Dtest=EveryPathIT -Daccess.update=true writes it anew.
      """;

  private AccessTable() {}

  static String of(List<Visit> visits) {
    Map<Operation, Map<Person, String>> rows = new TreeMap<>();
    for (Visit visit : visits) {
      if (!visit.unknown()) {
        rows.computeIfAbsent(visit.operation(), key -> new EnumMap<>(Person.class))
            .put(visit.person(), word(visit.status()));
      }
    }
    String people =
        Arrays.stream(Person.values())
            .map(person -> "%-6s".formatted(person.id()))
            .collect(Collectors.joining(" "));
    return HEAD
        + people.stripTrailing()
        + "\n"
        + rows.entrySet().stream().map(AccessTable::line).collect(Collectors.joining());
  }

  private static String line(Map.Entry<Operation, Map<Person, String>> row) {
    return row.getValue().values().stream().map("%-6s"::formatted).collect(Collectors.joining(" "))
        + " "
        + row.getKey()
        + "\n";
  }

  private static String word(int status) {
    if (status < 400) {
      return "yes";
    }
    return switch (status) {
      case 401, 403, 404 -> "no";
      default -> status < 500 ? "bad" : "FAILS";
    };
  }
}
