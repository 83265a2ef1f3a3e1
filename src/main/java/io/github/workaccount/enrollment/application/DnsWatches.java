package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.DnsFinding;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.HostInZone;
import io.github.workaccount.enrollment.model.VerificationRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The records that enrollments wait for: one row per enrollment, shared by all nodes. */
public interface DnsWatches {

  /**
   * Begins to wait, or waits again for the same enrollment: the finding and the counts of an
   * earlier wait for the same record are kept.
   *
   * @param enrollment who waits
   * @param processInstanceId the instance of {@code verify-domain} that waits
   * @param record what for
   * @param now from when on
   * @param expiresAt until when
   */
  void open(
      EnrollmentId enrollment,
      String processInstanceId,
      VerificationRecord record,
      Instant now,
      Instant expiresAt);

  /** The wait of an enrollment, if it ever waited. */
  Optional<DnsWatch> find(EnrollmentId enrollment);

  /** Makes the next look due now. */
  void lookNow(EnrollmentId enrollment, Instant now);

  /**
   * Waits until another time, now or when it is waited for again. In the current transaction.
   *
   * @param enrollment whose wait
   * @param expiresAt until when now
   */
  void extend(EnrollmentId enrollment, Instant expiresAt);

  /**
   * Forgets waits of enrollments that ended before a time.
   *
   * @param time the time
   * @param limit how many at most
   * @return how many
   */
  int removeEndedBefore(Instant time, int limit);

  /** Ends the wait: no more looks. */
  void close(EnrollmentId enrollment);

  /**
   * Claims rows that are due, or whose claim of another node has run out, so that no other node
   * looks at the same time. In a transaction of its own.
   *
   * @param claim who claims, and what counts as due
   */
  List<DnsWatch> claimDue(Claim claim);

  /**
   * Keeps what a look found and gives the claim back. In the current transaction.
   *
   * @param enrollment whose wait
   * @param finding what was found
   * @param at when
   * @param nextCheckAt when to look again
   */
  void record(EnrollmentId enrollment, DnsFinding finding, Instant at, Instant nextCheckAt);

  /**
   * A wait.
   *
   * @param enrollment who waits
   * @param processInstanceId the instance of {@code verify-domain} that waits
   * @param record what for
   * @param open whether it is still looked for
   * @param proved whether the last look found it
   * @param finding what the last look found; null before the first
   * @param checks how many looks there were
   * @param openedAt since when it is waited for
   * @param findingChangedAt when the finding last changed; null before the first
   * @param lastCheckAt when it was looked for last; null before the first look
   * @param nextCheckAt when it is looked for next
   * @param expiresAt until when it is waited for
   */
  record DnsWatch(
      EnrollmentId enrollment,
      String processInstanceId,
      VerificationRecord record,
      boolean open,
      boolean proved,
      SeenFinding finding,
      int checks,
      Instant openedAt,
      Instant findingChangedAt,
      Instant lastCheckAt,
      Instant nextCheckAt,
      Instant expiresAt) {

    /** Where the host stands in its zone; empty until a look found the zone. */
    public Optional<HostInZone> place() {
      return Optional.ofNullable(finding).flatMap(SeenFinding::place);
    }
  }

  /**
   * A finding as it is kept and shown.
   *
   * @param code its stable name
   * @param text what was found, a sentence
   * @param advice what to do, a sentence
   * @param host what was asked for
   * @param zone the zone that holds the host; null when it was not found
   * @param servers whom
   * @param found the texts at the host
   */
  record SeenFinding(
      String code,
      String text,
      String advice,
      String host,
      String zone,
      List<String> servers,
      List<String> found) {

    /** Where the host stands in its zone; empty when the zone was not found. */
    public Optional<HostInZone> place() {
      return Optional.ofNullable(zone).map(top -> new HostInZone(host, top));
    }

    /** Whether it says the same: code and texts found. */
    public boolean same(SeenFinding other) {
      return code.equals(other.code) && found.equals(other.found);
    }

    /** Keeps a finding. */
    public static SeenFinding of(DnsFinding finding) {
      return new SeenFinding(
          finding.code(),
          finding.text(),
          finding.advice(),
          finding.host(),
          finding.zone(),
          finding.servers(),
          finding.found());
    }
  }
}
