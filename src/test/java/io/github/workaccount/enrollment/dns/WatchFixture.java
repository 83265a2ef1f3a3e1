package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.Workflow;
import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.application.proof.Dns;
import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Lane;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Turn;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.testing.StoppedClock;
import io.github.workaccount.enrollment.testing.memory.InMemoryDnsWatches;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mockito.Mockito;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything around the watch, in memory. */
public final class WatchFixture {

  public static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

  private final Stores stores = new Stores(Clock.systemUTC());
  public final InMemoryDnsWatches watches = stores.watches();
  public final List<Map<String, ?>> evidence = Collections.synchronizedList(new ArrayList<>());
  public final List<String> told = Collections.synchronizedList(new ArrayList<>());
  public final Clock clock;
  public volatile Predicate<String> waiting = instance -> true;

  public WatchFixture() {
    this(new StoppedClock(START));
  }

  public WatchFixture(Clock clock) {
    this.clock = clock;
  }

  /** Sets the clock forward. */
  public void forward(Duration by) {
    ((StoppedClock) clock).forward(by);
  }

  public RecordCheck check(Dns dns) {
    Workflow workflow = Mockito.mock(Workflow.class, Mockito.withSettings().stubOnly());
    Mockito.when(workflow.recordSeen(Mockito.anyString()))
        .thenAnswer(
            call -> {
              told.add(call.getArgument(0));
              return waiting.test(call.getArgument(0));
            });
    Evidence entries = Mockito.mock(Evidence.class, Mockito.withSettings().stubOnly());
    Mockito.doAnswer(
            call -> {
              evidence.add(call.getArgument(3));
              return null;
            })
        .when(entries)
        .add(
            Mockito.any(),
            Mockito.eq(EvidenceKind.DNS),
            Mockito.eq(Evidence.SYSTEM),
            Mockito.anyMap());
    return new RecordCheck(
        (wanted, visits) -> dns.lookUp(wanted),
        watches,
        workflow,
        entries,
        Monitor.NONE,
        new TransactionTemplate(
            Mockito.mock(PlatformTransactionManager.class, Mockito.withSettings().stubOnly())),
        DnsSettings.resolver("127.0.0.1"),
        clock);
  }

  public EnrollmentId open(String domain) {
    return open(domain, "kim");
  }

  public EnrollmentId open(String domain, String requester) {
    EnrollmentId id = new EnrollmentId(domain + "-7K3Q9");
    String instance = "instance-of-" + domain;
    stores
        .enrollments()
        .add(
            new Enrollment(
                id,
                instance,
                requester,
                clock.instant(),
                null,
                new DomainName(domain),
                EnrollmentState.AWAITING_DNS_RECORD,
                null,
                RouteChoice.none(),
                null,
                null,
                null,
                0));
    watches.open(
        id,
        instance,
        new VerificationRecord(domain, "TXT", "MS=ms12345678", 3600),
        clock.instant(),
        clock.instant().plus(Duration.ofDays(30)));
    return id;
  }

  public DnsWatch claimOne() {
    Claim claim = new Claim("node", clock.instant(), Duration.ofSeconds(30), null, 1);
    return Stream.of(Lane.values())
        .flatMap(lane -> watches.claimDue(claim, Turn.of(lane)).stream())
        .findFirst()
        .orElseThrow();
  }

  public DnsWatch row(EnrollmentId id) {
    return watches.find(id).orElseThrow();
  }
}
