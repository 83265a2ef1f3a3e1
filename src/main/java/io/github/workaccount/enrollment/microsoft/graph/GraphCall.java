package io.github.workaccount.enrollment.microsoft.graph;

import com.microsoft.kiota.BaseRequestConfiguration;
import com.microsoft.kiota.RequestOption;
import io.github.workaccount.enrollment.model.request.EnrollmentId;

/**
 * One call of Microsoft Graph: on whose behalf, what for, what it may write, and the raw answer. It
 * travels with the request as a tag, so that the HTTP layer sees it.
 */
final class GraphCall implements RequestOption {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final EnrollmentId enrollment;
  private final String tenant;
  private final String what;
  private final String permission;
  private final WritePermit permit;
  private volatile Answer answer;

  /**
   * @param enrollment on whose behalf; null before there is one
   * @param tenant the tenant's id
   * @param what what is tried, as the beginning of a sentence: {@code Counting the users}
   * @param permission the permission that the call needs
   * @param permit what it may write; null when it only reads
   */
  GraphCall(
      EnrollmentId enrollment, String tenant, String what, String permission, WritePermit permit) {
    this.enrollment = enrollment;
    this.tenant = tenant;
    this.what = what;
    this.permission = permission;
    this.permit = permit;
  }

  /**
   * What Microsoft answered.
   *
   * @param status the HTTP status
   * @param code {@code error.code}; null when there is none, as in answers of whoever stands in
   *     between
   * @param requestId Microsoft's id of the request; null when there is none
   * @param retryAfter the header {@code Retry-After}; null when there is none
   * @param date the header {@code Date}; null when there is none
   */
  record Answer(int status, String code, String requestId, String retryAfter, String date) {}

  /** Puts this call on a request of the SDK. */
  void on(BaseRequestConfiguration request) {
    request.options.add(this);
  }

  EnrollmentId enrollment() {
    return enrollment;
  }

  String tenant() {
    return tenant;
  }

  String what() {
    return what;
  }

  String permission() {
    return permission;
  }

  WritePermit permit() {
    return permit;
  }

  /** The answer; null while none came. */
  Answer answer() {
    return answer;
  }

  /** Microsoft's id of the request; null while no answer came. */
  String requestId() {
    return answer == null ? null : answer.requestId();
  }

  void answered(Answer received) {
    answer = received;
  }

  /** Whether Graph did not take the token. It says so before it does anything. */
  boolean isTokenRefused() {
    return answer != null && answer.status() == UNAUTHORIZED;
  }

  /**
   * Whether another token may do better: this one was not taken, or lacks what was granted since.
   */
  boolean isTokenInQuestion() {
    return isTokenRefused() || (answer != null && answer.status() == FORBIDDEN);
  }

  @Override
  @SuppressWarnings("unchecked") // the SDK's own signature
  public <T extends RequestOption> Class<T> getType() {
    return (Class<T>) GraphCall.class;
  }
}
