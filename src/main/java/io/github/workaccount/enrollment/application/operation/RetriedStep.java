package io.github.workaccount.enrollment.application.operation;

import java.util.Optional;

/** The step that this thread works on, where a person had it tried again after it had failed. */
public interface RetriedStep {

  /** The user who had it tried again; empty where nobody did, or no step is worked on. */
  Optional<String> by();
}
