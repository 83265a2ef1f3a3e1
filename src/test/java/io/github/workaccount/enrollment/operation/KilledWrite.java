package io.github.workaccount.enrollment.operation;

import static java.util.regex.Pattern.quote;

import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.Planner;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.sandbox.SandboxWorld;
import io.github.workaccount.enrollment.sandbox.SharedSandbox;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** An enrollment that is led to one write, in a tenant of its own, and on to its end. */
final class KilledWrite {

  private final ChangeKind kind;
  private final boolean back;
  private final String name;
  private final SharedSandbox sandbox;
  private final SandboxWorld world;
  private PeopleAtNode people;
  private String id;
  private String worked;
  private String pattern;

  private KilledWrite(ChangeKind kind, boolean back, SharedSandbox sandbox) {
    this.kind = kind;
    this.back = back;
    this.name = (back ? "undo-" : "do-") + kind.key();
    this.sandbox = sandbox;
    this.world = sandbox.world();
  }

  /** Whatever a plan may hold, and whatever of it is taken back. */
  static List<KilledWrite> all(SharedSandbox sandbox) {
    return Arrays.stream(ChangeKind.values())
        .flatMap(
            kind ->
                isTakenBack(kind)
                    ? Stream.of(false, true).map(back -> new KilledWrite(kind, back, sandbox))
                    : Stream.of(new KilledWrite(kind, false, sandbox)))
        .toList();
  }

  /** A domain that is verified stays: it may be in use. */
  private static boolean isTakenBack(ChangeKind kind) {
    return switch (kind) {
      case ADD_DOMAIN, CREATE_GROUP, ADD_MEMBER -> true;
      case VERIFY_DOMAIN -> false;
    };
  }

  /** From now on people work there. */
  void workAt(PeopleAtNode node) {
    people = node;
  }

  /** The company has a tenant with consent, and asks for an enrollment. */
  void request() {
    world.createConsentedTenant(tenant());
    world.addUser(tenant(), "kim", "kim@" + domain());
    id = people.start(domain(), tenant());
  }

  /** Where it stands right before the write. */
  String before() {
    if (!back) {
      return kind == ChangeKind.ADD_DOMAIN ? "awaiting-plan-approval" : "awaiting-dns-record";
    }
    return kind == ChangeKind.ADD_DOMAIN ? "awaiting-dns-record" : "awaiting-association";
  }

  /** Where it ends. */
  String end() {
    return back ? "withdrawn" : "enrolled";
  }

  /** Does what makes the product write. */
  void write() {
    if (back) {
      people.withdraw(id);
    } else {
      work(before());
    }
  }

  /** Works where it stands as people do, unless it stands there; whether it does. */
  boolean hasReached(String goal) {
    String state = people.state(id);
    if (!state.equals(goal) && !state.equals(worked)) {
      work(state);
    }
    return state.equals(goal);
  }

  /** Publishes the record and has it looked for, so that the steps begin at the people's node. */
  void prove() {
    work("awaiting-dns-record");
    people.recordIsPublished(id);
  }

  private void work(String state) {
    worked = state;
    switch (state) {
      case "awaiting-approval" -> people.approve(id);
      case "awaiting-consent" -> consent();
      case "awaiting-plan-approval" -> people.approvePlan(id);
      case "awaiting-dns-record" ->
          sandbox.publish(domain(), people.show(id).at("/domainProof/value").asText());
      case "awaiting-association" -> people.associate(id);
      default -> {
        // the product works
      }
    }
  }

  /** Where a member is to be taken out alone, the group is not the enrollment's own. */
  private void consent() {
    if (back && kind == ChangeKind.ADD_MEMBER) {
      world.createGroup(tenant(), "Partners", Planner.groupNickname(new EnrollmentId(id)));
    }
    people.consentIsGranted(id);
  }

  /** Tells the write from all others, by its method, path and body; known before it is made. */
  String pattern() {
    if (pattern == null) {
      pattern = patternNow();
    }
    return pattern;
  }

  private String patternNow() {
    String user = quote(world.userId(tenant(), "kim@" + tenant()));
    return switch (kind) {
      case ADD_DOMAIN ->
          back
              ? "DELETE /v1.0/domains/" + quote(domain()) + " .*"
              : "POST /v1.0/domains .*" + quote("\"" + domain() + "\"") + ".*";
      case VERIFY_DOMAIN -> "POST /v1.0/domains/" + quote(domain()) + "/verify .*";
      case CREATE_GROUP ->
          back
              ? "DELETE /v1.0/groups/" + quote(world.groupIds(tenant()).get(0)) + " .*"
              : "POST /v1.0/groups .*" + quote(Planner.groupNickname(new EnrollmentId(id))) + ".*";
      case ADD_MEMBER ->
          back
              ? "DELETE /v1.0/groups/[^/]*/members/" + user + "/.ref .*"
              : "POST /v1.0/groups/[^/]*/members/.ref .*" + user + ".*";
    };
  }

  /** The domains and groups that there are in the tenant at the end. */
  String left() {
    return "%s %s".formatted(world.domains(tenant()), world.groups(tenant()));
  }

  /** What is to be there at the end. */
  String toBeLeft() {
    boolean domain = !back || kind != ChangeKind.ADD_DOMAIN;
    String domains = "%s%s=true".formatted(domain ? domain() + "=true, " : "", tenant());
    String groups =
        back ? kind == ChangeKind.ADD_MEMBER ? "[[]]" : "[]" : "[[kim@" + tenant() + "]]";
    return "{%s} %s".formatted(domains, groups);
  }

  /** The states of the changes of its plan. */
  List<String> changes() {
    return people.show(id).at("/plan/changes").findValuesAsText("status");
  }

  private String domain() {
    return name + ".com";
  }

  private String tenant() {
    return name + ".onmicrosoft.com";
  }

  @Override
  public String toString() {
    return name;
  }
}
