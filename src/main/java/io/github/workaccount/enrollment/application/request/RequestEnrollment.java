package io.github.workaccount.enrollment.application.request;

import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.PublicDirectory;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.Workflow;
import io.github.workaccount.enrollment.application.failure.DomainTaken;
import io.github.workaccount.enrollment.application.failure.KeyReused;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.request.RequestForm;
import io.github.workaccount.enrollment.model.request.RequestForm.Reading;
import io.github.workaccount.enrollment.model.text.CanonicalJson;
import io.github.workaccount.enrollment.model.text.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a request for an enrollment: the same checks from Tasklist and from the REST API. */
@Service
public class RequestEnrollment {

  private static final Logger LOG = LoggerFactory.getLogger(RequestEnrollment.class);

  private final RequestForm form;
  private final Enrollments enrollments;
  private final IdempotencyKeys keys;
  private final PublicDirectory directory;
  private final Evidence evidence;
  private final Workflow workflow;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public RequestEnrollment(
      RequestForm form,
      Enrollments enrollments,
      IdempotencyKeys keys,
      PublicDirectory directory,
      Evidence evidence,
      Workflow workflow,
      Clock clock) {
    this.form = form;
    this.enrollments = enrollments;
    this.keys = keys;
    this.directory = directory;
    this.evidence = evidence;
    this.workflow = workflow;
    this.clock = clock;
  }

  /**
   * Starts an enrollment for a client of the REST API; {@link StartOnce} also when it comes twice
   * at the same moment.
   *
   * @param user who asks
   * @param fields the start form's fields
   * @param idempotencyKey the client's key, or null: a repeated key starts nothing new
   * @return the enrollment
   * @throws InvalidInput when a field is wrong or the address unusable
   * @throws DomainTaken when the domain has an active enrollment
   * @throws KeyReused when the key came with another request before
   */
  @Transactional
  public EnrollmentId submit(User user, Map<String, ?> fields, String idempotencyKey) {
    requireUsable(fields);
    Optional<EnrollmentId> started = startedBy(user, fields, idempotencyKey);
    if (started.isPresent()) {
      return started.get();
    }
    EnrollmentId id =
        enrollments
            .findByProcessInstance(workflow.start(user, RequestForm.inText(fields)))
            .map(Enrollment::id)
            .orElseThrow();
    if (idempotencyKey != null) {
      keys.add(
          user.id(), idempotencyKey, new IdempotencyKeys.Used(hash(fields), id, clock.instant()));
    }
    return id;
  }

  /** Only where something is wrong is Microsoft asked here: all is told together. */
  private void requireUsable(Map<String, ?> fields) {
    try {
      form.read(fields).requireUsableAddress();
    } catch (InvalidInput e) {
      form.read(fields, this::unknownTenant).requireUsableAddress();
      throw e;
    }
  }

  /**
   * Finds what a request has started.
   *
   * @param user who asks
   * @param fields the start form's fields
   * @param idempotencyKey the client's key; null has started nothing
   * @throws KeyReused when the key came with another request
   */
  Optional<EnrollmentId> startedBy(User user, Map<String, ?> fields, String idempotencyKey) {
    if (idempotencyKey == null) {
      return Optional.empty();
    }
    Optional<IdempotencyKeys.Used> used = keys.find(user.id(), idempotencyKey);
    if (used.isPresent() && !used.get().requestHash().equals(hash(fields))) {
      throw new KeyReused();
    }
    return used.map(IdempotencyKeys.Used::enrollment);
  }

  private static String hash(Map<String, ?> fields) {
    return Sha256.of(CanonicalJson.of(RequestForm.inText(fields)));
  }

  /**
   * Checks the fields before anything is started or corrected.
   *
   * @param fields the start form's fields
   * @param own the enrollment that is being corrected; null at a start
   * @return what was read; its work e-mail may be unusable
   * @throws InvalidInput when another field is wrong
   * @throws DomainTaken when the domain has another active enrollment
   */
  public Reading check(Map<String, ?> fields, EnrollmentId own) {
    Reading reading = form.read(fields, this::unknownTenant);
    requireFree(reading.domain(), own);
    return reading;
  }

  /**
   * Keeps the enrollment whose process instance has just begun.
   *
   * @param processInstanceId the instance
   * @param requester who started it
   * @param fields the checked fields
   * @return its id
   */
  @Transactional
  public EnrollmentId begin(String processInstanceId, String requester, Map<String, ?> fields) {
    Reading reading = form.read(fields);
    EnrollmentId id =
        EnrollmentId.next(reading.domain() == null ? "request" : reading.domain().value(), random);
    Enrollment begun =
        new Enrollment(
            id,
            processInstanceId,
            requester,
            clock.instant(),
            reading.request(),
            reading.domain(),
            EnrollmentState.CHECKING,
            null,
            RouteChoice.none(),
            null,
            null,
            null,
            0);
    enrollments.add(begun);
    evidence.add(id, EvidenceKind.REQUEST, requester, describe(reading.request()));
    tellOfPredecessor(begun);
    return id;
  }

  /**
   * Keeps a corrected request; what was found and decided for the earlier one no longer counts. A
   * dry run stays a dry run.
   *
   * @param user who corrected it
   * @param id the enrollment
   * @param fields the corrected fields
   */
  @Transactional
  public void correct(User user, EnrollmentId id, Map<String, ?> fields) {
    if (fields.containsKey(RequestForm.DRY_RUN)) {
      throw new InvalidInput(
          RequestForm.DRY_RUN,
          "Whether it is a dry run cannot be changed. Leave it out, or start another enrollment.");
    }
    Reading reading = check(fields, id);
    Enrollment enrollment = enrollments.get(id);
    EnrollmentRequest request = reading.request().withDryRun(enrollment.request().dryRun());
    Enrollment corrected =
        enrollment
            .withRequest(request, reading.domain())
            .withFacts(null)
            .withRoute(RouteChoice.none());
    enrollments.update(corrected);
    evidence.add(id, EvidenceKind.CORRECTION, user.id(), describe(request));
    if (!Objects.equals(enrollment.domain(), corrected.domain())) {
      tellOfPredecessor(corrected);
    }
  }

  /**
   * Keeps which earlier enrollment of the same domain this one follows.
   *
   * @param enrollment whose domain is new
   */
  public void tellOfPredecessor(Enrollment enrollment) {
    enrollments
        .predecessorOf(enrollment)
        .ifPresent(
            earlier ->
                evidence.add(
                    enrollment.id(),
                    EvidenceKind.PREDECESSOR,
                    Evidence.SYSTEM,
                    Map.of("id", earlier.id().value(), "state", earlier.state().key())));
  }

  /**
   * Refuses a tenant that does not exist. When Microsoft cannot be asked, the name is let through:
   * the next step of the process asks again.
   *
   * @param domainOrId a domain or an id; null is fine
   * @throws InvalidInput when there is no such tenant
   */
  public void requireTenant(String domainOrId) {
    if (domainOrId != null) {
      unknownTenant(domainOrId)
          .ifPresent(
              problem -> {
                throw new InvalidInput(RequestForm.EXISTING_TENANT, problem);
              });
    }
  }

  private Optional<String> unknownTenant(String domainOrId) {
    try {
      return directory.tenantExists(null, domainOrId)
          ? Optional.empty()
          : Optional.of(
              "Microsoft knows no tenant %s in this cloud. Check the name, or leave it out."
                  .formatted(domainOrId));
    } catch (DirectoryFailure e) {
      LOG.warn("Could not check that tenant {} exists: {}", domainOrId, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Refuses a domain that another enrollment is at.
   *
   * @param domain the domain; null is fine
   * @param own the enrollment that is to have it; null at a start
   * @throws DomainTaken when there is another active one
   */
  public void requireFree(DomainName domain, EnrollmentId own) {
    if (domain != null
        && enrollments.activeFor(domain).filter(active -> !active.id().equals(own)).isPresent()) {
      throw new DomainTaken(domain);
    }
  }

  private static Map<String, Object> describe(EnrollmentRequest request) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("workEmail", request.workEmail());
    data.put("companyName", request.companyName());
    data.put("headquarters", request.headquarters());
    data.put(
        "partnerCenterUsers",
        request.partnerCenterUsers().stream()
            .map(u -> u.role() == null ? u.email() : u.email() + " " + u.role())
            .toList());
    data.put("existingTenant", request.existingTenant());
    data.put("partnerCenterAccount", request.partnerCenterAccount().key());
    data.put("adminContact", request.adminContact());
    data.put(
        "partnerProgram", request.partnerProgram() == null ? null : request.partnerProgram().key());
    data.put("dryRun", request.dryRun());
    return data;
  }
}
