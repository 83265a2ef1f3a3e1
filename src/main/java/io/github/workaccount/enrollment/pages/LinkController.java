package io.github.workaccount.enrollment.pages;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.notice.EndedTasks;
import io.github.workaccount.enrollment.application.notice.TaskRecords;
import io.github.workaccount.enrollment.application.notice.TaskRecords.TaskRecord;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Where links to tasks and enrollments lead, as long as anybody keeps them. What somebody may not
 * see is answered as what is not there.
 */
@Controller
@Hidden
class LinkController {

  private final Enrollments enrollments;
  private final TaskRecords tasks;
  private final EndedTasks endedTasks;
  private final StatusText statusText;

  LinkController(
      Enrollments enrollments, TaskRecords tasks, EndedTasks endedTasks, StatusText statusText) {
    this.enrollments = enrollments;
    this.tasks = tasks;
    this.endedTasks = endedTasks;
    this.statusText = statusText;
  }

  @GetMapping("/enrollments/{id}")
  ResponseEntity<byte[]> enrollment(@PathVariable String id, User user) {
    return enrollments
        .find(new EnrollmentId(id))
        .filter(user::maySee)
        .map(enrollment -> show(new Page("Enrollment " + enrollment.id()), enrollment, user))
        .orElseGet(() -> nothing("enrollment", user));
  }

  /** Tasklist shows what a person can work on; it has no words for anything else. */
  @GetMapping("/tasks/{id}")
  ResponseEntity<byte[]> task(@PathVariable String id, User user) {
    if (tasks.opens(id, user)) {
      return ResponseEntity.status(HttpStatus.FOUND)
          .location(URI.create(tasks.placeOf(id)))
          .build();
    }
    Optional<TaskRecord> task = tasks.find(id);
    return task.flatMap(found -> enrollments.findByProcessInstance(found.processInstanceId()))
        .filter(user::maySee)
        .map(enrollment -> show(about(task.orElseThrow(), enrollment), enrollment, user))
        .orElseGet(() -> nothing("task", user));
  }

  private ResponseEntity<byte[]> show(Page page, Enrollment enrollment, User user) {
    statusText.tell(page, enrollment, user);
    return page.say("Your tasks are in", "Tasklist", "/").answer(HttpStatus.OK);
  }

  private Page about(TaskRecord task, Enrollment enrollment) {
    if (!task.isOver()) {
      return new Page("This task is somebody else's")
          .say("“%s” is not a task of yours.".formatted(task.name()));
    }
    return new Page("This task is over").say(endedTasks.inWords(task, enrollment.id()));
  }

  private static ResponseEntity<byte[]> nothing(String what, User user) {
    return new Page("Nothing to see here")
        .say(
            "There is no %s here that you, %s, may see: it is somebody else's, or its link is not whole, or it was over so long ago that it is forgotten."
                .formatted(what, user.id()))
        .say("Ask whoever gave you the link, or look into", "Tasklist", "/")
        .answer(HttpStatus.NOT_FOUND);
  }
}
