package io.github.workaccount.enrollment.microsoft.graph;

import com.microsoft.graph.models.Domain;
import io.github.workaccount.enrollment.application.directory.ApprovedChange;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Applied;
import io.github.workaccount.enrollment.model.address.DomainName;
import java.net.URI;
import java.util.Optional;

/** Adds and verifies a domain, as approved (rule D5). */
public final class DomainWrites {

  private static final String PERMISSION = "Domain.ReadWrite.All";

  /** The cause is one that public reports tell of. */
  private static final String NOBODY_SEEN =
      " The domain is not in this tenant, and no other one is seen to hold it. One known cause: it is a"
          + " subdomain of a federated domain, whose users sign in at the company's own page; an"
          + " administrator of the tenant then adds it there, in the way the federation was set up. For any"
          + " other cause give the request id to Microsoft's support.";

  private final DomainHolders holders;
  private final URI graphUrl;

  public DomainWrites(DomainHolders holders, URI graphUrl) {
    this.holders = holders;
    this.graphUrl = graphUrl;
  }

  /** {@code POST /domains}; a refusal is understood by looking whether the domain is there. */
  public Applied add(TenantGraph graph, ApprovedChange change) {
    DomainName domain = domain(change);
    if (change.repeated()) {
      Optional<TenantGraph.Answer<Domain>> there = DomainReads.find(graph, domain);
      if (there.isPresent()) {
        return new Applied(true, there.get().requestId(), domain.value());
      }
    }
    return graph.write(
        graph.writing(
            "Adding the domain " + domain + " to the tenant",
            PERMISSION,
            WritePermit.of(change, null, graphUrl)),
        Domain::createFromDiscriminatorValue,
        added -> DomainReads.isThe(domain, added),
        added -> afterAddition(domain, added),
        refusal ->
            DomainReads.find(graph, domain)
                .map(there -> new Applied(true, there.requestId(), domain.value()))
                .orElseThrow(() -> afterRefusedAddition(graph, domain, refusal)));
  }

  /** Something in between may have answered: only the domain itself is a proof. */
  private static Applied afterAddition(DomainName domain, TenantGraph.Answer<Domain> added) {
    if (added.value() == null) {
      throw new DirectoryFailure.Unreadable(
          ("Adding the domain %s was answered without the domain: try again, it is looked for"
                  + " first.")
              .formatted(domain),
          added.requestId());
    }
    return new Applied(false, added.requestId(), domain.value());
  }

  /**
   * Microsoft does not document why it refuses. That another tenant holds the domain is claimed
   * only where one is seen.
   */
  private DirectoryFailure afterRefusedAddition(
      TenantGraph graph, DomainName domain, TenantGraph.Refusal refusal) {
    holders.requireFree(graph, domain, refusal.said(), refusal.requestId());
    return new DirectoryFailure.Conflict(refusal.said() + NOBODY_SEEN, refusal.requestId());
  }

  /** {@code POST /domains/{id}/verify}; its failure codes are not documented. */
  public Applied verify(TenantGraph graph, ApprovedChange change) {
    DomainName domain = domain(change);
    if (change.repeated()) {
      Optional<TenantGraph.Answer<Domain>> there =
          DomainReads.find(graph, domain).filter(DomainReads::isVerified);
      if (there.isPresent()) {
        return new Applied(true, there.get().requestId(), domain.value());
      }
    }
    return graph.write(
        graph.writing(
            "Verifying the domain " + domain, PERMISSION, WritePermit.of(change, null, graphUrl)),
        Domain::createFromDiscriminatorValue,
        answer -> DomainReads.isThe(domain, answer),
        accepted -> afterAcceptance(graph, domain, accepted),
        refusal -> afterRefusal(graph, domain, refusal));
  }

  private Applied afterRefusal(TenantGraph graph, DomainName domain, TenantGraph.Refusal refusal) {
    TenantGraph.Answer<Domain> there =
        lookAfterVerifying(graph, domain, refusal.requestId())
            .orElseThrow(
                () ->
                    new DirectoryFailure.NotFound(
                        "The domain %s is no longer in the tenant: add it again.".formatted(domain),
                        refusal.requestId()));
    if (DomainReads.isVerified(there)) {
      return new Applied(true, there.requestId(), domain.value());
    }
    holders.requireFree(graph, domain, refusal.said(), refusal.requestId());
    throw new DirectoryFailure.NotYet(
        ("%s Microsoft does not see the verification record yet: wait until it"
                + " has spread and try again.")
            .formatted(refusal.said()),
        refusal.requestId());
  }

  /** A takeover from an unmanaged tenant is only scheduled by the call (rule D4). */
  private static Applied afterAcceptance(
      TenantGraph graph, DomainName domain, TenantGraph.Answer<Domain> accepted) {
    String requestId = accepted.requestId();
    if (accepted.value() != null && DomainReads.isVerified(accepted)) {
      return new Applied(false, requestId, domain.value());
    }
    if (lookAfterVerifying(graph, domain, requestId).filter(DomainReads::isVerified).isPresent()) {
      return new Applied(false, requestId, domain.value());
    }
    if (accepted.value() == null) {
      throw new DirectoryFailure.Unreadable(
          ("Verifying the domain %s was answered without the domain, and it is not verified: try"
                  + " again, it is looked at first.")
              .formatted(domain),
          requestId);
    }
    throw new DirectoryFailure.NotYet(
        "Microsoft has accepted the verification of %s but has not finished it: look again later."
            .formatted(domain),
        requestId);
  }

  /**
   * The failure of this look is none of the verification, which was answered: it must not pass for
   * a write that Microsoft did nothing of.
   */
  private static Optional<TenantGraph.Answer<Domain>> lookAfterVerifying(
      TenantGraph graph, DomainName domain, String requestId) {
    try {
      return DomainReads.find(graph, domain);
    } catch (DirectoryFailure e) {
      throw new DirectoryFailure.NotYet(
          "Microsoft has answered the verification of %s, but its state is not known yet. %s"
              .formatted(domain, e.getMessage()),
          requestId);
    }
  }

  private static DomainName domain(ApprovedChange change) {
    return new DomainName(change.change().parameter("domain"));
  }
}
