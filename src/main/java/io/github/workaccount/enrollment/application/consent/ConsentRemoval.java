package io.github.workaccount.enrollment.application.consent;

import io.github.workaccount.enrollment.application.consent.Consents.Consent;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.TenantConsent;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.failure.WrongState;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * After the end nothing needs the consent any more: tells how to take it back, and has it looked
 * for that it was.
 */
@Service
public class ConsentRemoval {

  private final Enrollments enrollments;
  private final Consents consents;
  private final TenantConsent directory;
  private final Evidence evidence;
  private final ConsentProperties settings;
  private final Clock clock;

  public ConsentRemoval(
      Enrollments enrollments,
      Consents consents,
      TenantConsent directory,
      Evidence evidence,
      ConsentProperties settings,
      Clock clock) {
    this.enrollments = enrollments;
    this.consents = consents;
    this.directory = directory;
    this.evidence = evidence;
    this.settings = settings;
    this.clock = clock;
  }

  /** Keeps a consent that was proved, even if the tenant is never looked into. */
  void proved(EnrollmentId id, String tenantId, Access asked) {
    if (!directory.isOwnTenant(tenantId)) {
      // The only registration counts as the writing one.
      Access granted = directory.asksSeparately() ? asked : Access.WRITE;
      consents.granted(id, tenantId, granted, clock.instant());
    }
  }

  /** Keeps what a tenant that was looked into has granted. */
  void granted(EnrollmentId id, String tenantId) {
    if (directory.isOwnTenant(tenantId)) {
      return;
    }
    Instant now = clock.instant();
    directory
        .consented(id, tenantId)
        .forEach(access -> consents.granted(id, tenantId, access, now));
  }

  /** The enrollment is over: from now its consents are looked for. */
  public void watch(EnrollmentId id) {
    Instant now = clock.instant();
    consents.watch(id, now.plus(settings.checkInterval()), now.plus(settings.expireAfter()));
  }

  /**
   * What was granted for an enrollment, whether it still is or not.
   *
   * @param id the enrollment
   * @return without what our own tenant granted: that is not an enrollment's to take back
   */
  public List<Consent> grants(EnrollmentId id) {
    return consents.of(id).stream()
        .filter(consent -> !directory.isOwnTenant(consent.tenantId()))
        .toList();
  }

  private List<Consent> left(EnrollmentId id) {
    return grants(id).stream().filter(consent -> consent.removedAt() == null).toList();
  }

  /**
   * How an administrator takes back what was granted for an enrollment and still is.
   *
   * @param id the enrollment
   * @return sentences, one for each way; empty when there is nothing to take back
   */
  public List<String> steps(EnrollmentId id) {
    return markedSteps(id).stream().map(step -> step.replace("`", "")).toList();
  }

  /**
   * How it is taken back, for the end of what is said where it stays readable.
   *
   * @param id the enrollment
   * @return sentences with a space before them; empty when there is nothing to take back
   */
  public String inWords(EnrollmentId id) {
    List<String> steps = steps(id);
    return steps.isEmpty()
        ? ""
        : " Nothing here needs the consent of the tenant any more; an administrator there takes it back in one of these ways. "
            + steps.stream().map(ConsentRemoval::ended).collect(Collectors.joining(" "));
  }

  private static String ended(String step) {
    return step.endsWith(".") ? step : step + ".";
  }

  /**
   * The same sentences, in which what is to be entered somewhere stands between back quotes.
   *
   * @param id the enrollment
   */
  public List<String> markedSteps(EnrollmentId id) {
    return left(id).stream()
        .flatMap(
            consent ->
                consents.neededElsewhere(id, consent.tenantId())
                    ? Stream.of(
                        "Another enrollment with the tenant %s still runs and needs the consent: take it back after that one."
                            .formatted(consent.tenantId()))
                    : steps(consent).stream())
        .toList();
  }

  private List<String> steps(Consent consent) {
    String client = directory.clientId(consent.access());
    String tenant = consent.tenantId();
    Cloud cloud = directory.cloud();
    return List.of(
        "In the portal: as an administrator of the tenant %s open %s, Entra ID, Enterprise apps, All applications, look for the application id `%s`, open Properties and choose Delete."
            .formatted(tenant, cloud.portal(), client),
        "With the Azure CLI: %s`az login --tenant %s --allow-no-subscriptions`, then `az ad sp delete --id %s`"
            .formatted(
                cloud.azureCliName() == null
                    ? ""
                    : "`az cloud set --name %s`, then ".formatted(cloud.azureCliName()),
                tenant,
                client),
        "With Microsoft Graph PowerShell: `Connect-MgGraph%s -TenantId %s -Scopes Application.ReadWrite.All`, then `Remove-MgServicePrincipal -ServicePrincipalId (Get-MgServicePrincipal -Filter \"appId eq '%s'\").Id`"
            .formatted(
                cloud.powerShellName() == null ? "" : " -Environment " + cloud.powerShellName(),
                tenant,
                client));
  }

  /**
   * Has the removal looked for now.
   *
   * @param user who asks: the requester, an enrollment admin or a process owner
   * @param id an enrollment that is over
   * @throws NotAllowed when the user may not
   * @throws WrongState when there is nothing to look for, or somebody still needs it
   */
  @Transactional
  public void lookNow(User user, EnrollmentId id) {
    Enrollment enrollment = enrollments.get(id);
    if (!user.mayWorkOn(enrollment) && !user.isIn(User.PROCESS_OWNERS)) {
      throw new NotAllowed(
          "Only the requester, enrollment admins and process owners have the consent looked for.");
    }
    List<Consent> left = left(id);
    if (left.isEmpty()) {
      throw new WrongState("No consent is left that was granted for %s.".formatted(id));
    }
    if (!enrollment.state().isEnd()) {
      throw new WrongState("The enrollment %s still runs and needs the consent.".formatted(id));
    }
    if (left.stream().allMatch(one -> consents.neededElsewhere(id, one.tenantId()))) {
      throw new WrongState(
          "Another enrollment with the same tenant still runs and needs the consent.");
    }
    Instant now = clock.instant();
    consents.watch(id, now, now.plus(settings.expireAfter()));
    evidence.add(id, EvidenceKind.LOOK_NOW, user.id(), Map.of("for", "consent"));
  }
}
