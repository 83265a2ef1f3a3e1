package io.github.workaccount.enrollment.dns.dnssec;

import io.github.workaccount.enrollment.dns.client.Deadline;
import io.github.workaccount.enrollment.dns.client.DnsClient;
import io.github.workaccount.enrollment.dns.client.Question;
import io.github.workaccount.enrollment.dns.client.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TSIG;

/**
 * Feeds the validator: the answer to be checked is the one that the zone's server gave, keys and
 * delegations come from where it is told. How messages travel is decided by {@link DnsClient}, so
 * the settings of a resolver mean nothing here.
 */
final class HeadResolver implements Resolver {

  private final Reply checked;
  private final KeySource keys;
  private final Deadline deadline;
  private volatile boolean incomplete;

  HeadResolver(Reply checked, KeySource keys, Deadline deadline) {
    this.checked = checked;
    this.keys = keys;
    this.deadline = deadline;
  }

  /** Whether something that the check needs could not be had, so that it says nothing. */
  boolean isIncomplete() {
    return incomplete;
  }

  @Override
  public CompletionStage<Message> sendAsync(Message query, Executor executor) {
    Record asked = query.getQuestion();
    Question question = new Question(asked.getName(), asked.getType(), true, true);
    if (question.name().equals(checked.question().name())
        && question.type() == checked.question().type()) {
      return CompletableFuture.completedFuture(withId(checked.message(), query));
    }
    return keys.read(question, deadline)
        .thenCompose(
            answer -> {
              incomplete = incomplete || answer.isEmpty();
              return answer
                  .map(message -> CompletableFuture.completedFuture(withId(message, query)))
                  .orElseGet(
                      () ->
                          CompletableFuture.failedFuture(
                              new IOException("no answer for " + question)));
            });
  }

  private static Message withId(Message reply, Message query) {
    Message copy = reply.clone();
    copy.getHeader().setID(query.getHeader().getID());
    return copy;
  }

  @Override
  public Duration getTimeout() {
    return deadline.left();
  }

  @Override
  public void setPort(int port) {}

  @Override
  public void setTCP(boolean flag) {}

  @Override
  public void setIgnoreTruncation(boolean flag) {}

  @Override
  public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {}

  @Override
  public void setTSIGKey(TSIG key) {}

  @Override
  public void setTimeout(Duration timeout) {}
}
