package io.github.workaccount.enrollment.application.proof;

import io.github.workaccount.enrollment.application.change.ApplyChange;
import io.github.workaccount.enrollment.application.change.OwnWrites;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantReads;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.failure.PlanOutdated;
import io.github.workaccount.enrollment.application.failure.Postponed;
import io.github.workaccount.enrollment.application.failure.ToBeDoneByHand;
import io.github.workaccount.enrollment.application.failure.WrongState;
import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.proof.DnsWatches.NextLook;
import io.github.workaccount.enrollment.application.proof.DnsWatches.SeenFinding;
import io.github.workaccount.enrollment.application.proof.DomainProofs.DomainProof;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.text.Keyed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proves the domain: the record, the wait for it, and Microsoft's own look at it. */
@Service
public class VerifyDomain {

  private static final Duration OTHERS_QUESTION = Duration.ofSeconds(2);

  private final Enrollments enrollments;
  private final TenantReads directory;
  private final Dns dns;
  private final DnsWatches watches;
  private final DomainProofs proofs;
  private final ApplyChange changes;
  private final OwnWrites ownWrites;
  private final Evidence evidence;
  private final Clock clock;
  private final Duration expireAfter;

  VerifyDomain(
      Enrollments enrollments,
      TenantReads directory,
      Dns dns,
      DnsWatches watches,
      DomainProofs proofs,
      ApplyChange changes,
      OwnWrites ownWrites,
      Evidence evidence,
      Clock clock,
      DomainProofProperties settings) {
    this.enrollments = enrollments;
    this.directory = directory;
    this.dns = dns;
    this.watches = watches;
    this.proofs = proofs;
    this.changes = changes;
    this.ownWrites = ownWrites;
    this.evidence = evidence;
    this.clock = clock;
    this.expireAfter = settings.expireAfter();
  }

  /** What Microsoft makes of the record. */
  public enum Verification implements Keyed {
    VERIFIED,
    /** The record is there, and Microsoft does not see it yet. */
    WAITING,
    /** The record is not there any more. */
    RECORD_MISSING,
    /** Microsoft has not seen the record until the proof was due. */
    EXPIRED
  }

  /**
   * Begins the proof: from now on it takes until its expiry, unless that is moved.
   *
   * @param id the enrollment
   * @param processInstanceId the instance that proves
   */
  public void begin(EnrollmentId id, String processInstanceId) {
    Instant now = clock.instant();
    proofs.begin(id, processInstanceId, now, now.plus(expireAfter));
  }

  /**
   * Gets the record that proves the domain, and begins to wait for it.
   *
   * @param id the enrollment
   * @param processInstanceId the instance that waits
   * @return until when it is waited for
   * @throws PlanOutdated when the domain is no longer in the tenant
   * @throws Postponed when it may only not be seen there yet
   */
  public Instant getRecord(EnrollmentId id, String processInstanceId) {
    Enrollment enrollment = enrollments.get(id);
    VerificationRecord record = record(enrollment);
    Instant now = clock.instant();
    Instant expiresAt = now.plus(expireAfter);
    watches.open(id, processInstanceId, record, now, expiresAt);
    proofs.begin(id, processInstanceId, now, expiresAt);
    proofs.expireAt(id, expiresAt);
    evidence.add(
        id,
        EvidenceKind.VERIFICATION_RECORD,
        Evidence.SYSTEM,
        Map.of(
            "host", record.host(),
            "type", record.type(),
            "value", record.value(),
            "ttl", record.ttl()));
    return watches.find(id).orElseThrow().expiresAt();
  }

  private VerificationRecord record(Enrollment enrollment) {
    try {
      return directory.verificationRecord(
          enrollment.id(), enrollment.facts().target().orElseThrow().id(), enrollment.domain());
    } catch (DirectoryFailure.NotFound e) {
      ownWrites.awaitDone(enrollment.id(), e);
      throw new PlanOutdated(e.getMessage(), e);
    }
  }

  /**
   * Waits (again) for the record.
   *
   * @param id the enrollment
   * @param processInstanceId the instance that waits
   */
  public void await(EnrollmentId id, String processInstanceId) {
    DnsWatch watch = watches.find(id).orElseThrow();
    watches.open(id, processInstanceId, watch.record(), clock.instant(), watch.expiresAt());
  }

  /** Waits no more. */
  public void stopWaiting(EnrollmentId id) {
    watches.close(id);
  }

  /**
   * Looks for the record now, and keeps what was found.
   *
   * @param id the enrollment
   * @return whether it is there
   * @throws Postponed when it has to be looked for later
   */
  public boolean lookUp(EnrollmentId id) {
    DnsWatch watch = watches.find(id).orElseThrow();
    DnsFinding finding = dns.lookUp(watch.record());
    Instant now = clock.instant();
    watches.record(id, finding, now, NextLook.at(now));
    if (watch.finding() == null || !watch.finding().same(SeenFinding.of(finding))) {
      evidence.add(
          id,
          EvidenceKind.DNS,
          Evidence.SYSTEM,
          Map.of(
              "code", finding.code(),
              "text", finding.text(),
              "host", finding.host(),
              "servers", finding.servers(),
              "found", finding.found()));
    }
    return finding.isProof();
  }

  /**
   * Asks the watches to look now: for the record, or whether Microsoft sees it.
   *
   * @param user who asks: the requester, an enrollment admin or a process owner
   * @param id the enrollment
   * @throws NotAllowed when the user may not
   * @throws WrongState when it does not wait for a record
   */
  @Transactional
  public void lookNow(User user, EnrollmentId id) {
    if (!user.mayWorkOn(enrollments.get(id)) && !user.isIn(User.PROCESS_OWNERS)) {
      throw new NotAllowed(
          "Only the requester, enrollment admins and process owners have the record looked for.");
    }
    if (watches.find(id).filter(DnsWatch::open).isEmpty()
        && proofs.find(id).filter(DomainProof::asking).isEmpty()) {
      throw new WrongState("The enrollment %s does not wait for a DNS record.".formatted(id));
    }
    watches.lookNow(id, clock.instant());
    proofs.askNow(id, clock.instant());
    evidence.add(id, EvidenceKind.LOOK_NOW, user.id(), Map.of());
  }

  /**
   * Has Microsoft verify the domain.
   *
   * @param id the enrollment
   * @return what came of it
   * @throws DirectoryFailure.Conflict when another tenant holds the domain
   * @throws Postponed when the watch is asking Microsoft at this moment
   */
  public Verification confirm(EnrollmentId id) {
    Instant now = clock.instant();
    if (proof(id).isBeingAsked(now)) {
      throw new Postponed(
          "Microsoft is being asked to verify the domain right now.",
          now.plus(OTHERS_QUESTION),
          null);
    }
    return ask(id);
  }

  /**
   * Has Microsoft verify the domain while an instance waits for that.
   *
   * @param id the enrollment
   * @return what came of it; {@link Verification#WAITING} when nothing waits any more
   * @throws DirectoryFailure as Microsoft answers
   * @throws PlanOutdated when the facts are no longer those of the plan
   * @throws Postponed when a withdrawal is due first, or an own write may not be seen yet
   */
  public Verification askAgain(EnrollmentId id) {
    return proofs.find(id).filter(DomainProof::asking).isPresent() ? ask(id) : Verification.WAITING;
  }

  private Verification ask(EnrollmentId id) {
    try {
      changes.apply(id, ChangeKind.VERIFY_DOMAIN);
      Enrollment enrollment = enrollments.get(id);
      enrollments.update(enrollment.withFacts(enrollment.facts().verified()));
      return Verification.VERIFIED;
    } catch (ToBeDoneByHand e) {
      if (isOver(id)) {
        return Verification.EXPIRED;
      }
      throw e;
    } catch (DirectoryFailure.NotYet e) {
      if (isOver(id)) {
        return Verification.EXPIRED;
      }
      return lookUp(id) ? Verification.WAITING : Verification.RECORD_MISSING;
    }
  }

  private boolean isOver(EnrollmentId id) {
    return proof(id).isOver(clock.instant());
  }

  /** A node of an earlier version that still runs keeps the time of a proof in the watch alone. */
  private DomainProof proof(EnrollmentId id) {
    return proofs
        .find(id)
        .orElseGet(
            () -> {
              DnsWatch watch = watches.find(id).orElseThrow();
              proofs.begin(id, watch.processInstanceId(), watch.openedAt(), watch.expiresAt());
              return proofs.find(id).orElseThrow();
            });
  }
}
