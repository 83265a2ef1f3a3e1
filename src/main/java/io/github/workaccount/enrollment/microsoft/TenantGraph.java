package io.github.workaccount.enrollment.microsoft;

import com.microsoft.graph.models.BaseCollectionPaginationCountResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.github.workaccount.enrollment.application.DirectoryFailure;
import io.github.workaccount.enrollment.model.EnrollmentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Microsoft Graph in one tenant, for one operation: every answer is checked, every failure is a
 * {@link DirectoryFailure}. No further call is started once the operation has taken as long as one
 * call may take, so that a job ends before the engine gives it to somebody else.
 */
final class TenantGraph {

  private static final int MAX_PAGES = 50;
  private static final int NO_CONTENT = 204;

  private final GraphClients clients;
  private final FailureMapping failures;
  private final EnrollmentId enrollment;
  private final String tenant;
  private final Duration budget;
  private final long start = System.nanoTime();

  TenantGraph(
      GraphClients clients,
      FailureMapping failures,
      Duration budget,
      EnrollmentId enrollment,
      String tenant) {
    this.clients = clients;
    this.failures = failures;
    this.budget = budget;
    this.enrollment = enrollment;
    this.tenant = TenantName.canonical(tenant);
  }

  /**
   * A request of the SDK; it must put the call on its configuration ({@link GraphCall#on}).
   *
   * @param <T> what it answers
   */
  interface Request<T> {
    T send(GraphServiceClient graph, GraphCall call);
  }

  /**
   * A page of a list and how to get the next.
   *
   * @param <P> the page
   */
  interface NextPage<P> {
    P get(GraphServiceClient graph, GraphCall call, String link);
  }

  /**
   * An answer with Microsoft's id of the request.
   *
   * @param value the body; null when there was none
   * @param requestId the id
   */
  record Answer<T>(T value, String requestId) {}

  /**
   * A write that Microsoft did not accept.
   *
   * @param said what was tried and what Microsoft answered, a sentence
   * @param requestId Microsoft's id of the request
   */
  record Refusal(String said, String requestId) {}

  /** The tenant's id. */
  String tenant() {
    return tenant;
  }

  EnrollmentId enrollment() {
    return enrollment;
  }

  /**
   * Reads what must be there.
   *
   * @param what what is tried, as the beginning of a sentence
   * @param permission the permission that the call needs
   * @param request the request
   * @throws DirectoryFailure when it fails
   */
  <T> Answer<T> read(String what, String permission, Request<T> request) {
    return read(new GraphCall(enrollment, tenant, what, permission, null), request);
  }

  private <T> Answer<T> read(GraphCall call, Request<T> request) {
    Answer<T> answer = send(call, request);
    if (answer.value() == null) {
      throw failures.of(call, null);
    }
    return answer;
  }

  /** Reads what may be missing: nothing when Microsoft answers 404. */
  <T> Optional<Answer<T>> find(String what, String permission, Request<T> request) {
    GraphCall call = new GraphCall(enrollment, tenant, what, permission, null);
    try {
      return Optional.of(read(call, request));
    } catch (DirectoryFailure.NotFound e) {
      requireAnswered(call, e);
      return Optional.empty();
    }
  }

  /**
   * Reads a list to its end.
   *
   * @param first the request for the first page
   * @param next the request for the page behind a link
   * @param values the page's values
   */
  <P extends BaseCollectionPaginationCountResponse, V> Answer<List<V>> list(
      String what,
      String permission,
      Request<P> first,
      NextPage<P> next,
      Function<P, List<V>> values) {
    List<V> all = new ArrayList<>();
    Answer<P> page = read(what, permission, first);
    for (int pages = 1; ; pages++) {
      List<V> found = values.apply(page.value());
      if (found == null) {
        throw new DirectoryFailure.Unreadable(
            what + " failed: Microsoft's answer holds no list. Try again.", page.requestId(), null);
      }
      all.addAll(found);
      String link = page.value().getOdataNextLink();
      if (link == null || pages == MAX_PAGES) {
        return new Answer<>(all, page.requestId());
      }
      page = read(what, permission, (graph, call) -> next.get(graph, call, link));
    }
  }

  /**
   * Writes.
   *
   * @param what what is tried, as the beginning of a sentence
   * @param permission the permission that the call needs
   * @param permit what was approved
   * @param request the request
   * @throws DirectoryFailure when it fails
   */
  <T> Answer<T> write(String what, String permission, WritePermit permit, Request<T> request) {
    return send(new GraphCall(enrollment, tenant, what, permission, permit), request);
  }

  /**
   * Writes what Graph answers with 204. Another success is none: something in between answered.
   *
   * @return Microsoft's id of the request
   * @throws DirectoryFailure when it fails
   */
  String writeSilently(String what, String permission, WritePermit permit, Request<Void> request) {
    GraphCall call = new GraphCall(enrollment, tenant, what, permission, permit);
    Answer<Void> answer = send(call, request);
    if (call.answer().status() != NO_CONTENT) {
      throw failures.of(call, null);
    }
    return answer.requestId();
  }

  /**
   * Writes, and leaves it to the caller what a refusal means: Microsoft does not document the codes
   * of some, so one has to look.
   *
   * @param request the request
   * @param done what an accepted write comes to
   * @param refused what any 4xx other than 401, 403 and 429 comes to
   */
  <T, R> R write(
      GraphCall call,
      Request<T> request,
      Function<Answer<T>, R> done,
      Function<Refusal, R> refused) {
    Answer<T> answer;
    try {
      answer = send(call, request);
    } catch (DirectoryFailure.Invalid | DirectoryFailure.Conflict | DirectoryFailure.NotFound e) {
      requireAnswered(call, e);
      return refused.apply(new Refusal(FailureMapping.said(call), e.requestId()));
    }
    return done.apply(answer);
  }

  /** A call that writes, for {@link #write(GraphCall, Request, Function, Function)}. */
  GraphCall writing(String what, String permission, WritePermit permit) {
    return new GraphCall(enrollment, tenant, what, permission, permit);
  }

  /** When there is no token, Graph was not even asked: that says nothing of the object. */
  private static void requireAnswered(GraphCall call, DirectoryFailure failure) {
    if (call.answer() == null) {
      throw failure;
    }
  }

  /** A token may have been refused for its age, or have been revoked: a new one is tried once. */
  private <T> Answer<T> send(GraphCall call, Request<T> request) {
    if (System.nanoTime() - start > budget.toNanos()) {
      throw failures.notStarted(call);
    }
    try {
      return sendOnce(call, request);
    } catch (DirectoryFailure e) {
      if (!call.isTokenRefused()) {
        throw e;
      }
      call.answered(null);
      return sendOnce(call, request);
    }
  }

  private <T> Answer<T> sendOnce(GraphCall call, Request<T> request) {
    try {
      T value = request.send(clients.of(tenant), call);
      if (call.answer() == null || call.answer().status() >= 300) {
        throw failures.of(call, null);
      }
      return new Answer<>(value, call.requestId());
    } catch (RuntimeException e) {
      if (call.isTokenRefused()) {
        clients.forget(tenant);
      }
      throw failures.of(call, e);
    }
  }
}
