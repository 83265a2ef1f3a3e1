package io.github.workaccount.enrollment.benchmark;

import io.github.workaccount.enrollment.contract.Exchange;
import io.github.workaccount.enrollment.contract.Forwarder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Counts the calls of the product on their way to Microsoft. */
final class CallCount implements Forwarder.Observer, AutoCloseable {

  private static final String MICROSOFT = "enrollment.microsoft.";

  /** Any call to Graph. */
  static final Predicate<Call> GRAPH = call -> call.path().startsWith("/v1.0/");

  /** A call into a customer's tenant, for which that tenant's budget is used. */
  static final Predicate<Call> INSIDE =
      GRAPH.and(call -> !call.path().startsWith("/v1.0/tenantRelationships/"));

  static final Predicate<Call> WRITE = INSIDE.and(call -> !call.method().equals("GET"));
  static final Predicate<Call> TOKEN = call -> call.path().endsWith("/token");
  static final Predicate<Call> THROTTLED = call -> call.status() == 429;

  private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
  private Forwarder forwarder;

  /** A call: when its answer came, in nanoseconds, and what it was. */
  record Call(long at, String method, String path, int status) {}

  /** Steps between an application that is about to start and its sandbox. */
  void stepBetween(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    String sandbox =
        environment.getRequiredProperty(MICROSOFT + "login-url").replaceFirst("/login$", "");
    forwarder = Forwarder.to(sandbox, this);
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "counted",
                Map.of(
                    MICROSOFT + "login-url", forwarder.url() + "/login",
                    MICROSOFT + "graph-url", forwarder.url() + "/graph/v1.0")));
  }

  @Override
  public List<String> asked(Exchange request) {
    return List.of();
  }

  @Override
  public List<String> answered(Exchange exchange) {
    calls.add(new Call(System.nanoTime(), exchange.method(), exchange.path(), exchange.status()));
    return List.of();
  }

  /** Forgets what was counted. */
  void clear() {
    calls.clear();
  }

  /** How many calls there were of a kind. */
  long of(Predicate<Call> kind) {
    return calls.stream().filter(kind).count();
  }

  /**
   * The most calls of a kind in any window of time.
   *
   * @param seconds how long the window is
   */
  int peak(Predicate<Call> kind, int seconds) {
    List<Long> times = calls.stream().filter(kind).map(Call::at).sorted().toList();
    List<Long> window = new ArrayList<>();
    int most = 0;
    for (long time : times) {
      window.add(time);
      window.removeIf(earlier -> time - earlier > seconds * 1_000_000_000L);
      most = Math.max(most, window.size());
    }
    return most;
  }

  @Override
  public void close() {
    if (forwarder != null) {
      forwarder.close();
    }
  }
}
