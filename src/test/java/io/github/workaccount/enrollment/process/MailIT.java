package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.workaccount.enrollment.testing.MovableClock;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.context.WebApplicationContext;

/** The product with a mail server. */
@SpringBootTest
@DirtiesContext
@Import(MovableClock.Configuration.class)
@TestPropertySource(
    properties = {
      "spring.datasource.url=jdbc:h2:mem:mail;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000",
      "camunda.bpm.process-engine-name=processMail",
      "enrollment.sandbox.directory=memory",
      "camunda.bpm.job-execution.enabled=false",
      "enrollment.public-url=http://localhost:8080",
      "enrollment.notification.from=enrollment@example.com"
    })
class MailIT {

  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @Autowired private WebApplicationContext context;
  private EnrollmentDriver drive;

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry registry) {
    SERVER.start();
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
  }

  @BeforeEach
  void everybodyHasAnAddress() throws Exception {
    drive = new EnrollmentDriver(context);
    drive.reset();
    IdentityService identity = drive.engine.getIdentityService();
    for (User user : identity.createUserQuery().list()) {
      user.setEmail(user.getId() + "@example.com");
      identity.saveUser(user);
    }
    SERVER.purgeEmailFromAllMailboxes();
  }

  @AfterEach
  void itIsNowAgain() {
    drive.clock.reset();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @Test
  void tellsTheAdminsOfANewTaskAndNotWhoAskedForIt() {
    RunningEnrollment enrollment = drive.request("alex", Requests.of("contoso.com")).work();

    await().until(() -> !enrollment.evidence("assignment").isEmpty());
    assertThat(receivers()).containsExactly("sam@example.com");
    assertThat(GreenMailUtil.getBody(SERVER.getReceivedMessages()[0]))
        .contains("Waits for: Approve the enrollment", "Asked for by: alex")
        .contains("/tasks/" + enrollment.task("ApproveEnrollment").getId());
    assertThat(enrollment.evidence("assignment").get(0).get("told").toString())
        .isEqualTo("[\"sam\"]");
  }

  @Test
  void remindsWhoeverHasTakenTheTaskAndEscalatesToTheProcessOwners() throws Exception {
    RunningEnrollment enrollment = drive.request("kim", Requests.of("contoso.com")).work();
    await().until(() -> receivers().size() == 2);
    SERVER.purgeEmailFromAllMailboxes();
    String task = enrollment.task("ApproveEnrollment").getId();
    drive.as(
        "alex",
        () -> {
          drive.engine.getTaskService().claim(task, "alex");
          return null;
        });

    enrollment.after(Duration.ofHours(25));
    assertThat(receivers()).containsExactly("alex@example.com");
    enrollment.after(Duration.ofHours(24));

    assertThat(receivers()).containsExactly("alex@example.com", "pat@example.com");
    assertThat(enrollment.evidence("escalation").get(0).get("how").asText()).isEqualTo("e-mail");
  }

  @Test
  void tellsNobodyOfATaskThatIsThereAgainOnlyWhileAWorkAccountIsLookedFor() throws Exception {
    RunningEnrollment enrollment =
        drive
            .request("kim", Requests.of("fabrikam.com"))
            .work()
            .complete("alex", "ApproveEnrollment", Requests.APPROVED);
    await().until(() -> enrollment.evidence("assignment").size() == 2);
    SERVER.purgeEmailFromAllMailboxes();

    enrollment.complete(
        "alex", "CreateWorkAccount", Map.of("tenantDomain", "fabrikan.onmicrosoft.com"));
    enrollment.after(Duration.ofMinutes(61));

    assertThat(enrollment.evidence("assignment")).hasSize(2);
    assertThat(enrollment.evidence("reminder")).hasSize(1);
    assertThat(receivers()).containsExactlyInAnyOrder("alex@example.com", "sam@example.com");
  }

  @Test
  void tellsHowToWaitLongerForARecord() throws Exception {
    RunningEnrollment enrollment = new AtRecord(drive).atRecord();
    await().until(() -> enrollment.evidence("assignment").size() >= 4);
    SERVER.purgeEmailFromAllMailboxes();

    enrollment.after(Duration.ofDays(2).plusMinutes(1));

    assertThat(receivers())
        .containsExactlyInAnyOrder("alex@example.com", "kim@example.com", "sam@example.com");
    assertThat(unfolded(SERVER.getReceivedMessages()[0]))
        .contains("POST http://localhost:8080/api/enrollments/" + enrollment.id())
        .contains("/dns-extension");
  }

  @Test
  void goesOnWithoutAMailServerAndSaysThatNobodyWasTold() {
    RunningEnrollment enrollment = drive.request("kim", Requests.of("contoso.com")).work();
    await().until(() -> !enrollment.evidence("assignment").isEmpty());
    JavaMailSenderImpl sender = context.getBean(JavaMailSenderImpl.class);
    sender.setPort(1);
    try {
      enrollment.after(Duration.ofHours(25));

      assertThat(enrollment.evidence("reminder").get(0).get("problem").asText())
          .contains("could not be sent");
      assertThat(enrollment.view().path("incident").isMissingNode()).isTrue();
      enrollment.complete("alex", "ApproveEnrollment", Map.copyOf(Requests.APPROVED));
      assertThat(enrollment.state()).isEqualTo("awaiting-association");
    } finally {
      sender.setPort(SERVER.getSmtp().getPort());
    }
  }

  private record AtRecord(EnrollmentDriver drive) implements Paths {}

  private static List<String> receivers() {
    return Arrays.stream(SERVER.getReceivedMessages()).map(MailIT::receiver).sorted().toList();
  }

  private static String receiver(MimeMessage mail) {
    return GreenMailUtil.getAddressList(address(mail));
  }

  private static jakarta.mail.Address[] address(MimeMessage mail) {
    try {
      return mail.getAllRecipients();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Long lines are folded on their way. */
  private static String unfolded(MimeMessage mail) {
    try {
      return mail.getContent().toString();
    } catch (java.io.IOException | jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
