package io.github.workaccount.enrollment.process;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.query.NativeQuery;

/**
 * A list of values in the SQL of one of the engine's native queries, which take single parameters
 * only.
 *
 * @param name what the parameters' names begin with, one for each list of a query
 * @param values at least one
 */
record InList(String name, List<String> values) {

  InList(String name, Collection<String> values) {
    this(name, List.copyOf(values));
  }

  /** The parameters, to stand in parentheses after {@code in}. */
  String places() {
    return IntStream.range(0, values.size())
        .mapToObj(i -> "#{%s%d}".formatted(name, i))
        .collect(Collectors.joining(", "));
  }

  /** Gives the query the values of its parameters. */
  void fill(NativeQuery<?, ?> query) {
    for (int i = 0; i < values.size(); i++) {
      query.parameter(name + i, values.get(i));
    }
  }
}
