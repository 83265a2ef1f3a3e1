package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.application.DnsWatches;
import io.github.workaccount.enrollment.application.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.Trace;
import io.github.workaccount.enrollment.model.EnrollmentId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Waits for records, outside the process engine: claims the rows that are due and has them looked
 * at, a bounded number at a time. Several nodes share the rows; those of a dead node are taken over
 * when its claim runs out.
 */
@Component
class DnsWatcher implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DnsWatcher.class);
  private static final Duration TICK = Duration.ofMillis(500);

  /** Ten thousand in 40 s, which leaves most of two processors to people (DnsRoundBench). */
  private static final int LOOKS_PER_SECOND = 250;

  private static final Duration LEASE = Duration.ofSeconds(30);

  private final DnsWatches watches;
  private final RecordCheck check;
  private final DnsProperties properties;
  private final Clock clock;
  private final String node = nodeName();
  private final AtomicInteger underway = new AtomicInteger();
  private final AtomicBoolean claimRequested = new AtomicBoolean();
  private final Set<EnrollmentId> failing = ConcurrentHashMap.newKeySet();
  private volatile boolean running;
  private volatile boolean claimsFail;
  private ScheduledExecutorService ticker;
  private ExecutorService workers;
  private Pace pace;

  DnsWatcher(DnsWatches watches, RecordCheck check, DnsProperties properties, Clock clock) {
    this.watches = watches;
    this.check = check;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    if (running) {
      return;
    }
    ticker = Executors.newSingleThreadScheduledExecutor(daemon("dns-watch-tick"));
    workers = Executors.newFixedThreadPool(properties.parallelism(), daemon("dns-watch"));
    pace = new Pace(LOOKS_PER_SECOND, System.nanoTime());
    underway.set(0);
    claimRequested.set(false);
    running = true;
    ticker.scheduleWithFixedDelay(this::claim, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Claims nothing more and lets the look-ups that are under way finish. */
  @Override
  public synchronized void stop() {
    if (!running) {
      return;
    }
    running = false;
    ticker.shutdown();
    workers.shutdown();
    try {
      Duration longest = properties.timeout().plusSeconds(2);
      if (!workers.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        // The claims run out by themselves, and another node or the next start looks again.
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** One tick: as many due rows as there is room for, so that no claim outlives its lease. */
  void claim() {
    claimRequested.set(false);
    int room =
        Math.min(2 * properties.parallelism() - underway.get(), pace.free(System.nanoTime()));
    if (!running || room <= 0) {
      return;
    }
    try {
      List<DnsWatch> due = watches.claimDue(node, clock.instant(), LEASE, room);
      claimsFail = false;
      pace.take(due.size());
      due.forEach(this::submit);
    } catch (RuntimeException e) {
      // The tick must go on: the database may be back in a moment.
      if (!claimsFail) {
        LOG.error("Waiting DNS records could not be claimed; trying again.", e);
      }
      claimsFail = true;
    }
  }

  private void submit(DnsWatch watch) {
    underway.incrementAndGet();
    try {
      workers.execute(() -> look(watch));
    } catch (RejectedExecutionException e) {
      underway.decrementAndGet();
      LOG.debug("Stopping; the record of {} is looked for later.", watch.enrollment());
    }
  }

  @SuppressWarnings("try") // the trace ends with the block
  private void look(DnsWatch watch) {
    try (Trace trace = Trace.about(watch.enrollment().value())) {
      if (running) {
        check.check(watch);
        failing.remove(watch.enrollment());
      }
    } catch (RuntimeException e) {
      if (failing.add(watch.enrollment())) {
        LOG.error("The record of enrollment {} could not be looked for.", watch.enrollment(), e);
      }
    } finally {
      int left = underway.decrementAndGet();
      if (running
          && left <= properties.parallelism()
          && claimRequested.compareAndSet(false, true)) {
        claimMore();
      }
    }
  }

  /** Does not wait for the next tick while there may be more rows that are due. */
  private void claimMore() {
    try {
      ticker.schedule(this::claim, pace.refill().toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Stopping; nothing more is claimed.");
    }
  }

  private static ThreadFactory daemon(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private static String nodeName() {
    String random = UUID.randomUUID().toString().substring(0, 8);
    try {
      return InetAddress.getLocalHost().getHostName() + "-" + random;
    } catch (UnknownHostException e) {
      return "node-" + random;
    }
  }
}
