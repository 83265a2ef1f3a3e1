package io.github.workaccount.enrollment.notification;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Workflow.WaitingTask;
import io.github.workaccount.enrollment.application.notice.Notifier.Notice;
import io.github.workaccount.enrollment.model.text.PointInTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What a message says: what the enrollment waits for, since when, until when, and where. */
final class NoticeText {

  private final Clock clock;

  NoticeText(Clock clock) {
    this.clock = clock;
  }

  /** One line without control characters. */
  String subject(Notice notice) {
    String what =
        switch (notice.kind()) {
          case ASSIGNMENT -> "To do";
          case REMINDER -> "Reminder";
          case ESCALATION -> "Overdue";
        };
    return "%s: %s (%s)".formatted(what, notice.task().name(), notice.enrollment().id());
  }

  /** Plain text. */
  String body(Notice notice) {
    Enrollment enrollment = notice.enrollment();
    WaitingTask task = notice.task();
    StringBuilder text = new StringBuilder();
    text.append(opening(notice)).append("\n\n");
    line(text, "Enrollment", enrollment.id().value());
    line(text, "Company", oneLine(enrollment.request().companyName()));
    line(text, "Asked for by", enrollment.requester());
    line(text, "Waits for", task.name());
    line(text, "Who can do it", task.who());
    line(text, "Since", at(task.since()));
    line(text, "Due", at(task.due()));
    line(text, "Where", task.link());
    if (notice.hint() != null) {
      text.append('\n').append(notice.hint()).append('\n');
    }
    return text.toString();
  }

  private String opening(Notice notice) {
    return switch (notice.kind()) {
      case ASSIGNMENT -> "A work account enrollment waits for you.";
      case REMINDER ->
          "A work account enrollment still waits for you, since %s."
              .formatted(howLong(notice.task().since()));
      case ESCALATION ->
          "A work account enrollment waits since %s, longer than planned. See to it that somebody acts: as a process owner you cannot do the task yourself."
              .formatted(howLong(notice.task().since()));
    };
  }

  private String howLong(Instant since) {
    long hours = Math.max(0, Duration.between(since, clock.instant()).toHours());
    if (hours < 48) {
      return hours == 1 ? "an hour" : "%d hours".formatted(hours);
    }
    return "%d days".formatted(hours / 24);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append('\n');
  }

  private static String at(Instant time) {
    return time == null ? "no date" : PointInTime.toTheMinute(time);
  }

  private static String oneLine(String text) {
    return text == null ? "" : text.replaceAll("\\s+", " ");
  }
}
