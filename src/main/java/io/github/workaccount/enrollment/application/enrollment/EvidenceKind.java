package io.github.workaccount.enrollment.application.enrollment;

import io.github.workaccount.enrollment.model.text.Keyed;

/** What kinds of things the evidence tells of. */
public enum EvidenceKind implements Keyed {
  /** What was asked for. */
  REQUEST,
  /** What the requester corrected it to. */
  CORRECTION,
  /** That an earlier enrollment of the same domain is there. */
  PREDECESSOR,
  /** Why a work e-mail is not usable. */
  ADDRESS_REFUSED,
  /** What the outside can see. */
  FACTS,
  /** Which route is recommended, and why. */
  ROUTE,
  /** What a person decided at a task. */
  DECISION,
  /** That the tenant that the company named was changed at the approval. */
  EXISTING_TENANT,
  /** That the domain to enroll was changed at the approval. */
  ENROLLED_DOMAIN,
  /** That a person confirmed what speaks against the approval. */
  CONFIRMATION,
  /** Why an approval no longer holds. */
  APPROVAL_OUTDATED,
  /** The roles in Partner Center that were still to be decided. */
  PARTNER_CENTER_ROLES,
  /** A consent that a token proved. */
  CONSENT,
  /** Why Microsoft's consent page returned without consent. */
  CONSENT_REFUSED,
  /** That a consent was taken back. */
  CONSENT_REMOVED,
  /** That a consent was still there at the end of looking. */
  CONSENT_KEPT,
  /** Why it could not be seen whether a consent was still there. */
  CONSENT_NOT_SEEN,
  /** That the tenant's administrator was named anew. */
  TENANT_ADMINISTRATOR,
  /** What was seen inside the tenant. */
  INSPECTION,
  /** A plan that became the current one. */
  PLAN,
  /** Why an approved plan was made anew. */
  PLAN_OUTDATED,
  /** A change that was applied, or seen to be there. */
  CHANGE,
  /** A change that was taken back, or left and why. */
  UNDO,
  /** Which initial domains were free. */
  INITIAL_DOMAINS,
  /** The work account that a person says to have created, as it was found. */
  WORK_ACCOUNT,
  /** Each look for a new work account that saw something new. */
  WORK_ACCOUNT_LOOK,
  /** The record that is to be published. */
  VERIFICATION_RECORD,
  /** Each look for it that saw something new. */
  DNS,
  /** That a person asked to look now. */
  LOOK_NOW,
  /** That the proof of a domain was given more time. */
  EXTENSION,
  /** That a person withdrew. */
  WITHDRAWAL,
  /** That a person had a failed step tried again. */
  RETRY,
  /** How it ended. */
  END,
  /** That people were told of a new task. */
  ASSIGNMENT,
  /** That people were told that a task still waits. */
  REMINDER,
  /** That people were told that a task is overdue. */
  ESCALATION,
  /** A call to Microsoft. */
  CALL
}
