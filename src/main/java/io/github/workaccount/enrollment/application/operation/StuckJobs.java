package io.github.workaccount.enrollment.application.operation;

/** The process engine's jobs that wait for a time that does not come. */
public interface StuckJobs {

  /**
   * Frees jobs that are locked or due later than any job can be: they were marked before the clock
   * was set back. Then has the engine look for jobs at once.
   *
   * @return how many it freed
   */
  int free();
}
