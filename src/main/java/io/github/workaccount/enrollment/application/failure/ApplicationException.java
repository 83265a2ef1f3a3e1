package io.github.workaccount.enrollment.application.failure;

/**
 * What a use case did not do. The message is one sentence for whoever asked: why, and what to do.
 */
public abstract sealed class ApplicationException extends RuntimeException
    permits ApprovalOutdated,
        ChangedMeanwhile,
        DomainTaken,
        KeyReused,
        KeyTaken,
        NotAllowed,
        PlanOutdated,
        Postponed,
        ToBeDoneByHand,
        WrongState {

  private final Kind kind;

  ApplicationException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  ApplicationException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Why it was not done. */
  public final Kind kind() {
    return kind;
  }

  /** Why something was not done, with the stable name that programs know it by. */
  public enum Kind {
    APPROVAL_OUTDATED("approval-outdated"),
    CHANGED_MEANWHILE("changed-meanwhile"),
    DOMAIN_TAKEN("domain-taken"),
    KEY_REUSED("idempotency-key-reused"),
    KEY_TAKEN("idempotency-key-in-use"),
    NOT_ALLOWED("not-allowed"),
    PLAN_OUTDATED("plan-outdated"),
    POSTPONED("postponed"),
    TO_BE_DONE_BY_HAND("to-be-done-by-hand"),
    WRONG_STATE("wrong-state");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** Its stable name. */
    public String key() {
      return key;
    }
  }
}
