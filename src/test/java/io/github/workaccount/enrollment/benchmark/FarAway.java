package io.github.workaccount.enrollment.benchmark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The dates that the models ask for, so far away that no reminder is ever due. */
public final class FarAway {

  public Date due(DelegateExecution execution) {
    return Date.from(then());
  }

  public Date proofExpires(DelegateExecution execution) {
    return due(execution);
  }

  public Date followUp(DelegateExecution execution) {
    return due(execution);
  }

  public String reminders(DelegateExecution execution) {
    return "R10/%s/P2D".formatted(then());
  }

  public String escalations(DelegateExecution execution) {
    return reminders(execution);
  }

  private static Instant then() {
    return Instant.now().plus(3, ChronoUnit.DAYS);
  }
}
