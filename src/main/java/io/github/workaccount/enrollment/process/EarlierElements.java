package io.github.workaccount.enrollment.process;

/** Ids of elements that only models of earlier releases have, in which enrollments still run. */
public final class EarlierElements {

  /** Where it was waited for a new work account, beside any task. */
  public static final String WAIT_FOR_WORK_ACCOUNT = "WaitForWorkAccount";

  /** Where dry runs ended before a work account was obtained in a process of its own. */
  public static final String CREATION_DRY_RUN_DONE = "CreationDryRunDone";

  public static final String TAKE_OVER_DRY_RUN_DONE = "TakeOverDryRunDone";

  private EarlierElements() {}
}
