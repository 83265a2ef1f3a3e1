package io.github.workaccount.enrollment.microsoft.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.microsoft.settings.CallBudget;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds back what Microsoft would refuse: calls of a tenant before the time until which it asked to
 * wait, whichever node it asked (calling on counts against us), and calls above the tenant's
 * budget. A call that is held back is not sent; nothing waits here.
 */
public final class TenantPace {

  private static final Logger LOG = LoggerFactory.getLogger(TenantPace.class);
  private static final String ASKED = "Microsoft asked to wait for that long in this tenant";

  /** Few bytes each, and more tenants than are called in the period of a budget. */
  private static final int MOST_TENANTS = 10_000;

  private final Cache<String, OneTenant> tenants =
      Caffeine.newBuilder().maximumSize(MOST_TENANTS).build();
  private final CallBudget budget;
  private final Throttles throttles;
  private final Clock clock;

  /**
   * @param budget how much is asked of one tenant at most
   * @param throttles what other nodes were asked
   * @param clock the time
   */
  public TenantPace(CallBudget budget, Throttles throttles, Clock clock) {
    this.budget = budget;
    this.throttles = throttles;
    this.clock = clock;
  }

  /**
   * Lets a call pass.
   *
   * @param tenant whose limits they are
   * @param units what the call costs; 0 when it has no budget
   * @param write whether it writes
   * @throws HeldBack when it must wait
   */
  public void admit(String tenant, int units, boolean write) throws HeldBack {
    Instant now = clock.instant();
    Optional<Instant> elsewhere = askedElsewhere(tenant, now);
    if (elsewhere.isPresent()) {
      throw new HeldBack(ASKED, elsewhere.get());
    }
    tenants.get(tenant, name -> new OneTenant(budget)).admit(units, write, now);
  }

  /**
   * Remembers that a tenant asked to wait.
   *
   * @param tenant whose limits they are
   * @param retryAfter the header; null when there is none
   */
  public void throttled(String tenant, String retryAfter) {
    Instant until = RetryAfter.until(retryAfter, clock);
    tenants.get(tenant, name -> new OneTenant(budget)).waitUntil(until);
    try {
      throttles.asked(tenant, until);
    } catch (RuntimeException e) {
      LOG.warn("Other nodes do not know that {} asked to wait until {}", tenant, until, e);
    }
  }

  /** Without the database this node goes by what it knows itself. */
  private Optional<Instant> askedElsewhere(String tenant, Instant now) {
    try {
      return throttles.until(tenant, now);
    } catch (RuntimeException e) {
      LOG.warn("It is not known whether {} asked another node to wait", tenant, e);
      return Optional.empty();
    }
  }

  private static final class OneTenant {

    private final Allowance units;
    private final Allowance writes;
    private Instant until = Instant.MIN;
    private Instant latest = Instant.MIN;

    OneTenant(CallBudget budget) {
      units = new Allowance(budget.units(), budget.unitsPeriod());
      writes = new Allowance(budget.writes(), budget.writesPeriod());
    }

    public synchronized void admit(int cost, boolean write, Instant now) throws HeldBack {
      if (now.isBefore(latest)) {
        // Our clock was set back: what was to come by it means nothing any more.
        until = Instant.MIN;
      }
      latest = now;
      if (now.isBefore(until)) {
        throw new HeldBack(ASKED, until);
      }
      Instant room = units.roomFrom(cost, now);
      Instant roomToWrite = write ? writes.roomFrom(1, now) : now;
      Instant from = room.isAfter(roomToWrite) ? room : roomToWrite;
      if (from.isAfter(now)) {
        throw new HeldBack("the budget of calls for this tenant is used up", from);
      }
      units.use(cost, now);
      if (write) {
        writes.use(1, now);
      }
    }

    synchronized void waitUntil(Instant asked) {
      until = asked.isAfter(until) ? asked : until;
    }
  }

  /** A call that was not sent, because it would come too soon. */
  public static final class HeldBack extends IOException {

    private final transient Instant until;

    HeldBack(String why, Instant until) {
      super(why);
      this.until = until;
    }

    public Instant until() {
      return until;
    }

    /**
     * Says so in a sentence.
     *
     * @param what what was to be done, as the beginning of a sentence
     */
    public String sentence(String what) {
      return "%s waits until %s UTC: %s. It is repeated by itself."
          .formatted(what, time(until), getMessage());
    }

    private static String time(Instant instant) {
      return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
    }
  }
}
