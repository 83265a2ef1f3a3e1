package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.application.proof.Dns;
import io.github.workaccount.enrollment.dns.client.Deadline;
import io.github.workaccount.enrollment.dns.client.DnsClient;
import io.github.workaccount.enrollment.dns.client.DnsProperties;
import io.github.workaccount.enrollment.dns.client.Outcome;
import io.github.workaccount.enrollment.dns.client.RateLimit;
import io.github.workaccount.enrollment.dns.client.Recursion;
import io.github.workaccount.enrollment.dns.client.Resolvers;
import io.github.workaccount.enrollment.dns.client.Visits;
import io.github.workaccount.enrollment.dns.dnssec.Dnssec;
import io.github.workaccount.enrollment.dns.dnssec.KeySource;
import io.github.workaccount.enrollment.dns.dnssec.ProofSignatures;
import io.github.workaccount.enrollment.dns.judge.Judge;
import io.github.workaccount.enrollment.dns.judge.Providers;
import io.github.workaccount.enrollment.dns.walk.AddressBook;
import io.github.workaccount.enrollment.dns.walk.Authoritative;
import io.github.workaccount.enrollment.dns.walk.HostZone;
import io.github.workaccount.enrollment.dns.walk.Observation;
import io.github.workaccount.enrollment.dns.walk.ServerPolicy;
import io.github.workaccount.enrollment.dns.walk.ThroughResolvers;
import io.github.workaccount.enrollment.dns.walk.WrongHosts;
import io.github.workaccount.enrollment.dns.walk.ZoneCut;
import io.github.workaccount.enrollment.dns.walk.ZoneWalk;
import io.github.workaccount.enrollment.model.address.DomainText;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/**
 * Looks for the record at the zone's own servers and, where those cannot be asked, through the
 * resolvers; checks the signatures of what would be a proof.
 */
@Component
class DnsLookUp implements Dns, SharedDns, DisposableBean {

  private static final Duration FOR_OURSELVES = Duration.ofMillis(50);

  /** A third of the job threads, as they are set in application.yaml. */
  private static final int STEPS_AT_ONCE = 6;

  private static final String STALE =
      "A resolver still has an old answer, past its time, which proves nothing.";

  private final DnsProperties properties;
  private final StepLooks steps;
  private final DnsClient client;
  private final Authoritative authoritative;
  private final ThroughResolvers throughResolvers;
  private final ZoneCut zoneCut;
  private final WrongHosts wrongHosts;
  private final ProofSignatures signatures;
  private final Providers providers = Providers.load();

  /**
   * @param properties how to ask
   * @param cloud the cloud that is enrolled in; in the sandbox every server stands on loopback
   * @param clock the time for signatures
   * @param names knows what part of a name was registered
   */
  @Autowired
  DnsLookUp(DnsProperties properties, Cloud cloud, Clock clock, DomainText names) {
    this.properties = properties;
    this.steps = new StepLooks(STEPS_AT_ONCE, clock);
    Resolvers resolvers = Resolvers.of(properties);
    boolean sandbox = cloud == Cloud.SANDBOX;
    boolean allowPrivate = properties.allowPrivateServers() || sandbox;
    this.client = new DnsClient(new RateLimit(properties.queriesPerSecond()));
    Recursion recursion = new Recursion(client, resolvers);
    this.throughResolvers = new ThroughResolvers(recursion);
    AddressBook addresses = new AddressBook(recursion, ServerPolicy.of(allowPrivate, resolvers));
    ZoneWalk walk = new ZoneWalk(client, recursion, addresses, !sandbox);
    this.authoritative = new Authoritative(client, walk, addresses);
    this.zoneCut = new ZoneCut(client, recursion, names);
    this.wrongHosts = new WrongHosts(client, recursion, authoritative, zoneCut);
    Optional<KeySource> published =
        properties.authoritative() ? Optional.of(KeySource.published(walk)) : Optional.empty();
    this.signatures =
        new ProofSignatures(
            client,
            new Dnssec(KeySource.cached(recursion), published, clock, properties.trustAnchors()));
  }

  @Override
  public DnsFinding lookUp(VerificationRecord wanted) {
    return steps.look(() -> lookUp(wanted, Visits.FREE));
  }

  @Override
  public DnsFinding lookUp(VerificationRecord wanted, Visits visits) {
    Deadline deadline = Deadline.in(properties.timeout(), visits).before(FOR_OURSELVES);
    Name host;
    try {
      host = Name.fromString(wanted.host(), Name.root);
    } catch (TextParseException e) {
      return new DnsFinding.NoAnswer(
          wanted.host(), List.of(), "it is no name that the DNS can have");
    }
    Observation seen = observe(host, wanted, deadline);
    Judge judge = new Judge(wanted, seen, zoneCut.told(seen), providers);
    if (judge.isProved()) {
      Dnssec.Result checked = signatures.check(wanted, seen, deadline);
      return checked.status() == Dnssec.Status.BOGUS
          ? judge.bogus(checked.reason())
          : judge.proved(checked.inWords());
    }
    return unproved(wanted, seen, deadline);
  }

  private DnsFinding unproved(VerificationRecord wanted, Observation seen, Deadline deadline) {
    HostZone zone = zoneCut.of(seen, deadline);
    Judge judge = new Judge(wanted, seen, zone, providers);
    boolean lookAround = judge.isMissing() && hasZone(seen);
    return judge.finding(
        lookAround ? wrongHosts.find(wanted, seen, zone, deadline) : Optional.empty());
  }

  /** Below a name that is not there, there is nothing either. */
  private static boolean hasZone(Observation seen) {
    return seen.usable().stream().anyMatch(answer -> answer.outcome() == Outcome.ANSWER)
        || seen.host().labels() > 3;
  }

  private Observation observe(Name host, VerificationRecord wanted, Deadline deadline) {
    if (!properties.authoritative()) {
      return throughResolvers.observe(host, wanted.provingExchange() != null, deadline);
    }
    // What is left is for a resolver, or for looking around and checking signatures.
    Duration reserve = properties.timeout().multipliedBy(3).dividedBy(10);
    boolean exchanges = wanted.provingExchange() != null;
    Observation own = authoritative.observe(host, exchanges, deadline.before(reserve));
    return own.hasUsable()
        ? own
        : instead(own, throughResolvers.observe(host, exchanges, deadline), wanted);
  }

  /**
   * Where the zone's servers were reached and fail, that is what to tell, unless a resolver knows
   * the record anyway; where they cannot be reached from here, the resolver's word counts.
   */
  private Observation instead(Observation own, Observation told, VerificationRecord wanted) {
    boolean serversFail = !own.answers().isEmpty() && own.parentAnswered();
    boolean proves = new Judge(wanted, told, zoneCut.told(told), providers).isProved();
    if (!told.hasUsable() && !own.answers().isEmpty() || serversFail && !proves) {
      return told.isStale() ? own.withRemark(STALE) : own;
    }
    String why = own.obstacle() != null ? own.obstacle() : own.answers().get(0).inWords();
    return told.instead(own, own.isUnknown() && isUnknown(told) ? null : why);
  }

  private static boolean isUnknown(Observation told) {
    return told.usable().stream().anyMatch(a -> a.outcome() == Outcome.NO_SUCH_NAME);
  }

  @Override
  public void destroy() {
    client.close();
  }
}
