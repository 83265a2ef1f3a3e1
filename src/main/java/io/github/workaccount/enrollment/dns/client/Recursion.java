package io.github.workaccount.enrollment.dns.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.xbill.DNS.Type;

/** Asks the recursive resolvers. What they say of name servers is kept for a minute. */
public final class Recursion {

  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int MOST_KEPT = 10_000;

  private final DnsClient client;
  private final List<NameServer> resolvers;
  private final Cache<Question, Reply> kept;
  private volatile int preferred;

  public Recursion(DnsClient client, Resolvers resolvers) {
    this(client, resolvers, Ticker.systemTicker());
  }

  /**
   * @param client asks one of them
   * @param resolvers whom to ask
   * @param time by which replies are kept
   */
  public Recursion(DnsClient client, Resolvers resolvers, Ticker time) {
    this.client = client;
    this.kept =
        Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).ticker(time).build();
    this.resolvers =
        resolvers.addresses().stream().map(address -> new NameServer(null, address)).toList();
  }

  /**
   * Asks the resolver that answered last; where it fails now, or has only what is past its time,
   * all others at once.
   *
   * @return the first fresh reply, else one that is past its time, else one that cannot be used
   */
  public CompletableFuture<Reply> ask(Question question, Deadline deadline) {
    NameServer first = resolvers.get(preferred);
    // Where there are others, they need time as well.
    Deadline until = resolvers.size() == 1 ? deadline : deadline.after(1, 2);
    return client
        .ask(first, question, until)
        .thenCompose(
            reply ->
                reply.isFresh() || deadline.isOver()
                    ? CompletableFuture.completedFuture(reply)
                    : askOthers(reply, question, deadline));
  }

  private CompletableFuture<Reply> askOthers(Reply failed, Question question, Deadline deadline) {
    List<CompletableFuture<Reply>> others =
        resolvers.stream()
            .filter(resolver -> !resolver.equals(failed.server()))
            .map(resolver -> client.ask(resolver, question, deadline))
            .toList();
    return CompletableFuture.allOf(others.toArray(CompletableFuture[]::new))
        .thenApply(
            done -> {
              Reply stale = failed;
              for (Reply other : DnsClient.joined(others)) {
                if (other.isFresh()) {
                  preferred = resolvers.indexOf(other.server());
                  return other;
                }
                stale = stale.outcome().isUsable() ? stale : other;
              }
              return stale.outcome().isUsable() ? stale : failed;
            });
  }

  /** Asks for what hardly ever changes: the names and addresses of servers. */
  public CompletableFuture<Reply> askOfServers(Question question, Deadline deadline) {
    Reply recent = kept.getIfPresent(question);
    return recent != null
        ? CompletableFuture.completedFuture(recent)
        : ask(question, deadline)
            .thenApply(
                reply -> {
                  keep(question, reply);
                  return reply;
                });
  }

  private void keep(Question question, Reply reply) {
    boolean isThere = reply.outcome() == Outcome.ANSWER && !reply.isEmpty();
    boolean topLevel = question.name().labels() == 2;
    // That there is no such record is not kept where somebody may just be adding it.
    if (isThere || reply.outcome().isUsable() && (question.type() == Type.AAAA || topLevel)) {
      kept.put(question, reply);
    }
  }
}
