package io.github.workaccount.enrollment.benchmark;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

/** Leads one enrollment after the other from start to end in one thread, jobs by hand. */
final class OneByOne {

  private final Subject subject;
  private final Clerk clerk;
  private long nanos;

  OneByOne(Subject subject) {
    this.subject = subject;
    this.clerk = new Clerk(subject.engine());
  }

  /**
   * Leads one enrollment.
   *
   * @return the time within the engine's commands; looking for what is next does not count
   */
  Duration enroll(Course course, int number) {
    nanos = 0;
    timed(() -> subject.start(course, number));
    boolean enrolled = false;
    while (!enrolled) {
      jobs().forEach(job -> timed(() -> subject.engine().getManagementService().executeJob(job)));
      for (Task task : subject.engine().getTaskService().createTaskQuery().list()) {
        String key = task.getTaskDefinitionKey();
        subject.before(key, task.getProcessInstanceId());
        var answer = subject.answer(key, task.getId());
        timed(() -> clerk.complete(key, task.getId(), answer));
        enrolled = key.equals("AssociateInPartnerCenter");
      }
    }
    return Duration.ofNanos(nanos);
  }

  private List<String> jobs() {
    ManagementService management = subject.engine().getManagementService();
    return management.createJobQuery().messages().list().stream().map(Job::getId).toList();
  }

  private void timed(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    nanos += System.nanoTime() - begin;
  }
}
