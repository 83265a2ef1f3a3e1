package io.github.workaccount.enrollment.process.guard;

import static java.util.Map.entry;

import io.github.workaccount.enrollment.application.account.CreateWorkAccount;
import io.github.workaccount.enrollment.application.account.TakeOverTenant;
import io.github.workaccount.enrollment.application.change.ChangesByHand;
import io.github.workaccount.enrollment.application.consent.GrantConsent;
import io.github.workaccount.enrollment.application.decision.ApproveEnrollment;
import io.github.workaccount.enrollment.application.decision.AssociateInPartnerCenter;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.GiveRoles;
import io.github.workaccount.enrollment.application.decision.RecordDecision;
import io.github.workaccount.enrollment.application.decision.ResolveDomainConflict;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.plan.ApprovePlan;
import io.github.workaccount.enrollment.application.request.RequestEnrollment;
import io.github.workaccount.enrollment.model.input.Field;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Elements;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What each task takes from the person who completes it: exactly the named variables, checked, and
 * handed to the use case that keeps them in the product's own tables.
 */
@Component
public class TaskSubmissions {

  private static final Set<String> REQUESTERS_TASKS =
      Set.of(Elements.CORRECT_REQUEST, Elements.PUBLISH_DNS_RECORD);

  private final Enrollments enrollments;
  private final RequestEnrollment requests;
  private final ApproveEnrollment approvals;
  private final CreateWorkAccount accounts;
  private final TakeOverTenant tenants;
  private final GrantConsent consent;
  private final ApprovePlan plans;
  private final ResolveDomainConflict conflicts;
  private final AssociateInPartnerCenter associations;
  private final GiveRoles roles;
  private final ChangesByHand byHand;
  private final RecordDecision decisions;
  private final Map<String, Handler> handlers =
      Map.ofEntries(
          entry(Elements.CORRECT_REQUEST, this::correctRequest),
          entry(Elements.APPROVE_ENROLLMENT, this::approveEnrollment),
          entry(Elements.CREATE_WORK_ACCOUNT, this::createWorkAccount),
          entry(Elements.TAKE_OVER_TENANT, this::takeOverTenant),
          entry(Elements.GRANT_CONSENT, this::grantConsent),
          entry(Elements.APPROVE_PLAN, this::approvePlan),
          entry(Elements.PUBLISH_DNS_RECORD, this::publishDnsRecord),
          entry(Elements.RESOLVE_DOMAIN_CONFLICT, this::resolveDomainConflict),
          entry(Elements.ADD_DOMAIN_BY_HAND, doneByHand(UserTask.ADD_DOMAIN_BY_HAND)),
          entry(Elements.VERIFY_DOMAIN_BY_HAND, doneByHand(UserTask.VERIFY_DOMAIN_BY_HAND)),
          entry(Elements.APPLY_CHANGE_BY_HAND, doneByHand(UserTask.APPLY_CHANGE_BY_HAND)),
          entry(Elements.ASSOCIATE_IN_PARTNER_CENTER, this::associateInPartnerCenter));

  TaskSubmissions(
      Enrollments enrollments,
      RequestEnrollment requests,
      ApproveEnrollment approvals,
      CreateWorkAccount accounts,
      TakeOverTenant tenants,
      GrantConsent consent,
      ApprovePlan plans,
      ResolveDomainConflict conflicts,
      AssociateInPartnerCenter associations,
      GiveRoles roles,
      ChangesByHand byHand,
      RecordDecision decisions) {
    this.enrollments = enrollments;
    this.requests = requests;
    this.approvals = approvals;
    this.accounts = accounts;
    this.tenants = tenants;
    this.consent = consent;
    this.plans = plans;
    this.conflicts = conflicts;
    this.associations = associations;
    this.roles = roles;
    this.byHand = byHand;
    this.decisions = decisions;
  }

  /**
   * Takes what a person sends with a task.
   *
   * @param task the task's element id
   * @param user who sends it
   * @param id the enrollment
   * @param variables what is sent
   * @throws NotAllowed when the person may not
   * @throws io.github.workaccount.enrollment.model.input.InvalidInput when a variable is wrong
   */
  void take(String task, User user, EnrollmentId id, Map<String, Object> variables) {
    Handler handler = handlers.get(task);
    if (handler == null) {
      throw new NotAllowed("This task takes no answers.");
    }
    requireWorker(task, user);
    if (enrollments.find(id).map(Enrollment::withdrawal).isPresent()) {
      throw new NotAllowed("This enrollment was withdrawn: nothing more is decided on it.");
    }
    Submission sent = new Submission(variables);
    Runnable taken = handler.read(user, id, sent);
    sent.check();
    taken.run();
  }

  /** Operators pass every check of the engine, yet a decision takes the group that decides. */
  static void requireWorker(String task, User user) {
    boolean requester = REQUESTERS_TASKS.contains(task) && user.isIn(User.REQUESTERS);
    if (!requester && !user.isIn(User.ENROLLMENT_ADMINS)) {
      throw new NotAllowed("This task is not for you: it takes an enrollment admin.");
    }
  }

  private Runnable correctRequest(User user, EnrollmentId id, Submission sent) {
    return () -> requests.correct(user, id, sent.variables());
  }

  private Runnable approveEnrollment(User user, EnrollmentId id, Submission sent) {
    sent.only(
        Field.DECISION,
        Field.ROUTE,
        Field.ENROLLED_DOMAIN,
        Field.EXISTING_TENANT,
        Field.LOOK_INSIDE,
        Field.COMMENT);
    ApproveEnrollment.Answer answer =
        new ApproveEnrollment.Answer(
            sent.oneOf(Field.DECISION, Choice.APPROVE, Choice.REJECT, Choice.CORRECT, Choice.STOP),
            sent.text(Field.ROUTE),
            sent.text(Field.ENROLLED_DOMAIN),
            sent.text(Field.EXISTING_TENANT, () -> known(id, e -> e.request().existingTenant())),
            sent.flag(Field.LOOK_INSIDE),
            sent.text(Field.COMMENT));
    return () -> approvals.decide(user, id, answer);
  }

  private Runnable createWorkAccount(User user, EnrollmentId id, Submission sent) {
    sent.only(Field.TENANT_DOMAIN);
    String tenantDomain = sent.text(Field.TENANT_DOMAIN);
    return () -> accounts.created(user, id, tenantDomain);
  }

  private Runnable takeOverTenant(User user, EnrollmentId id, Submission sent) {
    sent.only();
    return () -> tenants.done(user, id);
  }

  private Runnable grantConsent(User user, EnrollmentId id, Submission sent) {
    sent.only(Field.TENANT_ADMIN, Field.BY_HAND);
    String tenantAdmin = sent.text(Field.TENANT_ADMIN, () -> known(id, Enrollment::tenantAdmin));
    boolean changesByHand = sent.flag(Field.BY_HAND);
    return () -> consent.lookNow(user, id, tenantAdmin, changesByHand);
  }

  private Runnable approvePlan(User user, EnrollmentId id, Submission sent) {
    sent.only(
        Field.PLAN_DECISION,
        Field.PLAN_DIGEST,
        Field.INCLUDE_GUESTS,
        Field.SHOW_CALLS,
        Field.COMMENT);
    sent.flag(Field.SHOW_CALLS);
    Choice choice =
        sent.oneOf(
            Field.PLAN_DECISION,
            Choice.APPROVE,
            Choice.SEPARATE_ACCOUNT,
            Choice.LOOK_AGAIN,
            Choice.REJECT);
    String digest = sent.text(Field.PLAN_DIGEST);
    boolean guests = sent.flag(Field.INCLUDE_GUESTS);
    String comment = sent.text(Field.COMMENT);
    return () -> plans.decide(user, id, choice, digest, guests, comment);
  }

  private Runnable publishDnsRecord(User user, EnrollmentId id, Submission sent) {
    sent.only();
    return () ->
        decisions.record(user, id, UserTask.PUBLISH_DNS_RECORD, Choice.LOOK_NOW, null, null);
  }

  private Runnable resolveDomainConflict(User user, EnrollmentId id, Submission sent) {
    sent.only(Field.RESOLUTION, Field.COMMENT);
    Choice resolution = sent.oneOf(Field.RESOLUTION, Choice.RETRY, Choice.GIVE_UP);
    String comment = sent.text(Field.COMMENT);
    return () -> conflicts.decide(user, id, resolution, comment);
  }

  private Runnable associateInPartnerCenter(User user, EnrollmentId id, Submission sent) {
    sent.only(Field.ASSOCIATED, Field.USERS_ADDED, Field.ROLES, Field.COMMENT);
    boolean associated = sent.flag(Field.ASSOCIATED);
    boolean usersAdded = sent.flag(Field.USERS_ADDED);
    String given = sent.text(Field.ROLES);
    String comment = sent.text(Field.COMMENT);
    return () -> {
      associations.attest(user, id, associated, usersAdded, comment);
      roles.give(user, id, given);
    };
  }

  private Handler doneByHand(UserTask task) {
    return (user, id, sent) -> {
      sent.only();
      return () -> byHand.done(user, id, task);
    };
  }

  private String known(EnrollmentId id, Function<Enrollment, String> what) {
    return enrollments.find(id).map(what).orElse(null);
  }

  /** Reads what is sent; what comes of it is done when nothing was wrong. */
  @FunctionalInterface
  private interface Handler {
    Runnable read(User user, EnrollmentId id, Submission sent);
  }
}
