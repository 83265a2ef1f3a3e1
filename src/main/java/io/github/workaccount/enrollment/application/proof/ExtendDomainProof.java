package io.github.workaccount.enrollment.application.proof;

import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.PublicAddress;
import io.github.workaccount.enrollment.application.enrollment.Reason;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.enrollment.Workflow;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.failure.WrongState;
import io.github.workaccount.enrollment.application.proof.DomainProofs.DomainProof;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.text.PointInTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives the proof of a domain more time, before it expires. */
@Service
public class ExtendDomainProof {

  /** The tasks at which people have a part in the proof: they end when it expires. */
  public static final Set<String> TASKS =
      Set.of(
          "PublishDnsRecord",
          UserTask.RESOLVE_DOMAIN_CONFLICT.key(),
          UserTask.ADD_DOMAIN_BY_HAND.key(),
          UserTask.VERIFY_DOMAIN_BY_HAND.key());

  private final Enrollments enrollments;
  private final DomainProofs proofs;
  private final DnsWatches watches;
  private final Workflow workflow;
  private final Evidence evidence;
  private final Clock clock;
  private final DomainProofProperties settings;
  private final PublicAddress address;

  public ExtendDomainProof(
      Enrollments enrollments,
      DomainProofs proofs,
      DnsWatches watches,
      Workflow workflow,
      Evidence evidence,
      Clock clock,
      DomainProofProperties settings,
      PublicAddress address) {
    this.enrollments = enrollments;
    this.proofs = proofs;
    this.watches = watches;
    this.workflow = workflow;
    this.evidence = evidence;
    this.clock = clock;
    this.settings = settings;
    this.address = address;
  }

  /**
   * Gives it more time, whatever it waits for: from now as long as at first, but not beyond the
   * longest time since it began. Timers and task follow.
   *
   * @param user who asks: the requester or an enrollment admin
   * @param id the enrollment
   * @param reason why
   * @return when it expires now
   * @throws NotAllowed when the user may not
   * @throws InvalidInput when there is no usable reason
   * @throws WrongState when no domain is being proved, or it may not take longer
   */
  @Transactional
  public Instant extend(User user, EnrollmentId id, String reason) {
    if (!user.mayWorkOn(enrollments.get(id))) {
      throw new NotAllowed("Only its requester and enrollment admins extend a domain proof.");
    }
    String why = Reason.require(reason);
    DomainProof proof =
        proofs
            .find(id)
            .filter(running -> !running.isOver(clock.instant()))
            .orElseThrow(() -> noProof(id));
    Instant until = latestExpiry(proof);
    if (!until.isAfter(proof.expiresAt())) {
      throw new WrongState(
          "The domain is to be proved until %s: a proof takes no longer than %d days in all."
              .formatted(PointInTime.toTheMinute(proof.expiresAt()), settings.maxWait().toDays()));
    }
    // In the order in which a step locks the two rows.
    watches.extend(id, until);
    proofs.expireAt(id, until);
    DomainProof extended = proofs.find(id).orElseThrow();
    if (!workflow.proofExtended(id, extended.processInstanceId(), extended.expiresAt())) {
      throw noProof(id);
    }
    evidence.add(
        id,
        EvidenceKind.EXTENSION,
        user.id(),
        Map.of("reason", why, "before", proof.expiresAt().toString(), "until", until.toString()));
    return until;
  }

  /**
   * Until when a domain is to be proved, and how that is extended; for people, plain text.
   *
   * @param id the enrollment
   * @return sentences; nothing when no proof was begun
   */
  public Optional<String> howTo(EnrollmentId id) {
    return proofs.find(id).map(this::howTo);
  }

  private String howTo(DomainProof proof) {
    String expires =
        "The domain is to be proved until %s; then the enrollment expires. "
            .formatted(PointInTime.toTheMinute(proof.expiresAt()));
    return longestExpiry(proof).isAfter(proof.expiresAt())
        ? expires
            + "To wait longer, the requester or an enrollment admin sends POST %s with {\"reason\": \"why\"}."
                .formatted(
                    address.of("/api/enrollments/%s/dns-extension".formatted(proof.enrollment())))
        : expires + "It cannot be extended any more.";
  }

  private Instant latestExpiry(DomainProof proof) {
    Instant wanted = clock.instant().plus(settings.expireAfter());
    Instant last = longestExpiry(proof);
    return wanted.isBefore(last) ? wanted : last;
  }

  private Instant longestExpiry(DomainProof proof) {
    return proof.begunAt().plus(settings.maxWait());
  }

  private static WrongState noProof(EnrollmentId id) {
    return new WrongState(
        "The enrollment %s does not wait for the proof of its domain.".formatted(id));
  }
}
