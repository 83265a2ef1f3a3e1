package io.github.workaccount.enrollment.dns.dnssec;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.github.workaccount.enrollment.dns.client.Deadline;
import io.github.workaccount.enrollment.dns.client.Question;
import io.github.workaccount.enrollment.dns.client.Recursion;
import io.github.workaccount.enrollment.dns.client.Reply;
import io.github.workaccount.enrollment.dns.walk.ZoneWalk;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;

/** Where the DS and DNSKEY records are read that signatures are checked with. */
public interface KeySource {

  /**
   * Reads them.
   *
   * @param question which
   * @return the answer, with signatures; empty where there is none that can be used
   */
  CompletableFuture<Optional<Message>> read(Question question, Deadline deadline);

  /** The resolvers, quick, but what they know can be older than the answer that is checked. */
  static KeySource cached(Recursion recursion) {
    return (question, deadline) ->
        recursion.askOfServers(question, deadline).thenApply(KeySource::usable);
  }

  /** The servers of the zones themselves, which have what holds now. */
  static KeySource published(ZoneWalk walk) {
    ThreadFactory threads =
        new ThreadFactoryBuilder().setNameFormat("dns-keys-%d").setDaemon(true).build();
    return (question, deadline) ->
        CompletableFuture.supplyAsync(
            () -> walk.read(question.toServer(), deadline).map(Reply::message),
            // Each waits for servers, which the common threads must not.
            read -> threads.newThread(read).start());
  }

  /** Who only sends us on has said nothing, which the validator takes for a forgery. */
  private static Optional<Message> usable(Reply reply) {
    boolean sendsOn = reply.referral(Name.root).isPresent();
    return reply.outcome().isUsable() && !sendsOn ? Optional.of(reply.message()) : Optional.empty();
  }
}
