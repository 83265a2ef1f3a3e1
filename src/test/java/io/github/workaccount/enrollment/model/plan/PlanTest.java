package io.github.workaccount.enrollment.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final EnrollmentId ID = new EnrollmentId("contoso.com-7K3Q9");
  private static final Change FIRST = change(1, ChangeKind.ADD_DOMAIN, Map.of("domain", "a.com"));
  private static final Change SECOND = change(2, ChangeKind.CREATE_GROUP, Map.of());
  private static final Plan PLAN =
      new Plan(
          ID,
          Route.LINK,
          "tenant",
          "Contoso",
          List.of(FIRST, SECOND),
          List.of("one", "two"),
          Map.of("users", 3L));

  @Test
  void hasTheDigestOfItsCanonicalText() {
    Plan empty = new Plan(ID, Route.LINK, "t", "T", List.of(), List.of(), Map.of());

    assertThat(empty.canonicalJson())
        .isEqualTo(
            "{\"changes\":[],\"counts\":{},\"enrollment\":\"contoso.com-7K3Q9\",\"route\":\"link\","
                + "\"tenantId\":\"t\",\"tenantName\":\"T\",\"warnings\":[]}");
    assertThat(empty.digest())
        .isEqualTo("18be0585805d01bba4a0a65fa6bd5966b177138fa9a2184309ce20c7ba2830bb");
  }

  @Test
  void keepsItsDigestWhenNothingChanged() {
    Plan same =
        new Plan(
            new EnrollmentId(ID.value()),
            Route.LINK,
            "tenant",
            "Contoso",
            new ArrayList<>(List.of(FIRST, SECOND)),
            new ArrayList<>(List.of("one", "two")),
            new LinkedHashMap<>(Map.of("users", 3L)));

    assertThat(same).isEqualTo(PLAN);
    assertThat(same.digest()).isEqualTo(PLAN.digest()).matches("[0-9a-f]{64}");
  }

  @Test
  void getsAnotherDigestWithAnyChangeOfAnyField() {
    List<Plan> others =
        List.of(
            PLAN,
            with(new EnrollmentId("contoso.com-7K3Q8"), Route.LINK, "tenant", "Contoso"),
            with(ID, Route.CREATE, "tenant", "Contoso"),
            with(ID, Route.LINK, "tenant2", "Contoso"),
            with(ID, Route.LINK, "tenant", "Contoso2"),
            with(List.of(), PLAN.warnings(), PLAN.counts()),
            with(List.of(FIRST), PLAN.warnings(), PLAN.counts()),
            with(List.of(SECOND, FIRST), PLAN.warnings(), PLAN.counts()),
            with(PLAN.changes(), List.of("one"), PLAN.counts()),
            with(PLAN.changes(), List.of("two", "one"), PLAN.counts()),
            with(PLAN.changes(), List.of("onetwo"), PLAN.counts()),
            with(PLAN.changes(), PLAN.warnings(), Map.of("users", 4L)),
            with(PLAN.changes(), PLAN.warnings(), Map.of("user", 3L)),
            with(PLAN.changes(), PLAN.warnings(), Map.of()));

    assertThat(others).extracting(Plan::digest).doesNotHaveDuplicates();
  }

  @Property
  void getsAnotherDigestWithAnyChangeOfAChange(
      @ForAll @AlphaChars @StringLength(min = 1, max = 5) String text) {
    String other = text + "x";
    Set<String> digests = new HashSet<>();
    List<Change> changes =
        List.of(
            new Change(1, ChangeKind.ADD_MEMBER, text, text, text, parameters("userId", text)),
            new Change(2, ChangeKind.ADD_MEMBER, text, text, text, parameters("userId", text)),
            new Change(1, ChangeKind.CREATE_GROUP, text, text, text, parameters("userId", text)),
            new Change(1, ChangeKind.ADD_MEMBER, other, text, text, parameters("userId", text)),
            new Change(1, ChangeKind.ADD_MEMBER, text, other, text, parameters("userId", text)),
            new Change(1, ChangeKind.ADD_MEMBER, text, text, other, parameters("userId", text)),
            new Change(1, ChangeKind.ADD_MEMBER, text, text, text, parameters("groupId", text)),
            new Change(1, ChangeKind.ADD_MEMBER, text, text, text, parameters("userId", other)),
            new Change(
                1,
                ChangeKind.ADD_MEMBER,
                text,
                text,
                text,
                parameters("userId", text),
                Change.By.HAND));
    changes.forEach(change -> digests.add(with(List.of(change), List.of(), Map.of()).digest()));

    assertThat(digests).hasSameSizeAs(changes);
  }

  @Test
  void keepsTheDigestOfPlansFromBeforeChangesCouldBeMadeByHand() {
    assertThat(PLAN.canonicalJson()).doesNotContain("\"by\"");
  }

  @Test
  void hasTheDigestThatItWasApprovedByInAnEarlierRelease() {
    String user = "11111111-2222-3333-4444-555555555555";
    String group = "Partner Center users (contoso.com)";
    Map<String, String> domain = Map.of("domain", "contoso.com");
    Plan earlier =
        with(
            List.of(
                planned(1, ChangeKind.ADD_DOMAIN, domain, Change.By.PRODUCT),
                planned(2, ChangeKind.VERIFY_DOMAIN, domain, Change.By.PRODUCT),
                planned(
                    3,
                    ChangeKind.CREATE_GROUP,
                    Map.of("displayName", group, "mailNickname", Planner.groupNickname(ID)),
                    Change.By.PRODUCT),
                planned(4, ChangeKind.ADD_MEMBER, Map.of("userId", user), Change.By.HAND)),
            List.of("one"),
            Map.of("users", 3L));

    assertThat(earlier.digest())
        .isEqualTo("8e6f55a5fc06f31c4202b352f6291d966efcbc886284b1b03e9df24f1413a449");
  }

  private static Change planned(
      int number, ChangeKind kind, Map<String, String> parameters, Change.By by) {
    String call = GraphWrite.planned(kind, parameters, Planner.groupNickname(ID)).text();
    return new Change(number, kind, "w" + number, call, "why", new TreeMap<>(parameters), by);
  }

  @Property
  void doesNotCareInWhichOrderFiguresAreNamed(
      @ForAll @LongRange(min = 0, max = 1_000_000) long users) {
    Map<String, Long> one = new LinkedHashMap<>();
    one.put("a", users);
    one.put("b", 1L);
    Map<String, Long> other = new LinkedHashMap<>();
    other.put("b", 1L);
    other.put("a", users);

    assertThat(with(List.of(), List.of(), one).digest())
        .isEqualTo(with(List.of(), List.of(), other).digest());
  }

  @Test
  void cannotBeChanged() {
    List<Change> changes = new ArrayList<>(List.of(FIRST));
    TreeMap<String, String> parameters = new TreeMap<>(Map.of("domain", "a.com"));
    Plan plan = with(changes, new ArrayList<>(), new TreeMap<>());
    Change change = new Change(1, ChangeKind.ADD_DOMAIN, "w", "c", "y", parameters);
    String digest = plan.digest();
    changes.clear();
    parameters.put("domain", "b.com");

    assertThat(plan.digest()).isEqualTo(digest);
    assertThat(change.parameter("domain")).isEqualTo("a.com");
    assertThatThrownBy(() -> change.parameters().put("domain", "b.com"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> plan.counts().put("x", 1L))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void saysWhichParameterIsMissing() {
    assertThatThrownBy(() -> SECOND.parameter("displayName"))
        .hasMessage("create-group has no parameter displayName");
  }

  private static Plan with(EnrollmentId id, Route route, String tenant, String name) {
    return new Plan(id, route, tenant, name, PLAN.changes(), PLAN.warnings(), PLAN.counts());
  }

  private static Plan with(List<Change> changes, List<String> warnings, Map<String, Long> counts) {
    return new Plan(ID, Route.LINK, "tenant", "Contoso", changes, warnings, counts);
  }

  private static TreeMap<String, String> parameters(String name, String value) {
    return new TreeMap<>(Collections.singletonMap(name, value));
  }

  private static Change change(int number, ChangeKind kind, Map<String, String> parameters) {
    return new Change(number, kind, "what", "call", "why", new TreeMap<>(parameters));
  }
}
