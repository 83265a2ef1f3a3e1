package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.application.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.InvalidInput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Waits longer for a DNS record, before the proof of the domain expires. */
@Service
public class ExtendDomainProof {

  /** The task at which the record is published. */
  public static final String TASK = "PublishDnsRecord";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Enrollments enrollments;
  private final DnsWatches watches;
  private final Workflow workflow;
  private final Evidence evidence;
  private final Clock clock;
  private final Duration expireAfter;
  private final Duration maxWait;
  private final String publicUrl;

  ExtendDomainProof(
      Enrollments enrollments,
      DnsWatches watches,
      Workflow workflow,
      Evidence evidence,
      Clock clock,
      @Value("${enrollment.dns.expire-after}") Duration expireAfter,
      @Value("${enrollment.dns.max-wait}") Duration maxWait,
      @Value("${enrollment.public-url}") String publicUrl) {
    this.enrollments = enrollments;
    this.watches = watches;
    this.workflow = workflow;
    this.evidence = evidence;
    this.clock = clock;
    this.expireAfter = expireAfter;
    this.maxWait = maxWait;
    this.publicUrl = publicUrl;
  }

  /**
   * Waits longer: from now as long as at first, but not beyond the longest wait since the record
   * was first asked for. Timer and task follow.
   *
   * @param user who asks: the requester or an enrollment admin
   * @param id the enrollment
   * @param reason why
   * @return until when it is waited for now
   * @throws NotAllowed when the user may not
   * @throws InvalidInput when there is no usable reason
   * @throws WrongState when it does not wait for a record, or may not wait longer
   */
  @Transactional
  public Instant extend(User user, EnrollmentId id, String reason) {
    if (!user.mayWorkOn(enrollments.get(id))) {
      throw new NotAllowed("Only its requester and enrollment admins extend a domain proof.");
    }
    String why = Reason.require(reason);
    DnsWatch watch =
        watches
            .find(id)
            .filter(wait -> wait.open() && clock.instant().isBefore(wait.expiresAt()))
            .orElseThrow(() -> noWait(id));
    Instant until = latestExpiry(watch);
    if (!until.isAfter(watch.expiresAt())) {
      throw new WrongState(
          "The record is waited for until %s, and no longer than %d days after it was first asked for."
              .formatted(TIME.format(watch.expiresAt()), maxWait.toDays()));
    }
    watches.extend(id, until);
    if (!workflow.proofExtended(watches.find(id).orElseThrow())) {
      throw noWait(id);
    }
    evidence.add(
        id,
        "extension",
        user.id(),
        Map.of("reason", why, "before", watch.expiresAt().toString(), "until", until.toString()));
    return until;
  }

  /**
   * Until when a record is waited for, and how that is extended; for people, plain text.
   *
   * @param id an enrollment that waits or waited for its record
   */
  public String howTo(EnrollmentId id) {
    DnsWatch watch = watches.find(id).orElseThrow();
    String waits = "The record is waited for until %s. ".formatted(TIME.format(watch.expiresAt()));
    return latestExpiry(watch).isAfter(watch.expiresAt())
        ? waits
            + "To wait longer, the requester or an enrollment admin sends POST %s/api/enrollments/%s/dns-extension with {\"reason\": \"why\"}."
                .formatted(publicUrl, id)
        : waits + "It cannot be extended any more.";
  }

  private Instant latestExpiry(DnsWatch watch) {
    Instant wanted = clock.instant().plus(expireAfter);
    Instant last = watch.openedAt().plus(maxWait);
    return wanted.isBefore(last) ? wanted : last;
  }

  private static WrongState noWait(EnrollmentId id) {
    return new WrongState("The enrollment %s does not wait for a DNS record.".formatted(id));
  }
}
