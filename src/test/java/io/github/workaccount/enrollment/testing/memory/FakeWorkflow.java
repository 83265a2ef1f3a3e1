package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.Workflow;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A process engine that waits for whatever it is told, unless a test says otherwise. */
public final class FakeWorkflow implements Workflow {

  private final List<String> told = new ArrayList<>();
  private BiFunction<User, Map<String, String>, String> starting =
      (user, fields) -> {
        throw new AssertionError("Nothing is to be started");
      };
  private boolean waiting = true;
  private RuntimeException failure;

  /** What happens when an enrollment is started; the answer is its process instance. */
  public void starts(BiFunction<User, Map<String, String>, String> how) {
    starting = how;
  }

  /** The instance is not where it would wait for what it is told. */
  public void waitsForNothing() {
    waiting = false;
  }

  /** Telling it anything fails. */
  public void fails(RuntimeException how) {
    failure = how;
  }

  /** What it was told, such as {@code withdraw instance}. */
  public List<String> told() {
    return List.copyOf(told);
  }

  private boolean tell(String what) {
    told.add(what);
    if (failure != null) {
      throw failure;
    }
    return waiting;
  }

  @Override
  public String start(User user, Map<String, String> fields) {
    return starting.apply(user, fields);
  }

  @Override
  public boolean recordSeen(String processInstanceId) {
    return tell("recordSeen " + processInstanceId);
  }

  @Override
  public boolean verificationDecided(String processInstanceId) {
    return tell("verificationDecided " + processInstanceId);
  }

  @Override
  public boolean workAccountVisible(String processInstanceId) {
    return tell("workAccountVisible " + processInstanceId);
  }

  @Override
  public boolean proofExtended(
      EnrollmentId enrollment, String processInstanceId, Instant expiresAt) {
    return tell("proofExtended %s %s".formatted(processInstanceId, expiresAt));
  }

  @Override
  public boolean consentGranted(String processInstanceId) {
    return tell("consentGranted " + processInstanceId);
  }

  @Override
  public boolean withdraw(String processInstanceId) {
    return tell("withdraw " + processInstanceId);
  }
}
