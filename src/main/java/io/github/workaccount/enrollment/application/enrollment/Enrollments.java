package io.github.workaccount.enrollment.application.enrollment;

import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.failure.DomainTaken;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The enrollments; the table is the truth, process variables are for display and routing only. */
public interface Enrollments {

  /**
   * Adds a new one.
   *
   * @throws DomainTaken when its domain has an active enrollment
   * @throws ChangedMeanwhile when it is about to have one, and that takes long
   */
  void add(Enrollment enrollment);

  /**
   * Keeps a changed one.
   *
   * @throws DomainTaken when its new domain has an active enrollment
   * @throws ChangedMeanwhile when somebody else changed it since it was read, or holds it for long
   */
  void update(Enrollment enrollment);

  /**
   * Keeps that one is withdrawn, whatever else is being written of it: whoever has read it before
   * and writes it afterwards is told that it was changed.
   *
   * @param id the enrollment
   * @param withdrawal who, when and why
   * @return false when it is over or withdrawn already
   * @throws ChangedMeanwhile when somebody else holds it for long
   */
  boolean withdraw(EnrollmentId id, Enrollment.Withdrawal withdrawal);

  /** Finds one by its id. */
  Optional<Enrollment> find(EnrollmentId id);

  /** Finds one by its process instance. */
  Optional<Enrollment> findByProcessInstance(String processInstanceId);

  /** The active enrollment of a domain, if there is one. */
  Optional<Enrollment> activeFor(DomainName domain);

  /**
   * The latest enrollment of the same domain that is over and was asked for before.
   *
   * @param enrollment whose predecessor; one without a domain has none
   */
  Optional<Enrollment> predecessorOf(Enrollment enrollment);

  /**
   * Enrollments that ended {@code enrolled} and linked a tenant, oldest first.
   *
   * @param tenantId the tenant
   */
  List<Enrollment> linkedTo(String tenantId);

  /**
   * Enrollments that run and would link a tenant, oldest first.
   *
   * @param tenantId the tenant
   */
  List<Enrollment> leadingTo(String tenantId);

  /**
   * Keeps that a tenant was created for an enrollment, as long as that runs and leads to it.
   *
   * @param id the enrollment
   * @param tenantId the tenant
   * @throws ChangedMeanwhile when another one took it at the same moment
   */
  void takeCreated(EnrollmentId id, String tenantId);

  /** Enrollments whose withdrawal was asked for and has not taken effect. */
  List<Enrollment> withWithdrawalPending();

  /** Finds enrollments, newest first. */
  Page list(Filter filter);

  /** One that must exist. */
  default Enrollment get(EnrollmentId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("No enrollment " + id));
  }

  /**
   * Which enrollments to list.
   *
   * @param state only those in this state; null for all
   * @param domain only those of this domain; null for all
   * @param requester only those of this requester; null for all
   * @param withIncident process instances that have an incident: their state is {@code
   *     needs-attention}, whatever the table says
   * @param page which page, from 0
   * @param size how many a page
   */
  record Filter(
      EnrollmentState state,
      DomainName domain,
      String requester,
      Set<String> withIncident,
      int page,
      int size) {}

  /**
   * A page of enrollments.
   *
   * @param items those of the page
   * @param total how many there are in all
   */
  record Page(List<Enrollment> items, long total) {}
}
