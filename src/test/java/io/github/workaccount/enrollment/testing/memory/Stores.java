package io.github.workaccount.enrollment.testing.memory;

import java.time.Clock;
import org.springframework.transaction.support.TransactionTemplate;

/** All stores of the product in memory, empty at first. */
public final class Stores {

  private final Memory memory = new Memory();
  private final InMemoryEnrollments enrollments = new InMemoryEnrollments(memory);
  private final InMemoryPlans plans = new InMemoryPlans(memory);
  private final InMemoryDnsWatches watches = new InMemoryDnsWatches(memory, enrollments);
  private final InMemoryDomainProofs proofs = new InMemoryDomainProofs(memory);
  private final InMemoryWorkAccountWatches accounts = new InMemoryWorkAccountWatches(memory);
  private final InMemoryDecisions decisions = new InMemoryDecisions(memory, enrollments);
  private final InMemoryConsentRequests requests = new InMemoryConsentRequests(memory, enrollments);
  private final InMemoryConsents consents = new InMemoryConsents(memory, enrollments);
  private final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys(memory);
  private final InMemoryThrottles throttles = new InMemoryThrottles(memory);
  private final InMemoryEvidence evidence;

  /**
   * @param clock when evidence is added
   */
  public Stores(Clock clock) {
    this.evidence = new InMemoryEvidence(memory, clock);
  }

  public InMemoryEnrollments enrollments() {
    return enrollments;
  }

  public InMemoryPlans plans() {
    return plans;
  }

  public InMemoryDnsWatches watches() {
    return watches;
  }

  public InMemoryDomainProofs proofs() {
    return proofs;
  }

  public InMemoryWorkAccountWatches accounts() {
    return accounts;
  }

  public InMemoryDecisions decisions() {
    return decisions;
  }

  public InMemoryConsentRequests consentRequests() {
    return requests;
  }

  public InMemoryConsents consents() {
    return consents;
  }

  public InMemoryIdempotencyKeys keys() {
    return keys;
  }

  public InMemoryThrottles throttles() {
    return throttles;
  }

  public InMemoryEvidence evidence() {
    return evidence;
  }

  /** Makes a transaction over all of them. */
  public TransactionTemplate transaction() {
    return new TransactionTemplate(memory);
  }
}
