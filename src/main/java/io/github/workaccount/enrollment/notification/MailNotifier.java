package io.github.workaccount.enrollment.notification;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.github.workaccount.enrollment.application.enrollment.Workforce.Person;
import io.github.workaccount.enrollment.application.notice.Notifier;
import io.github.workaccount.enrollment.application.operation.Trace;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.StringUtils;

/**
 * Tells people by e-mail, each by a message of their own. A mail server that does not work never
 * keeps an enrollment from going on: what could not be sent is logged and goes into the evidence.
 */
final class MailNotifier implements Notifier, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(MailNotifier.class);
  private static final String HOW = "e-mail";
  private static final int MOST_WAITING = 500;
  private static final Duration LAST_MAILS = Duration.ofSeconds(10);

  private final JavaMailSender sender;
  private final NotificationProperties properties;
  private final NoticeText text;
  private final ThreadPoolExecutor outbox =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          new ThreadFactoryBuilder().setNameFormat("mail").setDaemon(true).build());

  MailNotifier(JavaMailSender sender, NotificationProperties properties, NoticeText text) {
    if (!StringUtils.hasText(properties.from())) {
      throw new IllegalStateException(
          "spring.mail.host is set, so set enrollment.notification.from to the address that mails come from.");
    }
    this.sender = sender;
    this.properties = properties;
    this.text = text;
  }

  @Override
  public boolean reachesPeople() {
    return true;
  }

  @Override
  public Delivery tell(Notice notice) {
    List<String> problems = new ArrayList<>();
    Map<SimpleMailMessage, Person> messages = messages(notice, problems);
    Set<Object> failed = send(messages.keySet(), problems);
    List<String> told =
        messages.entrySet().stream()
            .filter(entry -> !failed.contains(entry.getKey()))
            .map(entry -> entry.getValue().id())
            .toList();
    if (problems.isEmpty()) {
      return new Delivery(HOW, told, null);
    }
    String problem = String.join(" ", problems);
    LOG.warn(
        "{} of {}: not everybody was told. {}",
        notice.kind().key(),
        notice.enrollment().id(),
        problem);
    return new Delivery(HOW, told, problem);
  }

  @Override
  public void tellLater(Notice notice, Consumer<Delivery> then) {
    if (!properties.onAssignment()) {
      return;
    }
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      enqueue(notice, then);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            enqueue(notice, then);
          }
        });
  }

  /** Lets the mails that are being sent go out; the others are lost, and reminders follow. */
  @Override
  public void destroy() throws InterruptedException {
    outbox.shutdown();
    if (!outbox.awaitTermination(LAST_MAILS.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("Stopping: {} mails were not sent", outbox.shutdownNow().size());
    }
  }

  private Map<SimpleMailMessage, Person> messages(Notice notice, List<String> problems) {
    Map<SimpleMailMessage, Person> messages = new IdentityHashMap<>();
    for (Person person : notice.to()) {
      if (isUsable(person.email())) {
        messages.put(message(notice, person), person);
      } else {
        problems.add("%s has no usable e-mail address.".formatted(person.id()));
      }
    }
    if (notice.to().isEmpty()) {
      problems.add("There is nobody to tell.");
    }
    return messages;
  }

  private SimpleMailMessage message(Notice notice, Person person) {
    SimpleMailMessage message = new SimpleMailMessage();
    message.setFrom(properties.from());
    message.setTo(person.email());
    message.setSubject(text.subject(notice));
    message.setText(text.body(notice));
    return message;
  }

  /** Sends all over one connection; the answer is those that were not taken. */
  private Set<Object> send(Set<SimpleMailMessage> messages, List<String> problems) {
    if (messages.isEmpty()) {
      return Set.of();
    }
    try {
      sender.send(messages.toArray(SimpleMailMessage[]::new));
      return Set.of();
    } catch (MailSendException e) {
      problems.add("It could not be sent: %s".formatted(cause(e)));
      Set<Object> failed = Collections.newSetFromMap(new IdentityHashMap<>());
      failed.addAll(e.getFailedMessages().keySet());
      return failed;
    } catch (MailException e) {
      problems.add("It could not be sent: %s".formatted(cause(e)));
      return Set.copyOf(messages);
    }
  }

  private void enqueue(Notice notice, Consumer<Delivery> then) {
    try {
      outbox.execute(() -> tellNow(notice, then));
    } catch (RejectedExecutionException e) {
      LOG.warn(
          "The new task {} of {} is not told: too many mails wait, or the product stops",
          notice.task().task(),
          notice.enrollment().id());
    }
  }

  @SuppressWarnings("try") // the trace ends with the block
  private void tellNow(Notice notice, Consumer<Delivery> then) {
    try (Trace trace = Trace.about(notice.enrollment().id().value())) {
      then.accept(tell(notice));
    } catch (RuntimeException e) {
      LOG.warn("What became of the mail for {} is not kept", notice.enrollment().id(), e);
    }
  }

  /** One that cannot be used must not keep the others from theirs. */
  private static boolean isUsable(String email) {
    try {
      return email != null && new InternetAddress(email, true).getAddress().equals(email);
    } catch (AddressException e) {
      return false;
    }
  }

  /** The innermost reason: what the server said, or that it could not be reached. */
  private static String cause(MailException e) {
    Throwable cause = e;
    if (e instanceof MailSendException sending && !sending.getFailedMessages().isEmpty()) {
      cause = sending.getFailedMessages().values().iterator().next();
    }
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return "%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage());
  }
}
