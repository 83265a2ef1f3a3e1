package io.github.workaccount.enrollment.dns;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Message;
import org.xbill.DNS.SimpleResolver;

/**
 * Sends queries: UDP with EDNS, TCP where the answer does not fit, once more where nothing came.
 * Never fails; what went wrong is in the reply.
 */
final class DnsClient implements AutoCloseable {

  /** What gets through everywhere without fragments (DNS flag day 2020). */
  private static final int UDP_PAYLOAD = 1232;

  private static final Duration ONE_TRY = Duration.ofMillis(1200);
  private static final Duration WORTH_A_TRY = Duration.ofMillis(100);

  private final RateLimit limit;
  private final ExecutorService callbacks =
      Executors.newFixedThreadPool(
          2,
          work -> {
            Thread thread = new Thread(work, "dns-answers");
            thread.setDaemon(true);
            return thread;
          });

  DnsClient(RateLimit limit) {
    this.limit = limit;
  }

  /**
   * Asks one server.
   *
   * @param server whom
   * @param question what
   * @param deadline until when the reply must be there, as a time-out if need be
   */
  CompletableFuture<Reply> ask(NameServer server, Question question, Deadline deadline) {
    return attempt(server, question, deadline, true)
        .thenCompose(
            reply -> {
              boolean again = isWorthAnotherTry(reply) && !isOver(deadline);
              return again
                  ? attempt(server, question, deadline, !reply.isWithoutEdns())
                  : CompletableFuture.completedFuture(reply);
            });
  }

  /** Asks several servers at once; the replies stand in the order of the servers. */
  List<Reply> askAll(List<NameServer> servers, Question question, Deadline deadline) {
    return joined(servers.stream().map(server -> ask(server, question, deadline)).toList());
  }

  /** Waits for replies, each of which comes by its deadline. */
  static List<Reply> joined(List<CompletableFuture<Reply>> replies) {
    return replies.stream().map(CompletableFuture::join).toList();
  }

  private static boolean isWorthAnotherTry(Reply reply) {
    return reply.outcome() == Outcome.TIME_OUT
        || reply.outcome() == Outcome.GARBLED
        || reply.isWithoutEdns();
  }

  private static boolean isOver(Deadline deadline) {
    return deadline.left().compareTo(WORTH_A_TRY) < 0;
  }

  private CompletableFuture<Reply> attempt(
      NameServer server, Question question, Deadline deadline, boolean edns) {
    Duration wait = limit.reserve(server.address(), System.nanoTime());
    Duration patience = deadline.atMost(ONE_TRY.plus(wait));
    CompletableFuture<Message> sent =
        wait.isZero()
            ? send(server, question, patience, edns)
            : CompletableFuture.supplyAsync(
                    () -> send(server, question, patience, edns),
                    CompletableFuture.delayedExecutor(
                        wait.toNanos(), TimeUnit.NANOSECONDS, callbacks))
                .thenCompose(reply -> reply);
    // The library looks at its own time-outs about once a second only; this one is exact.
    return sent.orTimeout(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS)
        .handle(
            (message, failure) ->
                failure == null
                    ? Reply.of(server, question, message)
                    : Reply.of(server, question, failure));
  }

  private CompletableFuture<Message> send(
      NameServer server, Question question, Duration patience, boolean edns) {
    SimpleResolver resolver = new SimpleResolver(server.address());
    resolver.setTimeout(patience);
    if (edns) {
      int flags = question.dnssec() ? ExtendedFlags.DO : 0;
      resolver.setEDNS(0, UDP_PAYLOAD, flags, List.of());
    } else {
      resolver.setEDNS(-1, 0, 0, List.of());
    }
    try {
      return resolver.sendAsync(question.message(), callbacks).toCompletableFuture();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void close() {
    callbacks.shutdown();
  }
}
