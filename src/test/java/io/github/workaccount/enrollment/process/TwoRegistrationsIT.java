package io.github.workaccount.enrollment.process;

import static io.github.workaccount.enrollment.process.Requests.APPROVED;
import static io.github.workaccount.enrollment.process.Requests.APPROVED_LOOKING_INSIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.testing.MovableClock;
import io.github.workaccount.enrollment.testing.ProductHttp.Reply;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.web.context.WebApplicationContext;

/** Reading and writing are two app registrations: consent is asked for the one that is needed. */
@Import(MovableClock.Configuration.class)
@SpringBootTest(
    properties = {
      "enrollment.sandbox.directory=memory",
      "enrollment.microsoft.client-id=" + TwoRegistrationsIT.READER,
      "enrollment.microsoft.writer.client-id=" + TwoRegistrationsIT.WRITER,
      "camunda.bpm.job-execution.enabled=false",
      "enrollment.public-url=http://localhost:8080",
      "spring.datasource.url=jdbc:h2:mem:two-registrations;DB_CLOSE_DELAY=-1",
      "camunda.bpm.process-engine-name=twoRegistrations"
    })
class TwoRegistrationsIT {

  static final String READER = "2b7e9d14-5f3c-4e08-b6a1-c94d8e27f350";
  static final String WRITER = "9c4f2e60-8a1d-4b73-a5c2-6d3e1f7b9048";

  @Autowired private WebApplicationContext context;
  private EnrollmentDriver drive;

  @BeforeEach
  void beginAnew() {
    drive = new EnrollmentDriver(context);
    drive.reset();
  }

  @Test
  void aLookInsideAsksForReadingOnly() {
    RunningEnrollment enrollment = lookingInside();

    assertThat(enrollment.consentLink()).contains("client_id=" + READER);
    assertThat(enrollment.acceptConsent().state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.evidence("consent").get(0).toString()).contains("\"access\":\"read\"");
  }

  @Test
  void asksForWritingWhenAnApprovedChangeCannotBeWritten() {
    RunningEnrollment enrollment = lookingInside().acceptConsent().approvePlan("sam");

    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
    assertThat(enrollment.consentLink()).contains("client_id=" + WRITER);
    enrollment.acceptConsent().approvePlan("sam");

    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(drive.world.groups("contoso.com")).hasSize(1);
  }

  @Test
  void goesOnByHandWhereTheTenantDoesNotGrantWritingAfterTheLook() {
    RunningEnrollment enrollment = lookingInside().acceptConsent().approvePlan("sam");
    assertThat(enrollment.variable("GrantConsent", "intro").toString())
        .contains("lets the product read and not write");
    assertThat(enrollment.variable("GrantConsent", "mayBecomeByHand")).isEqualTo(true);
    enrollment.complete("alex", "GrantConsent", Map.of());
    assertThat(enrollment.variable("GrantConsent", "intro").toString())
        .startsWith("**Looked at ")
        .contains("The tenant still does not let the product write.");

    enrollment.complete("alex", "GrantConsent", Map.of("byHand", true));

    assertThat(enrollment.view().at("/plan/changes"))
        .extracting(change -> change.get("by").asText())
        .containsExactly("hand", "hand");
    assertThat(enrollment.approvePlan("sam").waitsFor()).containsExactly("ApplyChangeByHand");
    String nickname = enrollment.variable("ApplyChangeByHand", "groupNickname").toString();
    String group = drive.people.createGroup("contoso.com", "Partner Center users", nickname);
    drive.people.addMember("contoso.com", group, "megan@contoso.com");
    enrollment.complete("alex", "ApplyChangeByHand", Map.of());
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.writes()).isEmpty();
    assertThat(enrollment.evidence("decision").toString()).contains("\"choice\":\"by-hand\"");
  }

  @Test
  void asksForReadingWhenAllWasTakenBackAndChangesAreMadeByHand() {
    RunningEnrollment enrollment = lookingInside().acceptConsent().approvePlan("sam");
    drive.people.removeConsent("contoso.com");

    enrollment.complete("alex", "GrantConsent", Map.of("byHand", true));

    assertThat(enrollment.consentLink()).contains("client_id=" + READER);
    assertThat(enrollment.acceptConsent().view().at("/plan/changes/0/by").asText())
        .isEqualTo("hand");
  }

  @Test
  void takesNoChangesByHandBeforeAWriteWasRefused() {
    RunningEnrollment enrollment = lookingInside();

    assertThatThrownBy(() -> enrollment.submit("alex", "GrantConsent", Map.of("byHand", true)))
        .hasMessageContaining("grant reading alone");
  }

  @Test
  void anAdministratorMayGrantWritingAtOnce() {
    RunningEnrollment enrollment = lookingInside();
    String other = (String) enrollment.variable("GrantConsent", "alternative");
    assertThat(other).contains("client_id=" + WRITER);

    Reply reply = drive.people.accept(other.replaceAll("(?s).*`(http[^`]*)`.*", "$1"));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    enrollment.work().approvePlan("sam");

    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.changes()).containsExactly("create-group applied", "add-member applied");
  }

  @Test
  void aDomainThatIsToBeProvedAsksForWritingOnce() {
    RunningEnrollment enrollment =
        drive
            .request("kim", Requests.northwind())
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED);

    assertThat(enrollment.consentLink()).contains("client_id=" + WRITER);
    enrollment.acceptConsent().approvePlan("sam");

    assertThat(enrollment.state()).isEqualTo("awaiting-dns-record");
  }

  @Test
  void changesAreMadeByHandWhereReadingAloneWasGrantedThoughWritingWasAskedFor() {
    RunningEnrollment enrollment =
        drive
            .request("kim", Requests.northwind())
            .work()
            .complete("alex", "ApproveEnrollment", APPROVED);
    String other = (String) enrollment.variable("GrantConsent", "alternative");
    assertThat(other).contains("client_id=" + READER);

    Reply reply = drive.people.accept(other.replaceAll("(?s).*`(http[^`]*)`.*", "$1"));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    enrollment.work();

    assertThat(enrollment.view().at("/plan/changes"))
        .extracting(change -> change.get("by").asText())
        .containsOnly("hand");
    assertThat(enrollment.approvePlan("sam").waitsFor()).containsExactly("AddDomainByHand");
    assertThat(enrollment.writes()).isEmpty();
  }

  private RunningEnrollment lookingInside() {
    return drive
        .request("kim", Requests.of("contoso.com"))
        .work()
        .complete("alex", "ApproveEnrollment", APPROVED_LOOKING_INSIDE);
  }
}
