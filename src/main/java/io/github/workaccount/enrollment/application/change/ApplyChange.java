package io.github.workaccount.enrollment.application.change;

import io.github.workaccount.enrollment.application.directory.ApprovedChange;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantChanges;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Applied;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Sighting;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Sought;
import io.github.workaccount.enrollment.application.directory.TenantReads;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.failure.PlanOutdated;
import io.github.workaccount.enrollment.application.failure.Postponed;
import io.github.workaccount.enrollment.application.failure.ToBeDoneByHand;
import io.github.workaccount.enrollment.application.plan.ApprovePlan;
import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/**
 * Applies changes of the approved plan, and nothing else. The intent is on record before a write is
 * sent, so that a write whose answer was lost is looked for before it is sent again.
 */
@Service
public class ApplyChange {

  private static final Duration WITHDRAWAL_DELAY = Duration.ofSeconds(5);

  private final Enrollments enrollments;
  private final Plans plans;
  private final ApprovePlan approval;
  private final TenantReads tenant;
  private final TenantChanges changes;
  private final OwnWrites ownWrites;
  private final ChangesByHand byHand;
  private final Evidence evidence;
  private final Clock clock;

  public ApplyChange(
      Enrollments enrollments,
      Plans plans,
      ApprovePlan approval,
      TenantReads tenant,
      TenantChanges changes,
      OwnWrites ownWrites,
      ChangesByHand byHand,
      Evidence evidence,
      Clock clock) {
    this.enrollments = enrollments;
    this.plans = plans;
    this.approval = approval;
    this.tenant = tenant;
    this.changes = changes;
    this.ownWrites = ownWrites;
    this.byHand = byHand;
    this.evidence = evidence;
    this.clock = clock;
  }

  /**
   * Applies the change of a kind, if the plan has it and it is not done.
   *
   * @param id the enrollment
   * @param kind the kind
   * @throws DirectoryFailure as Microsoft answers
   * @throws NotAllowed when nobody approved the current plan
   * @throws PlanOutdated when the facts are no longer those of the plan
   * @throws Postponed when a withdrawal is due first, or an own write may not be seen yet
   * @throws ToBeDoneByHand when a person makes it by hand and it is not there yet
   */
  public void apply(EnrollmentId id, ChangeKind kind) {
    next(id, change -> change.change().kind() == kind).ifPresent(this::apply);
  }

  /**
   * Applies the next change that links the tenant. Where no domain is to be proved, that includes
   * adding a subdomain, which has to be seen verified then: a step of its own, so that what was
   * added is on record however long that takes.
   *
   * @param id the enrollment
   * @return whether more of them are left
   * @see #apply(EnrollmentId, ChangeKind)
   */
  public boolean applyNextLink(EnrollmentId id) {
    Optional<PlannedChange> added = addedWithoutProof(id);
    if (added.isPresent()) {
      requireVerified(added.get());
    } else {
      next(id, links(id)).ifPresent(this::applyLink);
    }
    return next(id, links(id)).isPresent() || addedWithoutProof(id).isPresent();
  }

  /** A new plan tells of the tenant that has a domain, and leads to where that is resolved. */
  private void applyLink(PlannedChange change) {
    try {
      apply(change);
    } catch (DirectoryFailure.Conflict e) {
      if (change.change().kind() != ChangeKind.ADD_DOMAIN) {
        throw e;
      }
      throw new PlanOutdated(e.getMessage(), e);
    }
  }

  /** A subdomain that was added, and was not seen verified so far. */
  private Optional<PlannedChange> addedWithoutProof(EnrollmentId id) {
    return enrollments.get(id).facts().domainVerified()
        ? Optional.empty()
        : plans.currentChanges(id).stream()
            .filter(links(id))
            .filter(change -> change.change().kind() == ChangeKind.ADD_DOMAIN)
            .filter(change -> change.status().isDone())
            .findFirst();
  }

  private Predicate<PlannedChange> links(EnrollmentId id) {
    boolean proof = plans.current(id).map(Plan::provesDomain).orElse(false);
    return change -> !proof || !change.change().kind().provesDomain();
  }

  /** Rule D5, as Microsoft has it: otherwise the subdomain needs a proof of its own. */
  private void requireVerified(PlannedChange added) {
    Enrollment enrollment = enrollments.get(added.enrollment());
    if (presence(enrollment, added) != DomainPresence.VERIFIED) {
      String found =
          "%s was added but is not verified with the domain above it."
              .formatted(enrollment.domain());
      ownWrites.await(added, found);
      throw new PlanOutdated(found, null);
    }
    enrollments.update(enrollment.withFacts(enrollment.facts().verified()));
  }

  private DomainPresence presence(Enrollment enrollment, PlannedChange added) {
    try {
      return tenant.presence(enrollment.id(), added.tenantId(), enrollment.domain());
    } catch (DirectoryFailure.NotFound | DirectoryFailure.NoConsent e) {
      throw new PlanOutdated(e.getMessage(), e);
    }
  }

  private Optional<PlannedChange> next(EnrollmentId id, Predicate<PlannedChange> wanted) {
    return plans.currentChanges(id).stream()
        .filter(wanted)
        .filter(change -> !change.status().isDone())
        .findFirst();
  }

  private void apply(PlannedChange change) {
    Plan plan = approval.approved(change.enrollment());
    if (!plan.changes().contains(change.change())) {
      throw new NotAllowed(
          "Change %d is not in the approved plan.".formatted(change.change().number()));
    }
    Enrollment enrollment = giveWayToWithdrawal(change.enrollment());
    enrollment.requireWrites();
    try {
      applyNow(enrollment, change);
    } catch (DirectoryFailure.Conflict e) {
      keepHolder(change, e);
      throw e;
    }
  }

  /** Whoever decides on the conflict is told of a holder only where one was seen this time. */
  private void keepHolder(PlannedChange change, DirectoryFailure.Conflict conflict) {
    if (change.change().kind().provesDomain()) {
      Enrollment enrollment = enrollments.get(change.enrollment());
      TenantFacts facts = enrollment.facts();
      enrollments.update(
          enrollment.withFacts(
              conflict.holder().map(facts::heldElsewhere).orElseGet(facts::heldByNobodySeen)));
    }
  }

  private void applyNow(Enrollment enrollment, PlannedChange change) {
    if (change.change().by() == Change.By.HAND) {
      byHand.look(change, group(change).id());
      return;
    }
    requireSentAsRead(change);
    Applied applied = send(enrollment, change);
    // What may have been sent before and is there now counts as this enrollment's own write whose
    // answer was lost: a withdrawal must not leave it behind.
    ChangeStatus status =
        applied.alreadyThere() && !change.maybeDone()
            ? ChangeStatus.ALREADY_THERE
            : ChangeStatus.APPLIED;
    plans.mark(
        change.as(status, applied.objectId(), applied.requestId()).writtenAt(clock.instant()));
    evidence.add(
        change.enrollment(),
        EvidenceKind.CHANGE,
        Evidence.SYSTEM,
        describe(change, status, applied));
    if (status == ChangeStatus.ALREADY_THERE && change.change().kind() == ChangeKind.ADD_DOMAIN) {
      requireUnverified(enrollment, change);
    }
  }

  /** Not of one that may be under way: what became of that is to be seen first. */
  private static void requireSentAsRead(PlannedChange change) {
    if (change.status() == ChangeStatus.PLANNED
        && !change.change().isSentAsRead(change.enrollment())) {
      throw new PlanOutdated(
          "This release of the product would send change %d otherwise than the plan says."
              .formatted(change.change().number()),
          null);
    }
  }

  /** Somebody has added and proved it meanwhile: then there is no record to publish. */
  private void requireUnverified(Enrollment enrollment, PlannedChange found) {
    boolean toBeProved = plans.current(found.enrollment()).map(Plan::provesDomain).orElse(false);
    if (toBeProved && presence(enrollment, found) == DomainPresence.VERIFIED) {
      throw new PlanOutdated(
          "%s is in the tenant and verified there meanwhile.".formatted(enrollment.domain()), null);
    }
  }

  private Applied send(Enrollment enrollment, PlannedChange change) {
    boolean sendable = ownWrites.maySend(change);
    PlannedChange intended = change.as(ChangeStatus.INTENDED, change.objectId(), change.note());
    MembersGroup group = group(change);
    try {
      Optional<Applied> before = before(change, group);
      if (before.isPresent()) {
        return before.get();
      }
      ownWrites.requireTime();
      plans.markNow(sendable ? intended.writtenAt(clock.instant()) : intended);
      return changes.apply(approved(enrollment, change, group.id(), sendable));
    } catch (DirectoryFailure.Throttled
        | DirectoryFailure.Refused
        | DirectoryFailure.BadCredential
        | DirectoryFailure.NoConsent e) {
      // Microsoft did nothing, so nothing of this attempt can come to light later.
      plans.markNow(intended);
      throw e instanceof DirectoryFailure.NoConsent ? new PlanOutdated(e.getMessage(), e) : e;
    } catch (DirectoryFailure.NotFound e) {
      plans.markNow(intended); // As above: what is waited for is the earlier attempt.
      ownWrites.await(change, e);
      ownWrites.awaitDone(change.enrollment(), e);
      // Whoever meets this next need not wait for it as for a write that may come to light.
      plans.markNow(change.as(ChangeStatus.FAILED, change.objectId(), e.getMessage()));
      throw new PlanOutdated(e.getMessage(), e);
    } catch (DirectoryFailure.Conflict | DirectoryFailure.Invalid e) {
      plans.markNow(intended);
      ownWrites.await(change, e);
      plans.markNow(change.as(ChangeStatus.FAILED, change.objectId(), e.getMessage()));
      throw e;
    }
  }

  private static ApprovedChange approved(
      Enrollment enrollment, PlannedChange change, String group, boolean sendable) {
    return new ApprovedChange(
        enrollment,
        change.tenantId(),
        change.change(),
        group,
        change.status() != ChangeStatus.PLANNED,
        sendable);
  }

  /** The group that a member is added to. */
  private MembersGroup group(PlannedChange change) {
    return MembersGroup.of(change, plans.allChanges(change.enrollment()));
  }

  /**
   * Whoever is in a group that this enrollment did not make may have been in it before, and then is
   * none of its members: so it is looked before the intent is kept.
   */
  private Optional<Applied> before(PlannedChange change, MembersGroup group) {
    if (change.change().kind() != ChangeKind.ADD_MEMBER || change.maybeDone() || group.isOwn()) {
      return Optional.empty();
    }
    Sighting seen =
        changes.look(
            new Sought(change.enrollment(), change.tenantId(), change.change(), group.id()));
    return seen.there() ? Optional.of(new Applied(true, seen.requestId(), null)) : Optional.empty();
  }

  private Enrollment giveWayToWithdrawal(EnrollmentId id) {
    Enrollment enrollment = enrollments.get(id);
    if (enrollment.withdrawal() != null) {
      throw new Postponed(
          "The enrollment was withdrawn: nothing more is written.",
          clock.instant().plus(WITHDRAWAL_DELAY),
          null);
    }
    return enrollment;
  }

  private static Map<String, Object> describe(
      PlannedChange change, ChangeStatus status, Applied applied) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("number", change.change().number());
    data.put("kind", change.change().kind().key());
    data.put("call", change.change().call());
    data.put("tenant", change.tenantId());
    data.put("status", status.key());
    data.put("requestId", applied.requestId());
    data.put("objectId", applied.objectId());
    return data;
  }
}
