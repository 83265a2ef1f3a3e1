package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.enrollment.Workforce.Person;
import io.github.workaccount.enrollment.application.notice.Notifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what people would have been told; what is to be told later waits until it is delivered. */
public final class FakeNotifier implements Notifier {

  private final List<Notice> told = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  private boolean reaching = true;
  private String problem;

  /** There is no way to tell anybody. */
  public void reachesNobody() {
    reaching = false;
  }

  /** Not all are told, and why. */
  public void reaches(String why) {
    problem = why;
  }

  /** Everything that people were to be told. */
  public List<Notice> told() {
    return List.copyOf(told);
  }

  /** Tells what is to be told later. */
  public void deliver() {
    later.forEach(Runnable::run);
    later.clear();
  }

  @Override
  public boolean reachesPeople() {
    return reaching;
  }

  @Override
  public Delivery tell(Notice notice) {
    told.add(notice);
    return delivery(notice);
  }

  @Override
  public void tellLater(Notice notice, Consumer<Delivery> then) {
    told.add(notice);
    later.add(() -> then.accept(delivery(notice)));
  }

  private Delivery delivery(Notice notice) {
    return new Delivery("e-mail", notice.to().stream().map(Person::id).toList(), problem);
  }
}
