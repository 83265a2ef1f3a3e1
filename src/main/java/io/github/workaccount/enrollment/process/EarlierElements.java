package io.github.workaccount.enrollment.process;

/** Ids of elements that only models of earlier releases have, in which enrollments still run. */
public final class EarlierElements {

  /** Where it was waited for a new work account, beside any task. */
  public static final String WAIT_FOR_WORK_ACCOUNT = "WaitForWorkAccount";

  private EarlierElements() {}
}
