package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table route × call × fault: whatever befalls whichever call, after it heals the enrollment
 * ends enrolled, and each write was done once. In the first part a fault strikes every call of a
 * route, each once; in the second it strikes one write alone. The longest route meets every fault,
 * the others those that have the product do something else.
 */
class FaultTableIT extends TroubledTest {

  private static final int MANY = 1000;

  private final Map<TroubledRoute, List<String>> calm = new EnumMap<>(TroubledRoute.class);

  /** What goes wrong with a call, as the sandbox is told. */
  enum Mishap {
    THROTTLED("\"status\": 429, \"retryAfter\": 40"),
    THROTTLED_WITHOUT_A_TIME("\"status\": 429", Reach.LONGEST_ROUTE),
    SERVER_ERROR("\"status\": 500"),
    BAD_GATEWAY_IN_HTML("\"status\": 502", Reach.LONGEST_ROUTE),
    UNAVAILABLE("\"status\": 503", Reach.LONGEST_ROUTE),
    RESET("\"reset\": true", Reach.WRITES),
    RESET_AFTER("\"reset\": true, \"after\": true"),
    TIMED_OUT_BEFORE("\"delayMs\": 450, \"reset\": true", Reach.LONGEST_ROUTE),
    TIMED_OUT_AFTER("\"delayMs\": 450, \"after\": true", Reach.WRITES),
    TOKEN_REFUSED("\"status\": 401"),
    REFUSED("\"status\": 403"),
    GARBAGE("\"body\": \"garbage\""),
    EMPTY("\"body\": \"empty\"", Reach.LONGEST_ROUTE),
    PAGE("\"body\": \"html\"", Reach.LONGEST_ROUTE),
    BYTE_ORDER_MARK("\"body\": \"bom\"", Reach.LONGEST_ROUTE),
    JSON_OBJECT("\"body\": \"object\"", Reach.LONGEST_ROUTE),
    JSON_LIST("\"body\": \"list\"", Reach.LONGEST_ROUTE),
    JSON_TEXT("\"body\": \"text\"", Reach.LONGEST_ROUTE),
    JSON_NULL("\"body\": \"null\"", Reach.LONGEST_ROUTE),
    REJECTED_WITHOUT_A_CODE("\"status\": 400, \"body\": \"object\"", Reach.LONGEST_ROUTE),
    REJECTED_WITHOUT_A_BODY("\"status\": 400, \"body\": \"empty\"", Reach.LONGEST_ROUTE),
    SERVER_ERROR_WITHOUT_A_CODE("\"status\": 500, \"body\": \"object\"", Reach.LONGEST_ROUTE),
    SERVER_ERROR_WITHOUT_A_BODY("\"status\": 500, \"body\": \"empty\"", Reach.LONGEST_ROUTE);

    private final String fault;

    private final Reach reach;

    Mishap(String fault) {
      this(fault, Reach.EVERYWHERE);
    }

    Mishap(String fault, Reach reach) {
      this.fault = fault;
      this.reach = reach;
    }

    boolean strikes(TroubledRoute route) {
      return reach == Reach.EVERYWHERE || route == TroubledRoute.LINK_WITH_DOMAIN;
    }
  }

  /** Where a fault strikes: one that is taken for the same as another is met in fewer places. */
  private enum Reach {
    /** Every call of every route, and each write alone. */
    EVERYWHERE,
    /** Every call of the longest route, and each of its writes alone. */
    WRITES,
    /** Every call of the longest route. */
    LONGEST_ROUTE
  }

  static Stream<Arguments> routesAndMishaps() {
    return Arrays.stream(TroubledRoute.values())
        .flatMap(
            route ->
                Arrays.stream(Mishap.values())
                    .filter(mishap -> mishap.strikes(route))
                    .map(mishap -> Arguments.of(route, mishap)));
  }

  @ParameterizedTest
  @MethodSource("routesAndMishaps")
  void endsEnrolledWhenEveryCallIsStruckOnce(TroubledRoute route, Mishap mishap) {
    List<String> calm = calm(route);
    drive.people.fault("/", mishap.fault + ", \"each\": true, \"times\": " + MANY);

    TroubledEnrollment enrollment = run(route);

    assertThat(enrollment.calls()).as("every call was struck").containsAll(calm);
    assertThat(enrollment.wasTakenOver()).isEqualTo(route == TroubledRoute.TAKE_OVER);
    assertDone(route, enrollment);
  }

  /**
   * The calls of the route when nothing goes wrong; our own tenant's token may be there already.
   */
  private List<String> calm(TroubledRoute route) {
    return calm.computeIfAbsent(
        route,
        one -> {
          List<String> calls = new ArrayList<>(run(one).calls());
          calls.remove("POST /login/{id}/oauth2/v2.0/token");
          reset();
          return calls;
        });
  }

  static Stream<Arguments> writesAndMishaps() {
    List<Arguments> rows = new ArrayList<>();
    for (String write :
        List.of(
            "POST /graph/v1.0/domains",
            "POST /graph/v1.0/domains/northwindtraders.com/verify",
            "POST /graph/v1.0/groups",
            "POST /graph/v1.0/groups/")) {
      Arrays.stream(Mishap.values())
          .filter(mishap -> mishap.reach != Reach.LONGEST_ROUTE)
          .forEach(mishap -> rows.add(Arguments.of(write, mishap)));
    }
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("writesAndMishaps")
  void endsEnrolledWhenOneWriteIsStruck(String write, Mishap mishap) {
    drive.people.fault(write, mishap.fault);

    TroubledEnrollment enrollment = run(TroubledRoute.LINK_WITH_DOMAIN);

    if (mishap == Mishap.TOKEN_REFUSED) {
      assertThat(enrollment.failures()).as("the same is sent again with a new token").isZero();
    } else if (!write.endsWith("/verify")) {
      // A verification is looked at in any case.
      assertThat(enrollment.failures()).isPositive();
    }
    assertDone(TroubledRoute.LINK_WITH_DOMAIN, enrollment);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mishap.class,
      names = {"JSON_.*", "REJECTED_.*", "SERVER_ERROR_.*"},
      mode = EnumSource.Mode.MATCH_ANY)
  void makesAnIncidentThatCanBeReadOfAnAnswerThatCannot(Mishap mishap) {
    RunningEnrollment enrollment = drive.request("kim", Requests.of("contoso.com"));
    drive.people.fault("/graph/v1.0/", mishap.fault + ", \"times\": 10");

    enrollment.failUntilIncident();

    assertThat(enrollment.job().getRetries()).isZero();
    assertThat(enrollment.view().at("/incident/message").asText())
        .startsWith("Looking for the tenant contoso.com failed: Microsoft answered ")
        .contains("try again")
        .doesNotContain("Exception", "\n");
    drive.people.clearFaults();
    drive.retry("pat", enrollment.job());
    enrollment.runJob();
    assertThat(enrollment.work().state()).isEqualTo("awaiting-approval");
  }

  /** What was written is not seen for a while, wherever it is read or used next. */
  enum Stale {
    DOMAIN_RECORDS("GET /graph/v1.0/domains/northwindtraders.com/verificationDnsRecords"),
    DOMAIN_TO_VERIFY("/graph/v1.0/domains/northwindtraders.com/verify"),
    DOMAIN("/graph/v1.0/domains/northwindtraders.com"),
    GROUP("/graph/v1.0/groups/");

    private final String match;

    Stale(String match) {
      this.match = match;
    }
  }

  @ParameterizedTest
  @EnumSource(Stale.class)
  void looksAgainWhenItsOwnWriteIsNotSeenYet(Stale stale) {
    TroubledEnrollment enrollment = TroubledEnrollment.of(drive, TroubledRoute.LINK_WITH_DOMAIN);
    enrollment.approve();
    drive.people.fault(stale.match, "\"body\": \"stale\", \"times\": 4");

    enrollment.finish();

    assertThat(enrollment.failures())
        .as("Microsoft may refuse to verify, which is waited for in any case")
        .isGreaterThanOrEqualTo(stale == Stale.DOMAIN_TO_VERIFY ? 0 : 2);
    assertThat(enrollment.incidents()).as("no retry was lost").isZero();
    assertDone(TroubledRoute.LINK_WITH_DOMAIN, enrollment);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mishap.class,
      names = {"RESET_AFTER", "TIMED_OUT_AFTER"})
  void makesNoSecondGroupWhenTheFirstIsNotSeenYet(Mishap mishap) {
    TroubledEnrollment enrollment = TroubledEnrollment.of(drive, TroubledRoute.LINK_WITH_DOMAIN);
    enrollment.approve();
    drive.people.fault("POST /graph/v1.0/groups", mishap.fault);
    drive.people.fault("GET /graph/v1.0/groups", "\"body\": \"stale\", \"times\": 3");

    enrollment.finish();

    assertThat(enrollment.incidents()).isZero();
    assertDone(TroubledRoute.LINK_WITH_DOMAIN, enrollment);
  }

  private TroubledEnrollment run(TroubledRoute route) {
    return TroubledEnrollment.of(drive, route).finish();
  }
}
