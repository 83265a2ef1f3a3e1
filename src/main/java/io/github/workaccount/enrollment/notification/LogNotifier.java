package io.github.workaccount.enrollment.notification;

import io.github.workaccount.enrollment.application.enrollment.Workforce.Person;
import io.github.workaccount.enrollment.application.notice.Notifier;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log whom it concerns: no mail server is configured. */
final class LogNotifier implements Notifier {

  private static final Logger LOG = LoggerFactory.getLogger(LogNotifier.class);

  @Override
  public boolean reachesPeople() {
    return false;
  }

  @Override
  public Delivery tell(Notice notice) {
    LOG.info(
        "{} of {}: {} waits since {}, due {}; it concerns {}",
        notice.kind().key(),
        notice.enrollment().id(),
        notice.task().task(),
        notice.task().since(),
        notice.task().due(),
        notice.to().stream().map(Person::id).toList());
    return new Delivery("log", List.of(), "No mail server is configured.");
  }

  @Override
  public void tellLater(Notice notice, Consumer<Delivery> then) {
    LOG.debug("{} of {} is not told", notice.kind().key(), notice.enrollment().id());
  }
}
