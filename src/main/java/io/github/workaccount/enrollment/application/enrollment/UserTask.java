package io.github.workaccount.enrollment.application.enrollment;

import java.util.Arrays;
import java.util.Optional;

/** The tasks of people; their keys are the ids of the models' elements. */
public enum UserTask {
  CORRECT_REQUEST("CorrectRequest"),
  APPROVE_ENROLLMENT("ApproveEnrollment"),
  CREATE_WORK_ACCOUNT("CreateWorkAccount"),
  TAKE_OVER_TENANT("TakeOverTenant"),
  GRANT_CONSENT("GrantConsent"),
  APPROVE_PLAN("ApprovePlan"),
  PUBLISH_DNS_RECORD("PublishDnsRecord"),
  RESOLVE_DOMAIN_CONFLICT("ResolveDomainConflict"),
  ADD_DOMAIN_BY_HAND("AddDomainByHand"),
  VERIFY_DOMAIN_BY_HAND("VerifyDomainByHand"),
  APPLY_CHANGE_BY_HAND("ApplyChangeByHand"),
  ASSOCIATE_IN_PARTNER_CENTER("AssociateInPartnerCenter");

  private final String key;

  UserTask(String key) {
    this.key = key;
  }

  /** The element's id, such as {@code ApprovePlan}. */
  public String key() {
    return key;
  }

  /**
   * The task of an element.
   *
   * @param key the element's id
   * @return the task; empty where the element is none
   */
  public static Optional<UserTask> of(String key) {
    return Arrays.stream(values()).filter(task -> task.key.equals(key)).findFirst();
  }
}
