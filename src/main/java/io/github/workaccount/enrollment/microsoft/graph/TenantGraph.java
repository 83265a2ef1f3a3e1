package io.github.workaccount.enrollment.microsoft.graph;

import com.microsoft.graph.models.BaseCollectionPaginationCountResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.microsoft.settings.TenantName;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Microsoft Graph in one tenant, for one operation: every failure is a {@link DirectoryFailure},
 * and no answer counts that is not what was asked for, because the SDK makes an object without any
 * value of whatever JSON comes with a success. No further call is started once the operation has
 * taken as long as one call may take, so that a job ends before the engine gives it to somebody
 * else.
 */
public final class TenantGraph {

  private static final int MAX_PAGES = 50;
  private static final int NO_CONTENT = 204;

  private final GraphClients clients;
  private final FailureMapping failures;
  private final EnrollmentId enrollment;
  private final String tenant;
  private final Duration budget;
  private final long start = System.nanoTime();

  public TenantGraph(
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
   * A request of the SDK; it must put the call on its configuration ({@link GraphCall#on}). It may
   * be sent twice.
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
   * @param value the body; null when it is not what was asked for
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
   * @param asked whether an answer is what was asked for, by what identifies it
   * @throws DirectoryFailure when it fails
   */
  <T> Answer<T> read(String what, String permission, Request<T> request, Predicate<T> asked) {
    return read(new GraphCall(enrollment, tenant, what, permission, null), request, asked);
  }

  private <T> Answer<T> read(GraphCall call, Request<T> request, Predicate<T> asked) {
    Answer<T> answer = send(call, request, asked);
    if (answer.value() == null) {
      throw failures.of(call, null);
    }
    return answer;
  }

  /** Reads what may be missing: nothing when Microsoft answers 404. */
  <T> Optional<Answer<T>> find(
      String what, String permission, Request<T> request, Predicate<T> asked) {
    GraphCall call = new GraphCall(enrollment, tenant, what, permission, null);
    try {
      return Optional.of(read(call, request, asked));
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
   * @param asked whether a value is one that was asked for, by what identifies it
   */
  <P extends BaseCollectionPaginationCountResponse, V> Answer<List<V>> list(
      String what,
      String permission,
      Request<P> first,
      NextPage<P> next,
      Function<P, List<V>> values,
      Predicate<V> asked) {
    Predicate<P> isList = page -> holdsOnly(values.apply(page), asked);
    List<V> all = new ArrayList<>();
    Answer<P> page = read(what, permission, first, isList);
    for (int pages = 1; ; pages++) {
      all.addAll(values.apply(page.value()));
      String link = page.value().getOdataNextLink();
      if (link == null || pages == MAX_PAGES) {
        return new Answer<>(all, page.requestId());
      }
      page = read(what, permission, (graph, call) -> next.get(graph, call, link), isList);
    }
  }

  private static <V> boolean holdsOnly(List<V> values, Predicate<V> asked) {
    return values != null && values.stream().allMatch(one -> one != null && asked.test(one));
  }

  /**
   * Writes.
   *
   * @param what what is tried, as the beginning of a sentence
   * @param permission the permission that the call needs
   * @param permit what was approved, and is sent
   * @param type reads the answer
   * @param asked whether an answer is what was written, by what identifies it
   * @return what was written; without a value when something else was answered
   * @throws DirectoryFailure when it fails
   */
  <T extends Parsable> Answer<T> write(
      String what,
      String permission,
      WritePermit permit,
      ParsableFactory<T> type,
      Predicate<T> asked) {
    return send(
        new GraphCall(enrollment, tenant, what, permission, permit),
        PermittedWrite.answering(type),
        asked);
  }

  /**
   * Writes what Graph answers with 204. Another success is none: something in between answered.
   *
   * @return Microsoft's id of the request
   * @throws DirectoryFailure when it fails
   */
  String writeSilently(String what, String permission, WritePermit permit) {
    GraphCall call = new GraphCall(enrollment, tenant, what, permission, permit);
    Answer<Void> answer = send(call, PermittedWrite.silent(), nothing -> false);
    if (call.answer().status() != NO_CONTENT) {
      throw failures.of(call, null);
    }
    return answer.requestId();
  }

  /**
   * Writes, and leaves it to the caller what a refusal means: Microsoft does not document the codes
   * of some, so one has to look.
   *
   * @param call what is written, see {@link #writing}
   * @param type reads the answer
   * @param asked whether an answer is what was written, by what identifies it
   * @param done what an accepted write comes to
   * @param refused what any 4xx other than 401, 403 and 429 comes to
   */
  <T extends Parsable, R> R write(
      GraphCall call,
      ParsableFactory<T> type,
      Predicate<T> asked,
      Function<Answer<T>, R> done,
      Function<Refusal, R> refused) {
    Answer<T> answer;
    try {
      answer = send(call, PermittedWrite.answering(type), asked);
    } catch (DirectoryFailure.Invalid | DirectoryFailure.Conflict | DirectoryFailure.NotFound e) {
      requireAnswered(call, e);
      return refused.apply(new Refusal(FailureMapping.said(call), e.requestId()));
    }
    return done.apply(answer);
  }

  /**
   * A call that writes, for {@link #write(GraphCall, ParsableFactory, Predicate, Function,
   * Function)}.
   */
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
  private <T> Answer<T> send(GraphCall call, Request<T> request, Predicate<T> asked) {
    if (System.nanoTime() - start > budget.toNanos()) {
      throw failures.notStarted(call);
    }
    try {
      return sendOnce(call, request, asked);
    } catch (DirectoryFailure e) {
      if (!call.isTokenRefused()) {
        throw e;
      }
      call.answered(null);
      return sendOnce(call, request, asked);
    }
  }

  private <T> Answer<T> sendOnce(GraphCall call, Request<T> request, Predicate<T> asked) {
    try {
      T value = request.send(clients.of(tenant), call);
      if (call.answer() == null || call.answer().status() >= 300) {
        throw failures.of(call, null);
      }
      boolean isAsked = value != null && asked.test(value);
      return new Answer<>(isAsked ? value : null, call.requestId());
    } catch (RuntimeException e) {
      if (call.isTokenInQuestion()) {
        clients.forget(tenant);
      }
      throw failures.of(call, e);
    }
  }
}
