package io.github.workaccount.enrollment.process.guard;

import static java.util.Map.entry;

import io.github.workaccount.enrollment.application.ApproveEnrollment;
import io.github.workaccount.enrollment.application.ApprovePlan;
import io.github.workaccount.enrollment.application.AssociateInPartnerCenter;
import io.github.workaccount.enrollment.application.ChangesByHand;
import io.github.workaccount.enrollment.application.CreateWorkAccount;
import io.github.workaccount.enrollment.application.Enrollment;
import io.github.workaccount.enrollment.application.Enrollments;
import io.github.workaccount.enrollment.application.GrantConsent;
import io.github.workaccount.enrollment.application.NotAllowed;
import io.github.workaccount.enrollment.application.RecordDecision;
import io.github.workaccount.enrollment.application.RequestEnrollment;
import io.github.workaccount.enrollment.application.ResolveDomainConflict;
import io.github.workaccount.enrollment.application.TakeOverTenant;
import io.github.workaccount.enrollment.application.User;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.process.Elements;
import java.util.Map;
import java.util.Set;
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
  private final Map<String, Handler> handlers;

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
      ChangesByHand byHand,
      RecordDecision decisions) {
    this.enrollments = enrollments;
    this.handlers =
        Map.ofEntries(
            entry(
                Elements.CORRECT_REQUEST,
                (user, id, sent) -> requests.correct(user, id, sent.variables())),
            entry(
                Elements.APPROVE_ENROLLMENT,
                (user, id, sent) -> approvals.decide(user, id, enrollmentAnswer(sent))),
            entry(
                Elements.CREATE_WORK_ACCOUNT,
                (user, id, sent) ->
                    accounts.created(user, id, sent.only("tenantDomain").required("tenantDomain"))),
            entry(
                Elements.TAKE_OVER_TENANT,
                (user, id, sent) -> {
                  sent.only();
                  tenants.done(user, id);
                }),
            entry(
                Elements.GRANT_CONSENT,
                (user, id, sent) -> {
                  sent.only("tenantAdmin", "byHand");
                  consent.lookNow(user, id, sent.text("tenantAdmin"), sent.flag("byHand"));
                }),
            entry(
                Elements.APPROVE_PLAN,
                (user, id, sent) -> {
                  sent.only("planDecision", "planDigest", "includeGuests", "comment");
                  plans.decide(
                      user,
                      id,
                      sent.oneOf(
                          "planDecision",
                          "approve",
                          "separate-account",
                          ApprovePlan.LOOK_AGAIN,
                          "reject"),
                      sent.required("planDigest"),
                      sent.flag("includeGuests"),
                      sent.comment());
                }),
            entry(
                Elements.PUBLISH_DNS_RECORD,
                (user, id, sent) -> {
                  sent.only();
                  decisions.record(user, id, Elements.PUBLISH_DNS_RECORD, "look-now", null, null);
                }),
            entry(
                Elements.RESOLVE_DOMAIN_CONFLICT,
                (user, id, sent) -> {
                  sent.only("resolution", "comment");
                  conflicts.decide(
                      user, id, sent.oneOf("resolution", "retry", "give-up"), sent.comment());
                }),
            doneByHand(Elements.ADD_DOMAIN_BY_HAND, byHand),
            doneByHand(Elements.VERIFY_DOMAIN_BY_HAND, byHand),
            doneByHand(Elements.APPLY_CHANGE_BY_HAND, byHand),
            entry(
                Elements.ASSOCIATE_IN_PARTNER_CENTER,
                (user, id, sent) -> {
                  sent.only("associated", "usersAdded", "comment");
                  associations.attest(
                      user, id, sent.flag("associated"), sent.flag("usersAdded"), sent.comment());
                }));
  }

  /**
   * Takes what a person sends with a task.
   *
   * @param task the task's element id
   * @param user who sends it
   * @param id the enrollment
   * @param variables what is sent
   * @throws NotAllowed when the person may not
   * @throws io.github.workaccount.enrollment.model.InvalidInput when a variable is wrong
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
    handler.take(user, id, new Submission(variables));
  }

  /** Operators pass every check of the engine, yet a decision takes the group that decides. */
  static void requireWorker(String task, User user) {
    boolean requester = REQUESTERS_TASKS.contains(task) && user.isIn(User.REQUESTERS);
    if (!requester && !user.isIn(User.ENROLLMENT_ADMINS)) {
      throw new NotAllowed("This task is not for you: it takes an enrollment admin.");
    }
  }

  private static Map.Entry<String, Handler> doneByHand(String task, ChangesByHand byHand) {
    return entry(
        task,
        (user, id, sent) -> {
          sent.only();
          byHand.done(user, id, task);
        });
  }

  private static ApproveEnrollment.Answer enrollmentAnswer(Submission sent) {
    sent.only("decision", "route", "enrolledDomain", "existingTenant", "lookInside", "comment");
    return new ApproveEnrollment.Answer(
        sent.oneOf("decision", "approve", "reject", "correct", "stop"),
        sent.text("route"),
        sent.text("enrolledDomain"),
        sent.text("existingTenant"),
        sent.flag("lookInside"),
        sent.comment());
  }

  @FunctionalInterface
  private interface Handler {
    void take(User user, EnrollmentId id, Submission sent);
  }
}
