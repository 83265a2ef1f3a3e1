package io.github.workaccount.enrollment.application.consent;

import io.github.workaccount.enrollment.application.consent.ConsentRequests.ConsentRequest;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.RecordDecision;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantConsent;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.failure.WrongState;
import io.github.workaccount.enrollment.model.address.DomainText;
import io.github.workaccount.enrollment.model.address.WorkEmail;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import io.github.workaccount.enrollment.model.input.Violations;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.text.Sentences;
import io.github.workaccount.enrollment.model.text.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Asks an administrator of the tenant for consent, and takes the answer. */
@Service
public class GrantConsent {

  /** The state of a link that only renews a consent, for which no task waits. */
  public static final String RENEWAL = "renewal";

  private static final String USED =
      "This link, or another one of the same enrollment, was used already. If the task \"Grant consent\" is still there, complete it: then it is looked again.";
  private static final int STATE_BYTES = 32;

  private final Enrollments enrollments;
  private final ConsentNeed need;
  private final ConsentRequests requests;
  private final TenantConsent directory;
  private final DomainText domains;
  private final ProvedConsent proved;
  private final RecordDecision decisions;
  private final Evidence evidence;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  GrantConsent(
      Enrollments enrollments,
      ConsentNeed need,
      ConsentRequests requests,
      TenantConsent directory,
      DomainText domains,
      ProvedConsent proved,
      RecordDecision decisions,
      Evidence evidence,
      Clock clock) {
    this.enrollments = enrollments;
    this.need = need;
    this.requests = requests;
    this.directory = directory;
    this.domains = domains;
    this.proved = proved;
    this.decisions = decisions;
    this.evidence = evidence;
    this.clock = clock;
  }

  /**
   * Begins to ask: earlier links of the enrollment still count, if they are for the same tenant.
   *
   * @param id the enrollment
   * @param access what for
   * @return the link that an administrator of the tenant opens
   */
  public String ask(EnrollmentId id, Access access) {
    byte[] bytes = new byte[STATE_BYTES];
    random.nextBytes(bytes);
    String state = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String tenantId = tenant(enrollments.get(id)).id();
    requests.add(new ConsentRequest(Sha256.of(state), id, tenantId, access, clock.instant(), null));
    return directory.consentLink(tenantId, access, state);
  }

  /**
   * Keeps what an admin entered when saying "look now".
   *
   * @param user who said so
   * @param id the enrollment
   * @param tenantAdmin user name or address of the tenant's administrator; null when nobody is
   *     named
   * @param byHand whether people make the changes, since the tenant does not let the product write
   * @throws InvalidInput when that is not to be chosen, and when the administrator's name is none
   */
  public void lookNow(User user, EnrollmentId id, String tenantAdmin, boolean byHand) {
    Violations wrong = new Violations();
    if (byHand && !need.mayBecomeByHand(id)) {
      wrong.add(
          "byHand",
          "Choose it only where a change could not be written for want of consent. To have changes made by hand from the start, grant reading alone.");
    }
    String admin = tenantAdmin == null ? null : wrong.orNull(() -> userName(tenantAdmin));
    wrong.check();
    Enrollment enrollment = enrollments.get(id);
    if (!Objects.equals(admin, enrollment.tenantAdmin())) {
      enrollments.update(enrollment.withTenantAdmin(admin));
      Map<String, Object> change = new LinkedHashMap<>();
      change.put("before", enrollment.tenantAdmin());
      change.put("after", admin);
      evidence.add(id, EvidenceKind.TENANT_ADMINISTRATOR, user.id(), change);
    }
    decisions.record(
        user,
        id,
        UserTask.GRANT_CONSENT,
        byHand ? Choice.BY_HAND : Choice.LOOK_NOW,
        null,
        admin == null ? null : "Administrator: " + admin);
  }

  /** A user name of a tenant has the form of an address. */
  private String userName(String typed) {
    try {
      return WorkEmail.parse(typed, domains).value();
    } catch (InvalidValue e) {
      throw new InvalidInput(
          "tenantAdmin",
          "Give the administrator's user name in that tenant, or an e-mail address. "
              + e.getMessage());
    }
  }

  /**
   * Takes what Microsoft's consent page sends back. The state is used up only when a token proves
   * the consent; Microsoft is asked for it outside of any transaction.
   *
   * @param answer the query of the redirect
   * @return what to tell the person
   */
  public Outcome returned(Answer answer) {
    if (RENEWAL.equals(answer.state())) {
      return answer.isGranted()
          ? Outcome.notKnown(
              "Whether a consent was renewed is not known here, since this link belongs to no enrollment. If one needs attention because a permission was missing, its process owner can retry it now: then Microsoft is asked.")
          : Outcome.refused(notGranted(answer, null));
    }
    Optional<ConsentRequest> request =
        answer.state() == null ? Optional.empty() : requests.find(Sha256.of(answer.state()));
    if (request.isEmpty()) {
      return withoutRequest(answer);
    }
    return returned(answer, request.get());
  }

  private Outcome returned(Answer answer, ConsentRequest request) {
    Enrollment enrollment = enrollments.get(request.enrollment());
    if (request.usedAt() != null) {
      return Outcome.refused(USED);
    }
    if (enrollment.state() != EnrollmentState.AWAITING_CONSENT) {
      return Outcome.refused(
          "The enrollment %s does not wait for consent any more.".formatted(enrollment.id()));
    }
    if (!answer.isGranted()) {
      return refuse(
          request,
          notGranted(answer, tenant(enrollment)),
          answer.problem().map(ConsentError::parts).orElse(Map.of()));
    }
    if (!request.tenantId().equalsIgnoreCase(answer.tenant())) {
      return refuse(
          request,
          "Consent was granted in another tenant than the one of this enrollment. Sign in with an administrator of %s and use the same link again."
              .formatted(tenant(enrollment).label()));
    }
    return prove(request, enrollment);
  }

  /** Consent that is given in Microsoft's portal comes back without the state of a link. */
  private Outcome withoutRequest(Answer answer) {
    boolean stateless = answer.state() == null || answer.state().isBlank();
    if (answer.problem().isPresent()) {
      return Outcome.refused(notGranted(answer, null));
    }
    return stateless && answer.tenant() != null && requests.isAwaited(answer.tenant())
        ? Outcome.notKnown(
            "An enrollment waits for the consent of this tenant. Whoever works on it completes the task \"Grant consent\": then it is looked for consent at once.")
        : Outcome.refused(
            "This link is not known or has been replaced. Open the newest link of the task \"Grant consent\".");
  }

  private static String notGranted(Answer answer, Tenant tenant) {
    return answer
        .problem()
        .map(problem -> problem.sentences(tenant))
        .orElse("Consent was not granted. The same link can be used again.");
  }

  private Outcome prove(ConsentRequest request, Enrollment enrollment) {
    List<String> permissions;
    try {
      permissions =
          directory.consentedPermissions(enrollment.id(), request.tenantId(), request.access());
    } catch (DirectoryFailure e) {
      return refuse(
          request,
          "Microsoft gives no token for this tenant yet. Wait a minute, then use the same link again, or complete the task to look now.");
    }
    try {
      if (!proved.keep(request, permissions)) {
        return Outcome.refused(USED);
      }
    } catch (WrongState e) {
      return Outcome.refused(e.getMessage());
    }
    return Outcome.granted(
        "Thank you: %s has given consent. The enrollment %s goes on by itself; this page can be closed."
            .formatted(tenant(enrollment).label(), enrollment.id()));
  }

  private Outcome refuse(ConsentRequest request, String why) {
    return refuse(request, why, Map.of());
  }

  private Outcome refuse(ConsentRequest request, String why, Map<String, ?> more) {
    Map<String, Object> data = new LinkedHashMap<>(more);
    data.put("reason", why);
    evidence.addNow(request.enrollment(), EvidenceKind.CONSENT_REFUSED, Evidence.SYSTEM, data);
    return Outcome.refused(why);
  }

  private static Tenant tenant(Enrollment enrollment) {
    return enrollment
        .facts()
        .target()
        .orElseThrow(() -> new IllegalStateException("No tenant to ask for consent"));
  }

  /**
   * What Microsoft's consent page sends back; every part may be missing.
   *
   * @param adminConsent {@code True} when consent was granted
   * @param tenant the tenant's id
   * @param state the value that was sent
   * @param error the error code
   * @param errorSubcode Microsoft's subcode
   * @param errorDescription Microsoft's text, with the number of its error
   */
  public record Answer(
      String adminConsent,
      String tenant,
      String state,
      String error,
      String errorSubcode,
      String errorDescription) {

    private boolean isGranted() {
      return error == null && "true".equalsIgnoreCase(adminConsent);
    }

    private Optional<ConsentError> problem() {
      return isGranted()
          ? Optional.empty()
          : ConsentError.of(error, errorSubcode, errorDescription);
    }
  }

  /**
   * What to tell the person.
   *
   * @param standing whether consent counts
   * @param message why, or why not
   */
  public record Outcome(Standing standing, String message) {

    public Outcome {
      message = Sentences.withOneFullStop(message);
    }

    /** Whether consent counts. */
    public enum Standing {
      /** A token has proved it. */
      GRANTED,
      /** It does not. */
      REFUSED,
      /** The answer says that it was granted, and nothing here can prove it. */
      NOT_KNOWN
    }

    static Outcome granted(String message) {
      return new Outcome(Standing.GRANTED, message);
    }

    /**
     * @param message why consent was not taken, and what to do
     */
    public static Outcome refused(String message) {
      return new Outcome(Standing.REFUSED, message);
    }

    static Outcome notKnown(String message) {
      return new Outcome(Standing.NOT_KNOWN, message);
    }
  }
}
