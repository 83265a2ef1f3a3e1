package io.github.workaccount.enrollment.microsoft;

import io.github.workaccount.enrollment.application.ApprovedChange;
import io.github.workaccount.enrollment.application.UndoableChange;
import io.github.workaccount.enrollment.model.Change;
import io.github.workaccount.enrollment.model.DomainName;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Allows one write in one tenant: its method and path, once. It is made from an approved change or
 * from one that is taken back, and from nothing else.
 */
final class WritePermit {

  private final String tenant;
  private final String method;
  private final String path;
  private final AtomicBoolean used = new AtomicBoolean();

  private WritePermit(String tenant, String method, String path) {
    this.tenant = tenant;
    this.method = method;
    this.path = path;
  }

  /**
   * The write of an approved change.
   *
   * @param approved the change
   * @param groupId the group that a member is added to; null for other kinds
   */
  static WritePermit of(ApprovedChange approved, String groupId) {
    Change change = approved.change();
    String path =
        switch (change.kind()) {
          case ADD_DOMAIN -> "/domains";
          case VERIFY_DOMAIN -> "/domains/" + domain(change) + "/verify";
          case CREATE_GROUP -> "/groups";
          case ADD_MEMBER -> "/groups/" + id(groupId) + "/members/$ref";
        };
    return new WritePermit(TenantName.canonical(approved.tenantId()), "POST", path);
  }

  /**
   * The deletion that takes a change back.
   *
   * @param undoable the change
   * @param groupId the group that is deleted; null for a domain
   */
  static WritePermit of(UndoableChange undoable, String groupId) {
    Change change = undoable.change();
    String path =
        switch (change.kind()) {
          case ADD_DOMAIN -> "/domains/" + domain(change);
          case CREATE_GROUP -> "/groups/" + id(groupId);
          case VERIFY_DOMAIN, ADD_MEMBER ->
              throw new IllegalArgumentException(change.kind().key() + " is not taken back alone");
        };
    return new WritePermit(TenantName.canonical(undoable.tenantId()), "DELETE", path);
  }

  /**
   * Uses the permit up.
   *
   * @param ofTenant the tenant whose token the request carries
   * @param withMethod the request's method
   * @param onPath the request's path below Graph's address
   * @return whether the write is allowed
   */
  boolean use(String ofTenant, String withMethod, String onPath) {
    return tenant.equals(ofTenant)
        && method.equals(withMethod)
        && path.equals(onPath)
        && used.compareAndSet(false, true);
  }

  private static String domain(Change change) {
    return new DomainName(change.parameter("domain")).value();
  }

  private static String id(String value) {
    if (!TenantName.isId(value)) {
      throw new IllegalArgumentException("\"" + value + "\" is no object id");
    }
    return value;
  }
}
