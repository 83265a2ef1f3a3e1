package io.github.workaccount.enrollment.application.directory;

import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.request.EnrollmentId;

/**
 * What is changed in a tenant, on a person's word and nothing else, and whether it is there. Every
 * method that asks Microsoft may throw a {@link DirectoryFailure} and nothing else; every call is
 * in the evidence of the enrollment that it names.
 */
public interface TenantChanges {

  /**
   * Makes one approved change. Before a change that may have been sent already, the directory is
   * read; one that is there already is a success.
   *
   * @param change what to do
   * @return what came of it
   * @throws DirectoryFailure.Conflict when the domain is held by another tenant, or Microsoft
   *     refuses to add it for another reason
   * @throws DirectoryFailure.NotYet when Microsoft does not see the verification record yet
   */
  Applied apply(ApprovedChange change);

  /**
   * Looks for a change that a person makes by hand; nothing is written.
   *
   * @param change what to look for
   * @return whether it is there
   * @throws DirectoryFailure.Conflict when the domain is held by another tenant
   * @throws DirectoryFailure.NotFound when what the change needs is gone
   */
  Sighting look(Sought change);

  /**
   * Takes one change back, if this enrollment made it and it is still unused.
   *
   * @param change what was done
   * @return whether it is gone now, and why not otherwise
   * @throws DirectoryFailure.NotFound when it is not there
   */
  Undone undo(UndoableChange change);

  /**
   * What came of a change.
   *
   * @param alreadyThere true when nothing had to be written
   * @param requestId Microsoft's id of the request that settled it
   * @param objectId the id of the object that was made or found; null when there is none
   */
  record Applied(boolean alreadyThere, String requestId, String objectId) {}

  /**
   * A change to look for.
   *
   * @param enrollment on whose behalf
   * @param tenantId the tenant
   * @param change the change
   * @param groupId the group that an earlier change made or found; null when there is none
   */
  record Sought(EnrollmentId enrollment, String tenantId, Change change, String groupId) {}

  /**
   * What came of looking for a change.
   *
   * @param there whether it is there
   * @param requestId Microsoft's id of the request that showed it
   * @param objectId the id of the object that was found; null when there is none
   * @param text what was looked for and what was found, a sentence or two
   */
  record Sighting(boolean there, String requestId, String objectId, String text) {}

  /**
   * What came of taking a change back.
   *
   * @param gone whether it is no longer there
   * @param reason why it was left, a sentence; null when it is gone
   */
  record Undone(boolean gone, String reason) {}
}
