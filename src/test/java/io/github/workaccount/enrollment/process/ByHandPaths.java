package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Where the tenant grants no permission to write, people make the changes and they are read back.
 */
interface ByHandPaths extends Paths {

  String GROUP = "Partner Center users (northwindtraders.com)";
  String MEGAN = "megan@northwind.onmicrosoft.com";

  @Test
  default void saysInThePlanWhatIsDoneByHandAndWhy() {
    RunningEnrollment enrollment = atConsent().acceptReadingOnly();

    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.view().at("/plan/changes"))
        .extracting(change -> change.get("by").asText())
        .containsOnly("hand");
    assertThat(enrollment.view().at("/plan/warnings").toString())
        .contains("has not granted Domain.ReadWrite.All", "change 1, 2.")
        .contains("has not granted Group.Create", "change 3.")
        .contains("has not granted GroupMember.ReadWrite.All", "change 4.");
    assertThat(enrollment.variable("ApprovePlan", "changes").toString())
        .contains("a person, by hand");
  }

  @Test
  default void leavesToTheProductWhatWasGrantedBeforeTheTenantIsLookedIntoAgain() {
    RunningEnrollment enrollment = atConsent();
    String link = enrollment.consentLink();
    enrollment.acceptReadingOnly();
    assertThat(enrollment.view().at("/plan/warnings").toString())
        .contains("choose to look into the tenant again here");

    drive().people.acceptOnly(link);
    enrollment
        .complete(
            "sam",
            "ApprovePlan",
            Map.of("planDecision", "look-again", "planDigest", enrollment.planDigest()))
        .complete("alex", "GrantConsent", Map.of());

    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.view().at("/plan/changes"))
        .extracting(change -> change.get("by").asText())
        .containsOnly("product");
  }

  @Test
  default void readsEachChangeBackThatAPersonMadeAndWritesNothing() {
    RunningEnrollment enrollment = approvedByHand();
    lookInVain(enrollment, "AddDomainByHand", "The domain northwindtraders.com is not in the");

    drive().people.addDomain(NORTHWIND_TENANT, NORTHWIND);
    enrollment.complete("alex", "AddDomainByHand", Map.of());
    assertThat(enrollment.state()).isEqualTo("awaiting-dns-record");
    enrollment.publishRecord().lookByItself();
    assertThat(enrollment.state()).isEqualTo("applying");
    lookInVain(enrollment, "VerifyDomainByHand", "is in the tenant and not verified");

    drive().people.verifyDomain(NORTHWIND_TENANT, NORTHWIND);
    enrollment.complete("alex", "VerifyDomainByHand", Map.of());
    lookInVain(enrollment, "ApplyChangeByHand", "No group has the mail nickname partner-center-");

    String nickname = enrollment.variable("ApplyChangeByHand", "groupNickname").toString();
    String group = drive().people.createGroup(NORTHWIND_TENANT, GROUP, nickname);
    enrollment.complete("sam", "ApplyChangeByHand", Map.of());
    assertThat(enrollment.variable("ApplyChangeByHand", "members").toString()).contains(MEGAN);
    lookInVain(enrollment, "ApplyChangeByHand", "does not have the user");

    drive().people.addMember(NORTHWIND_TENANT, group, MEGAN);
    enrollment.complete("alex", "ApplyChangeByHand", Map.of());

    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.changes()).hasSize(4).allMatch(change -> change.endsWith(" applied"));
    assertThat(enrollment.writes()).isEmpty();
    assertThat(enrollment.evidence("change"))
        .extracting(change -> change.get("kind").asText() + " " + change.get("doneBy").asText())
        .containsExactly(
            "add-domain alex", "verify-domain alex", "create-group sam", "add-member alex");
    assertThat(drive().world.groups(NORTHWIND_TENANT)).containsExactly(List.of(MEGAN));
    enrollment.complete("alex", "AssociateInPartnerCenter", Requests.ASSOCIATED);
    assertThat(enrollment.state()).isEqualTo("enrolled");
  }

  @Test
  default void findsTheGroupByItsNameWhenThePortalChoseTheNickname() {
    RunningEnrollment enrollment = atGroupByHand();
    String group = drive().people.createGroup(NORTHWIND_TENANT, GROUP, "3f2a9c11-7");
    drive().people.addMember(NORTHWIND_TENANT, group, MEGAN);

    enrollment.complete("alex", "ApplyChangeByHand", Map.of());

    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.changes()).hasSize(4).allMatch(change -> change.endsWith(" applied"));
    assertThat(enrollment.writes()).isEmpty();
  }

  @Test
  default void saysThatTwoGroupsHaveTheNameInsteadOfGuessing() {
    RunningEnrollment enrollment = atGroupByHand();
    drive().people.createGroup(NORTHWIND_TENANT, GROUP, "one");
    drive().people.createGroup(NORTHWIND_TENANT, GROUP, "two");

    lookInVain(enrollment, "ApplyChangeByHand", "There are 2 groups with the name");

    assertThat(enrollment.changes()).contains("create-group planned");
  }

  @Test
  default void takesWhatIsThereAlreadyWithoutAskingAnybody() {
    RunningEnrollment enrollment = atConsent().acceptReadingOnly();
    drive().people.addDomain(NORTHWIND_TENANT, NORTHWIND);

    enrollment.approvePlan("sam");

    assertThat(enrollment.state()).isEqualTo("awaiting-dns-record");
    assertThat(enrollment.changes()).contains("add-domain already-there");
    assertThat(enrollment.passed()).doesNotContain("AddDomainByHand");
  }

  @Test
  default void givesAnAdminADomainByHandThatAnotherTenantHolds() {
    RunningEnrollment enrollment = approvedByHand();
    drive().world.verify(NORTHWIND, DomainPaths.ELSEWHERE);

    enrollment.complete("alex", "AddDomainByHand", Map.of());
    assertThat(enrollment.state()).isEqualTo("awaiting-conflict-resolution");

    drive().world.release(NORTHWIND, DomainPaths.ELSEWHERE);
    enrollment.complete("alex", "ResolveDomainConflict", Map.of("resolution", "retry"));
    assertThat(enrollment.waitsFor()).containsExactly("AddDomainByHand");
  }

  @Test
  default void plansAnewWhenTheDomainThatWasAddedByHandIsGone() {
    RunningEnrollment enrollment = atVerificationByHand();
    drive().world.release(NORTHWIND, NORTHWIND_TENANT);

    enrollment.complete("alex", "VerifyDomainByHand", Map.of());

    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.passed()).contains("PlanOutdatedInVerification");
    assertThat(enrollment.changes()).startsWith("add-domain planned");
  }

  @Test
  default void leavesWhatWasDoneByHandToAPersonWhenItIsWithdrawn() {
    RunningEnrollment enrollment = atGroupByHand();

    enrollment.withdraw("kim");
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(enrollment.outcome())
        .contains("This was done by hand, and a person takes it back:")
        .contains("add the domain northwindtraders.com");
    assertThat(enrollment.evidence("undo")).isEmpty();
    assertThat(enrollment.writes()).isEmpty();
    assertThat(drive().world.domains(NORTHWIND_TENANT)).containsEntry(NORTHWIND, true);
  }

  @Test
  default void isWithdrawnWhileTheVerificationByHandIsAwaited() {
    RunningEnrollment enrollment = atVerificationByHand();

    enrollment.withdraw("kim");
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(enrollment.waitsFor()).isEmpty();
    assertThat(enrollment.writes()).isEmpty();
  }

  /** Somebody says that it is done, and it is not: the task comes back and says so. */
  private void lookInVain(RunningEnrollment enrollment, String task, String said) {
    assertThat(enrollment.state()).isEqualTo("applying");
    assertThat(enrollment.waitsFor()).containsExactly(task);
    long before = enrollment.times(task);
    lookLate(enrollment, "alex", task);
    assertThat(enrollment.waitsFor()).containsExactly(task);
    assertThat(enrollment.times(task)).isEqualTo(before + 1);
    tellsOfTheLateLook(plain(enrollment.variable(task, "intro").toString()), "alex");
    assertThat(plain(enrollment.variable(task, "intro").toString()))
        .contains("Looked for and not found: ")
        .contains(said);
  }

  /** What a page shows of a text whose special characters are escaped. */
  private static String plain(String text) {
    return Pattern.compile("&#(\\d+);")
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1)))));
  }
}
