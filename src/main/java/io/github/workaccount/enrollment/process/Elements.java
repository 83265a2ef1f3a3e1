package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.enrollment.UserTask;
import java.util.Arrays;
import java.util.List;

/** Ids of the models' elements that code refers to; a test keeps them in step with the models. */
public final class Elements {

  public static final String ENROLLMENT_PROCESS = "enrollment";
  public static final String OBTAIN_WORK_ACCOUNT_PROCESS = "obtain-work-account";
  public static final String VERIFY_DOMAIN_PROCESS = "verify-domain";

  /** Processes and decisions that come with the product. */
  public static final List<String> MODELS =
      List.of(
          ENROLLMENT_PROCESS,
          OBTAIN_WORK_ACCOUNT_PROCESS,
          VERIFY_DOMAIN_PROCESS,
          "choose-route",
          DecidedTenantSize.DECISION);

  public static final String CORRECT_REQUEST = UserTask.CORRECT_REQUEST.key();
  public static final String APPROVE_ENROLLMENT = UserTask.APPROVE_ENROLLMENT.key();
  public static final String CREATE_WORK_ACCOUNT = UserTask.CREATE_WORK_ACCOUNT.key();
  public static final String TAKE_OVER_TENANT = UserTask.TAKE_OVER_TENANT.key();
  public static final String GRANT_CONSENT = UserTask.GRANT_CONSENT.key();
  public static final String APPROVE_PLAN = UserTask.APPROVE_PLAN.key();
  public static final String PUBLISH_DNS_RECORD = UserTask.PUBLISH_DNS_RECORD.key();
  public static final String RESOLVE_DOMAIN_CONFLICT = UserTask.RESOLVE_DOMAIN_CONFLICT.key();
  public static final String ADD_DOMAIN_BY_HAND = UserTask.ADD_DOMAIN_BY_HAND.key();
  public static final String VERIFY_DOMAIN_BY_HAND = UserTask.VERIFY_DOMAIN_BY_HAND.key();
  public static final String APPLY_CHANGE_BY_HAND = UserTask.APPLY_CHANGE_BY_HAND.key();
  public static final String ASSOCIATE_IN_PARTNER_CENTER =
      UserTask.ASSOCIATE_IN_PARTNER_CENTER.key();

  /** All tasks of people. */
  public static final List<String> USER_TASKS =
      Arrays.stream(UserTask.values()).map(UserTask::key).toList();

  public static final String CHOOSE_ROUTE = "ChooseRoute";

  /** Where an enrollment is ended by a decision; models of before have no such flow. */
  public static final String STOP_AT_DECISION = "EnrollmentDecisionToStopped";

  /** The call of the process that has a work account created or taken over. */
  public static final String OBTAIN_WORK_ACCOUNT = "ObtainWorkAccount";

  public static final String WAIT_FOR_MICROSOFT = "WaitForMicrosoft";

  /** All waits for something else than people, be it a message or, in earlier models, a timer. */
  static final List<String> WAITS_WITHOUT_TASK =
      List.of(EarlierElements.WAIT_FOR_WORK_ACCOUNT, WAIT_FOR_MICROSOFT);

  /** The timers at which the proof of a domain is overdue. */
  public static final List<String> PROOF_OVERDUE =
      List.of(
          "DomainProofDue",
          "AdditionByHandOverdue",
          "ConflictOverdue",
          "VerificationByHandOverdue",
          "MicrosoftOverdue");

  public static final String UNDO_CHANGES = "UndoChanges";

  public static final String CONSENT_GRANTED = "ConsentGranted";
  public static final String DNS_RECORD_SEEN = "DnsRecordSeen";
  public static final String VERIFICATION_DECIDED = "VerificationDecided";
  public static final String WORK_ACCOUNT_VISIBLE = "WorkAccountVisible";
  public static final String WITHDRAWAL_REQUESTED = "WithdrawalRequested";

  public static final String CONSENT_MISSING = "ConsentMissing";
  public static final String APPROVAL_OUTDATED = "ApprovalOutdated";
  public static final String PLAN_OUTDATED = "PlanOutdated";
  public static final String DOMAIN_PROOF_EXPIRED = "DomainProofExpired";
  public static final String TO_BE_DONE_BY_HAND = "ToBeDoneByHand";
  public static final String DOMAIN_ELSEWHERE = "DomainElsewhere";

  private Elements() {}
}
