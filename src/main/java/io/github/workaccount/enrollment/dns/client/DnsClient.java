package io.github.workaccount.enrollment.dns.client;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Message;
import org.xbill.DNS.SimpleResolver;

/**
 * Sends queries: UDP with EDNS, TCP where the answer does not fit, once more where nothing came.
 * Never fails; what went wrong is in the reply.
 */
public final class DnsClient implements AutoCloseable {

  /** What gets through everywhere without fragments (DNS flag day 2020). */
  private static final int UDP_PAYLOAD = 1232;

  /** How long a server is waited for, over UDP and again over TCP, where the look has that long. */
  private static final Duration PATIENCE = Duration.ofMillis(2500);

  /**
   * After that a packet is taken for lost and sent again, while the first may still be answered.
   */
  private static final Duration SENT_AGAIN = Duration.ofSeconds(1);

  private static final Duration WORTH_A_TRY = Duration.ofMillis(100);

  /** Who had less than that to answer has not kept silent. */
  private static final Duration FAIR = Duration.ofMillis(700);

  private final RateLimit limit;
  private final ExecutorService callbacks =
      Executors.newFixedThreadPool(
          2, new ThreadFactoryBuilder().setNameFormat("dns-answers-%d").setDaemon(true).build());

  public DnsClient(RateLimit limit) {
    this.limit = limit;
  }

  /**
   * Asks one server.
   *
   * @param server whom
   * @param question what
   * @param deadline until when the reply must be there, as a time-out if need be
   */
  public CompletableFuture<Reply> ask(NameServer server, Question question, Deadline deadline) {
    Duration wait = place(server);
    long sent = System.nanoTime() + wait.toNanos();
    Query query = Query.of(server, question, wait, deadline);
    return whole(query, true, patiently(query, wait))
        .thenCompose(
            reply ->
                isWorthAnotherTry(reply) && !query.isOver()
                    ? anotherTry(query, !reply.isWithoutEdns())
                    : CompletableFuture.completedFuture(reply))
        .thenApply(reply -> told(reply, deadline, Duration.ofNanos(System.nanoTime() - sent)));
  }

  private static Reply told(Reply reply, Deadline deadline, Duration took) {
    // Who had hardly any time is neither slow nor quick; a resolver is not the domain's.
    if (reply.outcome() != Outcome.HURRIED && !reply.question().recursive()) {
      deadline.visits().told(reply.server(), reply.outcome().isWaitedFor(), took);
    }
    return reply;
  }

  private CompletableFuture<Reply> anotherTry(Query query, boolean edns) {
    return whole(query, edns, attempt(query, edns, place(query.server())));
  }

  /**
   * Asks several servers at once, until one reply makes the others needless.
   *
   * @param enough tells such a reply
   * @return that reply alone, or else the replies of all, in the order of the servers
   */
  public List<Reply> askUntil(
      Predicate<Reply> enough, List<NameServer> servers, Question question, Deadline deadline) {
    CompletableFuture<Reply> first = new CompletableFuture<>();
    List<CompletableFuture<Reply>> asked =
        servers.stream()
            .map(server -> ask(server, question, deadline))
            .map(
                reply ->
                    reply.whenComplete(
                        (told, failure) -> {
                          if (told != null && enough.test(told)) {
                            first.complete(told);
                          }
                        }))
            .toList();
    CompletableFuture<Void> all = CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new));
    CompletableFuture.anyOf(first, all).join();
    return first.isDone() ? List.of(first.join()) : joined(asked);
  }

  /** Waits for replies, each of which comes by its deadline. */
  public static List<Reply> joined(List<CompletableFuture<Reply>> replies) {
    return replies.stream().map(CompletableFuture::join).toList();
  }

  private static boolean isWorthAnotherTry(Reply reply) {
    return reply.outcome() == Outcome.GARBLED || reply.isWithoutEdns();
  }

  /** How long to wait for this server's next turn. */
  private Duration place(NameServer server) {
    return limit.reserve(server.address(), System.nanoTime());
  }

  /** Sends again what was not answered for a while; what comes first counts. */
  private CompletableFuture<Reply> patiently(Query query, Duration wait) {
    CompletableFuture<Reply> first = attempt(query, true, wait);
    // Completed by the reply first, nearly always: then its timer is taken back.
    CompletableFuture<Boolean> silence =
        new CompletableFuture<Boolean>()
            .completeOnTimeout(true, SENT_AGAIN.plus(wait).toNanos(), TimeUnit.NANOSECONDS);
    first.whenComplete((reply, failure) -> silence.complete(false));
    CompletableFuture<Reply> again =
        silence.thenComposeAsync(
            silent ->
                !silent || query.isOver() ? first : attempt(query, true, place(query.server())),
            callbacks);
    return first.applyToEither(again, reply -> reply);
  }

  private CompletableFuture<Reply> attempt(Query query, boolean edns, Duration wait) {
    CompletableFuture<Message> sent =
        wait.isZero()
            ? send(query, edns, false)
            : CompletableFuture.supplyAsync(() -> send(query, edns, false), later(wait))
                .thenCompose(reply -> reply);
    return query.reply(sent, Reply::of);
  }

  /** What was cut short is only a part, of which nothing counts. */
  private CompletableFuture<Reply> whole(
      Query query, boolean edns, CompletableFuture<Reply> overUdp) {
    return overUdp.thenCompose(
        reply ->
            reply.isCutShort()
                ? overTcp(query.anew(), edns)
                : CompletableFuture.completedFuture(reply));
  }

  private CompletableFuture<Reply> overTcp(Query query, boolean edns) {
    return query.reply(send(query, edns, true), Reply::overTcp);
  }

  private CompletableFuture<Message> send(Query query, boolean edns, boolean tcp) {
    SimpleResolver resolver = new SimpleResolver(query.server().address());
    resolver.setTimeout(query.patience());
    resolver.setTCP(tcp);
    // The library would go on over TCP by itself, and not tell which of the two failed.
    resolver.setIgnoreTruncation(true);
    if (edns) {
      int flags = query.question().dnssec() ? ExtendedFlags.DO : 0;
      resolver.setEDNS(0, UDP_PAYLOAD, flags, List.of());
    } else {
      resolver.setEDNS(-1, 0, 0, List.of());
    }
    try {
      return resolver.sendAsync(query.question().message(), callbacks).toCompletableFuture();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Executor later(Duration delay) {
    return CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, callbacks);
  }

  @Override
  public void close() {
    callbacks.shutdown();
  }

  /** Reads a failure of the transport. */
  private interface FailureReader {
    Reply read(NameServer server, Question question, Throwable failure);
  }

  /**
   * A question on its way.
   *
   * @param server whom it goes to
   * @param question what
   * @param deadline until when this server is waited for
   * @param last until when any reply is waited for
   * @param hurried whether that is too short for silence to mean anything
   */
  private record Query(
      NameServer server, Question question, Deadline deadline, Deadline last, boolean hurried) {

    static Query of(NameServer server, Question question, Duration wait, Deadline last) {
      Duration time = last.atMost(PATIENCE.plus(wait));
      boolean hurried = time.minus(wait).compareTo(FAIR) < 0;
      return new Query(server, question, Deadline.in(time), last, hurried);
    }

    /** The same, waited for as long once more. */
    Query anew() {
      return of(server, question, Duration.ZERO, last);
    }

    boolean isOver() {
      return deadline.left().compareTo(WORTH_A_TRY) < 0;
    }

    Duration patience() {
      return Duration.ofMillis(Math.max(1, deadline.left().toMillis()));
    }

    /** The library looks at its own time-outs about once a second only; this one is exact. */
    CompletableFuture<Reply> reply(CompletableFuture<Message> sent, FailureReader failures) {
      return sent.orTimeout(patience().toMillis(), TimeUnit.MILLISECONDS)
          .handle(
              (message, failure) -> {
                if (failure == null) {
                  return Reply.of(server, question, message);
                }
                Reply failed = failures.read(server, question, failure);
                return hurried ? failed.hurried() : failed;
              });
    }
  }
}
