package io.github.workaccount.enrollment.application.proof;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.HostInZone;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.text.Keyed;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

  /** Makes the next look due now, as one that somebody waits for. */
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
   * @param turn whose turn it is
   */
  List<DnsWatch> claimDue(Claim claim, Turn turn);

  /**
   * Gives a claim back without a look, which stays due. In the current transaction.
   *
   * @param enrollment whose wait
   * @param server the name server that has its share of looks, {@code address:port}; null when it
   *     is the requester who has
   */
  void putOff(EnrollmentId enrollment, String server);

  /**
   * Keeps what a look found and gives the claim back. In the current transaction.
   *
   * @param enrollment whose wait
   * @param finding what was found
   * @param at when
   * @param next when to look again, and in which lane
   */
  void record(EnrollmentId enrollment, DnsFinding finding, Instant at, NextLook next);

  /** The lanes of looks, so that none waits for those of another; {@link #key} is a stable name. */
  enum Lane implements Keyed {
    /** First looks, and those that somebody asked for. */
    ASKED,
    /** Looks that are repeated. */
    REPEATED,
    /** Those that the domain's name servers kept waiting, asked ones first. */
    SLOW;

    /** The lane of that name. */
    public static Lane of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Whose turn it is to be looked for.
   *
   * @param lane in which lane
   * @param without servers and requesters that have their share already
   */
  record Turn(Lane lane, Busy without) {

    /** Everybody's in a lane. */
    public static Turn of(Lane lane) {
      return new Turn(lane, Busy.NOBODY);
    }
  }

  /**
   * Who has as many looks under way as others leave.
   *
   * @param servers name servers, {@code address:port}
   * @param requesters user ids
   */
  record Busy(Set<String> servers, Set<String> requesters) {

    /** Nobody has. */
    public static final Busy NOBODY = new Busy(Set.of(), Set.of());
  }

  /**
   * What follows a look.
   *
   * @param at when to look again
   * @param slowServer the name server that kept this look waiting, {@code address:port}, or null
   * @param silences how many looks in a row found the domain's servers silent
   */
  record NextLook(Instant at, String slowServer, int silences) {

    /** After a look that nobody kept waiting. */
    public static NextLook at(Instant time) {
      return new NextLook(time, null, 0);
    }

    /** In which lane. */
    public Lane lane() {
      return slowServer == null && silences == 0 ? Lane.REPEATED : Lane.SLOW;
    }
  }

  /**
   * How a wait stands in line.
   *
   * @param lane in which lane
   * @param requester who asked for the enrollment
   * @param asked whether a person waits for the next look
   * @param slowServer the name server that kept the last look waiting, {@code address:port}, or
   *     whose share it waits for; null when none
   * @param silences how many looks in a row found the domain's servers silent
   */
  record InLine(Lane lane, String requester, boolean asked, String slowServer, int silences) {}

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
   * @param inLine how it stands in line
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
      Instant expiresAt,
      InLine inLine) {

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
