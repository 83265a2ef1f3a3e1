package io.github.workaccount.enrollment.application.decision;

import io.github.workaccount.enrollment.model.text.Keyed;

/** What can be decided at the tasks of people. */
public enum Choice implements Keyed {
  APPROVE,
  REJECT,
  /** Back to the requester, who corrects what was asked for. */
  CORRECT,
  /** It ends here. */
  STOP,
  /** A new work account for only those who need Partner Center. */
  SEPARATE_ACCOUNT,
  /** Look into the tenant again, and plan anew. */
  LOOK_AGAIN,
  /** The same, and put guests into the group. */
  LOOK_AGAIN_WITH_GUESTS,
  /** What was to be done outside is done: look. */
  LOOK_NOW,
  /** People make the changes, since the tenant does not let the product write. */
  BY_HAND,
  /** Try it again. */
  RETRY,
  /** Do not try it any more. */
  GIVE_UP,
  /** The work account is created. */
  CREATED,
  /** The tenant is associated in Partner Center. */
  ASSOCIATED,
  /** The same, and its users are added there. */
  ASSOCIATED_USERS_ADDED;

  /** For people, within a sentence. */
  public String inWords() {
    return key().replace('-', ' ');
  }
}
