package io.github.workaccount.enrollment.operation;

import io.github.workaccount.enrollment.contract.Exchange;
import io.github.workaccount.enrollment.contract.Forwarder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Stands on the line to the cloud: counts the writes that the cloud has done, and keeps the answers
 * of some of them back, so that whoever sent them can be killed before it hears of them.
 */
final class HeldWrites implements Forwarder.Observer {

  private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
  private final Set<String> toHold = ConcurrentHashMap.newKeySet();
  private final CountDownLatch released = new CountDownLatch(1);

  /**
   * Keeps the answer of the next write of a kind back.
   *
   * @param pattern a regular expression of the method, the path and the body
   */
  void hold(String pattern) {
    toHold.add(pattern);
  }

  /** Whether every answer that is to be held is held. */
  boolean holdsAll() {
    return toHold.isEmpty();
  }

  /** Sends what was held, to whoever may still listen. */
  void release() {
    released.countDown();
  }

  /** How often the cloud has done a write. */
  long times(String pattern) {
    return done.stream().filter(write -> write.matches(pattern)).count();
  }

  /** Every write that the cloud has done. */
  List<String> all() {
    return List.copyOf(done);
  }

  @Override
  public List<String> asked(Exchange request) {
    return List.of();
  }

  @Override
  public List<String> answered(Exchange exchange) {
    boolean write = !exchange.method().equals("GET") && exchange.path().startsWith("/v1.0/");
    if (write && exchange.status() / 100 == 2) {
      String text =
          "%s %s %s"
              .formatted(
                  exchange.method(),
                  exchange.path().replace("%24", "$"),
                  new String(exchange.body(), StandardCharsets.UTF_8));
      done.add(text);
      if (toHold.removeIf(text::matches)) {
        await();
      }
    }
    return List.of();
  }

  private void await() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
