package io.github.workaccount.enrollment.pages;

import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.decision.FourEyes;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.Workflow.WaitingTask;
import io.github.workaccount.enrollment.application.operation.ProcessStatus;
import io.github.workaccount.enrollment.application.operation.ProcessStatus.Incident;
import io.github.workaccount.enrollment.application.operation.ProcessStatus.OtherWait;
import io.github.workaccount.enrollment.application.operation.ProcessStatus.Status;
import io.github.workaccount.enrollment.application.operation.ProcessStatus.WaitKind;
import io.github.workaccount.enrollment.model.text.PointInTime;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says in sentences where an enrollment stands, to somebody who may see it. */
@Component
class StatusText {

  private final ProcessStatus statuses;
  private final Decisions decisions;
  private final FourEyes fourEyes;

  StatusText(ProcessStatus statuses, Decisions decisions, FourEyes fourEyes) {
    this.statuses = statuses;
    this.decisions = decisions;
    this.fourEyes = fourEyes;
  }

  /** Adds to a page where an enrollment stands. */
  void tell(Page page, Enrollment enrollment, User user) {
    Status status = status(enrollment);
    page.say(status.incident().map(StatusText::failed).orElseGet(() -> inWords(enrollment)));
    status.tasks().forEach(task -> tell(page, task, enrollment, user));
    status.others().forEach(wait -> page.say(inWords(wait)));
    page.part("About it");
    page.fact("Enrollment", enrollment.id().value());
    page.fact("Company", enrollment.request().companyName());
    page.fact("Work e-mail", enrollment.request().workEmail());
    page.fact(
        "Asked for",
        "by %s, %s"
            .formatted(enrollment.requester(), PointInTime.toTheMinute(enrollment.requestedAt())));
    decisions.of(enrollment.id()).forEach(decision -> tell(page, decision));
  }

  private Status status(Enrollment enrollment) {
    return enrollment.state().isEnd()
        ? Status.OVER
        : statuses
            .of(List.of(enrollment.processInstanceId()))
            .getOrDefault(enrollment.processInstanceId(), Status.OVER);
  }

  private static String failed(Incident incident) {
    return "Something failed, and a process owner has to look at it: " + incident.message();
  }

  private void tell(Page page, WaitingTask task, Enrollment enrollment, User user) {
    String waits =
        "“%s” waits for %s since %s%s."
            .formatted(
                task.name(),
                task.who(),
                PointInTime.toTheMinute(task.since()),
                task.due() == null ? "" : ", due " + PointInTime.toTheMinute(task.due()));
    if (fourEyes.allows(user, task, enrollment)) {
      page.say(waits, "Open it", "/tasks/" + task.taskId());
    } else {
      page.say(waits);
    }
  }

  private static String inWords(OtherWait wait) {
    return "“%s” waits%s since %s%s. %s"
        .formatted(
            wait.name(),
            wait.kind() == WaitKind.INCIDENT ? " for " + wait.who() : "",
            PointInTime.toTheMinute(wait.since()),
            wait.until() == null ? "" : ", until " + PointInTime.inWords(wait.until()),
            wait.what());
  }

  private static void tell(Page page, Decision decision) {
    page.fact(
        task(decision.task().key()),
        "%s: %s, %s%s"
            .formatted(
                decision.by(),
                decision.choice().inWords(),
                PointInTime.toTheMinute(decision.at()),
                decision.comment() == null ? "" : " (%s)".formatted(decision.comment())));
  }

  /** An element id such as {@code ApprovePlan} as words. */
  private static String task(String element) {
    String words = element.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String inWords(Enrollment enrollment) {
    return switch (enrollment.state()) {
      case CHECKING -> "The address and its domain are being checked.";
      case AWAITING_CORRECTION -> "Its request has to be corrected.";
      case AWAITING_APPROVAL -> "It waits for its approval.";
      case AWAITING_WORK_ACCOUNT -> "It waits for the work account that has to be created.";
      case AWAITING_TAKE_OVER -> "It waits until the unmanaged tenant is taken over.";
      case AWAITING_CONSENT -> "It waits for the consent of the tenant's administrator.";
      case AWAITING_PLAN_APPROVAL -> "Its plan waits for approval.";
      case AWAITING_DNS_RECORD -> "It waits for the DNS record that proves the domain.";
      case AWAITING_CONFLICT_RESOLUTION ->
          "Another tenant has the domain, and that has to be resolved.";
      case APPLYING -> "The product is at work on it.";
      case AWAITING_ASSOCIATION -> "The work account has to be associated in Partner Center.";
      case NEEDS_ATTENTION -> "Something failed, and a process owner has to look at it.";
      case ENROLLED, REJECTED, WITHDRAWN, EXPIRED, STOPPED -> "It is over. " + enrollment.outcome();
    };
  }
}
