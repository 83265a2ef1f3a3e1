package io.github.workaccount.enrollment.background;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.operation.Trace;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
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

/**
 * Waits for something, outside the process engine: claims the rows that are due and has them looked
 * at, a bounded number at a time. Several nodes share the rows; those of a dead node are taken over
 * when its claim runs out.
 *
 * @param <W> a row
 */
public abstract class Watcher<W> implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(30);

  /** Ten thousand in 40 s, which leaves most of two processors to people (DnsRoundBench). */
  private static final int LOOKS_PER_SECOND = 250;

  private final String name;
  private final int parallelism;
  private final Duration longestLook;
  private final Claims claims;
  private final AtomicInteger underway = new AtomicInteger();
  private final AtomicBoolean claimRequested = new AtomicBoolean();
  private final Set<EnrollmentId> failing = ConcurrentHashMap.newKeySet();
  private volatile boolean running;
  private volatile boolean claimsFail;
  private ScheduledExecutorService ticker;
  private ExecutorService workers;
  private Pace pace;

  /**
   * @param name of its threads, and in the log
   * @param parallelism how many rows are looked at at once on this node
   * @param longestLook how long one look may take, all its calls together
   * @param longestPause how long after one look the next one is due at most
   * @param clock the time
   * @param timekeeping whether it can be relied on
   */
  protected Watcher(
      String name,
      int parallelism,
      Duration longestLook,
      Duration longestPause,
      Clock clock,
      Timekeeping timekeeping) {
    this.name = name;
    this.parallelism = parallelism;
    this.longestLook = longestLook;
    this.claims = new Claims(nodeName(), lease(), longestPause, clock, timekeeping);
  }

  /**
   * Claims rows that are due and that no other node has claimed.
   *
   * @param claim who claims, and what counts as due
   */
  protected abstract List<W> claimDue(Claim claim);

  /** Looks at a claimed row. */
  protected abstract void look(W watch);

  /** The enrollment of a row. */
  protected abstract EnrollmentId enrollment(W watch);

  @Override
  public synchronized void start() {
    if (running) {
      return;
    }
    ticker = Executors.newSingleThreadScheduledExecutor(threads(name + "-tick"));
    workers = Executors.newFixedThreadPool(parallelism, threads(name + "-%d"));
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
      Duration longest = longestLook.plusSeconds(2);
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

  /** A thread has a second row at most, which it looks at after the first. */
  private Duration lease() {
    Duration two = longestLook.multipliedBy(2);
    return two.compareTo(SHORTEST_LEASE) < 0 ? SHORTEST_LEASE : two;
  }

  /** One tick: as many due rows as there is room for, so that no claim outlives its lease. */
  void claim() {
    claimRequested.set(false);
    int room = Math.min(2 * parallelism - underway.get(), pace.free(System.nanoTime()));
    if (!running || room <= 0) {
      return;
    }
    try {
      List<W> due = claims.take(this::claimDue, room);
      claimsFail = false;
      pace.take(due.size());
      due.forEach(this::submit);
    } catch (RuntimeException e) {
      // The tick must go on: the database may be back in a moment.
      if (!claimsFail) {
        LOG.error("{}: waiting rows could not be claimed; trying again.", name, e);
      }
      claimsFail = true;
    }
  }

  private void submit(W watch) {
    underway.incrementAndGet();
    try {
      workers.execute(() -> lookSafely(watch));
    } catch (RejectedExecutionException e) {
      underway.decrementAndGet();
      LOG.debug("Stopping; {} is looked at later.", enrollment(watch));
    }
  }

  @SuppressWarnings("try") // the trace ends with the block
  private void lookSafely(W watch) {
    EnrollmentId id = enrollment(watch);
    try (Trace trace = Trace.about(id.value())) {
      if (running) {
        look(watch);
        failing.remove(id);
      }
    } catch (ChangedMeanwhile e) {
      LOG.info("{}: enrollment {} went on at the same moment; it is looked at again.", name, id);
    } catch (RuntimeException e) {
      if (failing.add(id)) {
        LOG.error("{}: enrollment {} could not be looked at.", name, id, e);
      }
    } finally {
      int left = underway.decrementAndGet();
      if (running && left <= parallelism && claimRequested.compareAndSet(false, true)) {
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

  private static ThreadFactory threads(String name) {
    return new ThreadFactoryBuilder().setNameFormat(name).setDaemon(true).build();
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
