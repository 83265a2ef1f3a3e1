package io.github.workaccount.enrollment.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.workaccount.enrollment.application.enrollment.Workforce.Person;
import io.github.workaccount.enrollment.application.notice.Notifier.Delivery;
import io.github.workaccount.enrollment.application.notice.Notifier.Kind;
import io.github.workaccount.enrollment.application.notice.Notifier.Notice;
import io.github.workaccount.enrollment.persistence.SampleEnrollments;
import io.github.workaccount.enrollment.testing.WaitingTaskSamples;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class MailNotifierTest {

  private static final Person ALEX = new Person("alex", "alex@example.com");
  private static final Person SAM = new Person("sam", "sam@example.com");

  @RegisterExtension
  static final GreenMailExtension SERVER =
      new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
  private MailNotifier notifier = notifier(true);

  @AfterEach
  void noTransaction() throws InterruptedException {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.clearSynchronization();
    }
    notifier.destroy();
  }

  @Test
  void saysWhatItWaitsForSinceWhenUntilWhenAndWhere() throws Exception {
    Delivery delivery = tell(Kind.REMINDER, "It can be extended.", ALEX);

    assertThat(delivery).isEqualTo(new Delivery("e-mail", List.of("alex"), null));
    MimeMessage mail = SERVER.getReceivedMessages()[0];
    assertThat(mail.getSubject()).startsWith("Reminder: Approve the plan (");
    assertThat(mail.getFrom()[0]).hasToString("enrollment@example.com");
    assertThat(mail.getContent().toString())
        .contains("still waits for you, since 3 days")
        .contains("Waits for: Approve the plan")
        .contains("Since: 2026-11-01 08:00 UTC")
        .contains("Due: 2026-11-03 08:00 UTC")
        .contains("Where: http://localhost:8080/tasks/t1")
        .contains("It can be extended.");
  }

  @Test
  void writesToEachPersonAlone() throws Exception {
    assertThat(tell(Kind.ESCALATION, null, ALEX, SAM).told())
        .containsExactlyInAnyOrder("alex", "sam");

    assertThat(SERVER.getReceivedMessages())
        .hasSize(2)
        .allSatisfy(mail -> assertThat(mail.getAllRecipients()).hasSize(1));
  }

  @Test
  void tellsTheOthersWhenOneHasNoUsableAddress() {
    Delivery delivery =
        tell(
            Kind.REMINDER,
            null,
            new Person("kim", null),
            new Person("lee", "lee@example.com\r\nBcc: eve@example.com"),
            SAM);

    assertThat(delivery.told()).containsExactly("sam");
    assertThat(delivery.problem())
        .contains("kim has no usable e-mail address.", "lee has no usable e-mail address.");
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void keepsTheSubjectOnOneLineWhateverTheCompanyIsCalled() throws Exception {
    tell(Kind.REMINDER, null, ALEX);

    MimeMessage mail = SERVER.getReceivedMessages()[0];
    assertThat(mail.getSubject()).doesNotContain("\n", "\r");
    assertThat(mail.getHeader("Bcc")).isNull();
  }

  @Test
  void saysThatNobodyIsThereToTell() {
    assertThat(tell(Kind.ESCALATION, null).problem()).isEqualTo("There is nobody to tell.");
  }

  @Test
  void saysWhyAMailCouldNotBeSentAndFailsNothing() {
    sender.setPort(closedPort());

    Delivery delivery = tell(Kind.REMINDER, null, ALEX, SAM);

    assertThat(delivery.told()).isEmpty();
    assertThat(delivery.problem()).startsWith("It could not be sent: ").contains("refused");
  }

  @Test
  void doesNotWaitLongForAServerThatSaysNothing() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      sender.setPort(silent.getLocalPort());
      long begin = System.nanoTime();

      Delivery delivery = tell(Kind.REMINDER, null, ALEX, SAM);

      assertThat(delivery.problem()).contains("could not be sent");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void tellsOfATaskOnlyOnceItIsCommitted() {
    List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    TransactionSynchronizationManager.initSynchronization();
    notifier.tellLater(notice(Kind.ASSIGNMENT, null, ALEX), deliveries::add);
    List<TransactionSynchronization> commit =
        TransactionSynchronizationManager.getSynchronizations();
    assertThat(SERVER.getReceivedMessages()).isEmpty();

    commit.forEach(TransactionSynchronization::afterCommit);

    await().until(() -> deliveries.size() == 1);
    assertThat(deliveries.get(0).told()).containsExactly("alex");
    assertThat(GreenMailUtil.getBody(SERVER.getReceivedMessages()[0])).contains("waits for you.");
  }

  @Test
  void tellsNothingOfNewTasksWhereThatIsOff() throws InterruptedException {
    List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    notifier = notifier(false);

    notifier.tellLater(notice(Kind.ASSIGNMENT, null, ALEX), deliveries::add);
    notifier.destroy();

    assertThat(deliveries).isEmpty();
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  @Test
  void needsASender() {
    assertThatThrownBy(() -> new MailNotifier(sender, new NotificationProperties(" ", true), null))
        .hasMessageContaining("enrollment.notification.from");
  }

  private MailNotifier notifier(boolean onAssignment) {
    Clock clock = Clock.fixed(WaitingTaskSamples.SINCE.plus(Duration.ofDays(3)), ZoneOffset.UTC);
    return new MailNotifier(
        sender,
        new NotificationProperties("enrollment@example.com", onAssignment),
        new NoticeText(clock));
  }

  private Delivery tell(Kind kind, String hint, Person... to) {
    return notifier.tell(notice(kind, hint, to));
  }

  private Notice notice(Kind kind, String hint, Person... to) {
    sender.setHost("127.0.0.1");
    if (sender.getPort() < 0) {
      sender.setPort(SERVER.getSmtp().getPort());
    }
    sender.getJavaMailProperties().put("mail.smtp.timeout", "500");
    sender.getJavaMailProperties().put("mail.smtp.connectiontimeout", "500");
    return new Notice(
        kind, SampleEnrollments.any(), WaitingTaskSamples.planApproval(), List.of(to), hint);
  }

  private static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
