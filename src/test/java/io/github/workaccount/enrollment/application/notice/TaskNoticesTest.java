package io.github.workaccount.enrollment.application.notice;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.enrollment.PublicAddress;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.Workflow.WaitingTask;
import io.github.workaccount.enrollment.application.enrollment.Workforce.Person;
import io.github.workaccount.enrollment.application.notice.Notifier.Kind;
import io.github.workaccount.enrollment.application.notice.Notifier.Notice;
import io.github.workaccount.enrollment.application.proof.DomainProofProperties;
import io.github.workaccount.enrollment.application.proof.ExtendDomainProof;
import io.github.workaccount.enrollment.testing.memory.FakeNotifier;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of a task that waits, and what is kept of that. */
class TaskNoticesTest {

  private static final Person SAM = new Person("sam", "sam@example.org");
  private static final Person ALEX = new Person("alex", "alex@example.org");
  private static final Person KIM = new Person("kim", "kim@example.org");
  private static final Person PAT = new Person("pat", "pat@example.org");

  private final TestUseCases world = new TestUseCases();
  private final Stores stores = world.stores;
  private final FakeNotifier notifier = new FakeNotifier();
  private final TaskNotices notices =
      new TaskNotices(
          stores.enrollments(),
          world.workforce,
          world.fourEyes(),
          new ExtendDomainProof(
              stores.enrollments(),
              stores.proofs(),
              stores.watches(),
              world.workflow,
              stores.evidence(),
              world.clock,
              new DomainProofProperties(Duration.ofDays(30), Duration.ofDays(90)),
              new PublicAddress(URI.create("https://enroll.example"))),
          world.consentRemoval(),
          notifier,
          stores.evidence());

  @BeforeEach
  void kimAskedAndIsAnAdminToo() {
    stores.enrollments().add(TestEnrollments.askedForBy("kim"));
    world
        .workforce
        .with("kim", User.REQUESTERS, User.ENROLLMENT_ADMINS)
        .with("alex", User.ENROLLMENT_ADMINS)
        .with("sam", User.ENROLLMENT_ADMINS)
        .with("pat", User.PROCESS_OWNERS);
  }

  private static WaitingTask task(String id, String assignee, List<String> users) {
    return new WaitingTask(
        "1",
        id,
        "The task",
        "What",
        assignee,
        users,
        List.of(User.ENROLLMENT_ADMINS),
        NOW,
        null,
        "link");
  }

  private Notice told() {
    assertThat(notifier.told()).hasSize(1);
    return notifier.told().get(0);
  }

  @Test
  void tellsAllWhoCanActOfANewTask() {
    notices.assigned(ID, task("GrantConsent", null, List.of()));

    assertThat(told().kind()).isEqualTo(Kind.ASSIGNMENT);
    assertThat(told().to()).containsExactly(ALEX, KIM, SAM);
    assertThat(told().hint()).isNull();
  }

  @Test
  void tellsNobodyTwice() {
    notices.assigned(ID, task("GrantConsent", null, List.of("sam", "nobody")));

    assertThat(told().to()).containsExactly(SAM, ALEX, KIM);
  }

  @Test
  void tellsOfAnApprovalNotWhoAskedForTheEnrollment() {
    notices.assigned(ID, task("ApprovePlan", null, List.of("kim")));

    assertThat(told().to()).containsExactly(ALEX, SAM);
  }

  @Test
  void tellsOnlyWhoHasTakenTheTask() {
    notices.remind(ID, task("GrantConsent", "sam", List.of("kim")));

    assertThat(told().kind()).isEqualTo(Kind.REMINDER);
    assertThat(told().to()).containsExactly(SAM);
  }

  @Test
  void tellsTheProcessOwnersOfAnOverdueTask() {
    notices.escalate(ID, task("ApprovePlan", "sam", List.of()));

    assertThat(told().kind()).isEqualTo(Kind.ESCALATION);
    assertThat(told().to()).containsExactly(PAT);
  }

  @Test
  void remindsWhoCanActOnceMoreWhereTheEnrollmentExpiresWithTheTask() {
    stores.proofs().begin(ID, "verifying", NOW, NOW.plus(Duration.ofDays(30)));

    notices.escalate(ID, task("PublishDnsRecord", "sam", List.of()));

    assertThat(notifier.told())
        .extracting(Notice::kind)
        .containsExactly(Kind.ESCALATION, Kind.REMINDER);
    assertThat(notifier.told().get(1).to()).containsExactly(SAM);
    assertThat(notifier.told())
        .allMatch(notice -> notice.hint().startsWith("The domain is to be proved until"));
  }

  @Test
  void keepsWhoWasToldAndHow() {
    WaitingTask overdue =
        new WaitingTask(
            "1", "ApprovePlan", "The task", "What", "sam", List.of(), List.of(), NOW, NOW, "link");
    notifier.reaches("the mail server is down");

    notices.remind(ID, overdue);

    assertThat(stores.evidence().only(ID, "reminder").data())
        .containsEntry("task", "ApprovePlan")
        .containsEntry("due", NOW.toString())
        .containsEntry("how", "e-mail")
        .containsEntry("told", List.of("sam"))
        .containsEntry("problem", "the mail server is down");
  }

  @Test
  void tellsWhoAssociatesHowTheConsentIsTakenBackThen() {
    notices.assigned(ID, task("AssociateInPartnerCenter", null, List.of()));
    assertThat(told().hint()).as("nothing was granted").isNull();

    stores.consents().granted(ID, "tenant-id", Access.WRITE, NOW);
    notices.remind(ID, task("AssociateInPartnerCenter", null, List.of()));

    assertThat(notifier.told().get(1).hint()).contains("az ad sp delete --id", "Enterprise apps");
  }

  @Test
  void keepsOnlyWhatThereIs() {
    notices.remind(ID, task("ApprovePlan", "sam", List.of()));

    assertThat(stores.evidence().only(ID, "reminder").data())
        .containsOnlyKeys("task", "how", "told");
  }

  @Test
  void keepsANewTasksNoticeOnceItWasDelivered() {
    notices.assigned(ID, task("ApprovePlan", null, List.of()));
    assertThat(stores.evidence().of(ID)).isEmpty();

    notifier.deliver();

    assertThat(stores.evidence().only(ID, "assignment").data())
        .containsEntry("told", List.of("alex", "sam"));
  }

  @Test
  void doesNotTellOfNewTasksWhereNobodyCanBeReached() {
    notifier.reachesNobody();

    notices.assigned(ID, task("ApprovePlan", null, List.of()));

    assertThat(notifier.told()).isEmpty();
  }
}
