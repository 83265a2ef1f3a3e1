package io.github.workaccount.enrollment.model.tenant;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the domain and its tenant.
 *
 * @param state what the outside can see of the domain
 * @param holder the tenant that holds the domain; null when there is none
 * @param stated the tenant that the company named; null when none was named
 * @param cloud the cloud that holds the domain, in Microsoft's naming of its login host
 * @param signInPage where users of a federated domain sign in; null otherwise
 * @param inside what a look into the tenant found; null before
 * @param lookedAt when the outside was looked at
 * @param around what else was found
 */
public record TenantFacts(
    DomainState state,
    Tenant holder,
    Tenant stated,
    String cloud,
    String signInPage,
    TenantInside inside,
    Instant lookedAt,
    Surroundings around) {

  public TenantFacts {
    around = around == null ? Surroundings.none() : around;
  }

  /** Facts with nothing around them. */
  public TenantFacts(
      DomainState state,
      Tenant holder,
      Tenant stated,
      String cloud,
      String signInPage,
      TenantInside inside,
      Instant lookedAt) {
    this(state, holder, stated, cloud, signInPage, inside, lookedAt, Surroundings.none());
  }

  /**
   * Judges what was found.
   *
   * @param found what the outside can see of the domain
   * @param stated the tenant that the company named, or null
   * @param lookedAt when it was looked at
   */
  public static TenantFacts of(PublicDomain found, Tenant stated, Instant lookedAt) {
    boolean elsewhere =
        found.state() != DomainState.UNMANAGED
            && found.tenant() != null
            && stated != null
            && !found.tenant().id().equals(stated.id());
    return new TenantFacts(
        elsewhere ? DomainState.CONFLICT : found.state(),
        found.tenant(),
        stated,
        found.cloud(),
        found.signInPage(),
        null,
        lookedAt);
  }

  /** The same facts with what a look inside found. */
  public TenantFacts withInside(TenantInside found) {
    return new TenantFacts(state, holder, stated, cloud, signInPage, found, lookedAt, around);
  }

  /** The same facts with what else was found. */
  public TenantFacts withAround(Surroundings found) {
    return new TenantFacts(state, holder, stated, cloud, signInPage, inside, lookedAt, found);
  }

  /**
   * The same facts with a new tenant of the company, which leaves the domain to whoever holds it.
   *
   * @param created the tenant
   */
  public TenantFacts withCreated(Tenant created) {
    return new TenantFacts(
        state == DomainState.CONFLICT ? DomainState.MANAGED : state,
        holder,
        created,
        cloud,
        null,
        null,
        lookedAt,
        around);
  }

  /**
   * The same facts where another tenant than the one to be linked has the domain.
   *
   * @param other that tenant
   */
  public TenantFacts heldElsewhere(Tenant other) {
    Tenant ours = target().orElseThrow();
    return new TenantFacts(
        DomainState.CONFLICT, other, ours, cloud, signInPage, inside, lookedAt, around);
  }

  /**
   * The same facts after Microsoft refused the domain, for whatever reason, and no tenant was seen
   * to hold it.
   */
  public TenantFacts heldByNobodySeen() {
    return state == DomainState.CONFLICT
        ? new TenantFacts(
            DomainState.NONE, null, target().orElseThrow(), cloud, null, inside, lookedAt, around)
        : this;
  }

  /** The other tenant that is known to hold the domain. */
  public Optional<Tenant> otherHolder() {
    return Optional.ofNullable(holder)
        .filter(one -> target().filter(ours -> !ours.isSame(one)).isPresent());
  }

  /** The other domain, where it is the likelier one to enroll. */
  public Optional<Surroundings.OtherDomain> likelierDomain() {
    return around.likelier(this);
  }

  /**
   * The tenant that the enrollment would link: the one named, else the one that holds the domain;
   * an unmanaged one is taken over and linked itself.
   */
  public Optional<Tenant> target() {
    boolean takesOver = state == DomainState.UNMANAGED;
    return Optional.ofNullable(stated != null && !takesOver ? stated : holder);
  }

  /** The same facts before the named tenant was looked up. */
  public TenantFacts withoutStated() {
    // A conflict is one with the named tenant only.
    DomainState alone = signInPage == null ? DomainState.MANAGED : DomainState.FEDERATED;
    return new TenantFacts(
        state == DomainState.CONFLICT ? alone : state,
        holder,
        null,
        cloud,
        signInPage,
        inside,
        lookedAt,
        around);
  }

  /** The same facts once the domain is verified in the tenant that was looked into. */
  public TenantFacts verified() {
    return new TenantFacts(
        DomainState.MANAGED,
        target().orElseThrow(),
        stated,
        cloud,
        signInPage,
        inside.withDomainVerified(),
        lookedAt,
        around);
  }

  /** Whether the domain is still where other facts have it, whatever its tenant is called. */
  public boolean isWhere(TenantFacts other) {
    boolean sameHolder = holder == null ? other.holder == null : holder.isSame(other.holder);
    return state == other.state && sameHolder;
  }

  /** Where the domain is, to follow its name. */
  public String whereabouts() {
    String there = holder == null ? "a tenant" : "the tenant " + holder.inFull();
    return switch (state) {
      case NONE -> "in no tenant";
      case MANAGED -> "verified in " + there;
      case FEDERATED -> "verified in %s, with sign-in at the company's own page".formatted(there);
      case UNMANAGED -> "in the unmanaged tenant " + (holder == null ? "" : holder.id());
      case OTHER_CLOUD -> "in another Microsoft cloud (%s)".formatted(cloud);
      case CONFLICT -> "verified in %s, another one than the company's".formatted(there);
    };
  }

  /** Whether the domain is verified in the tenant that would be linked. */
  public boolean domainVerified() {
    if (inside != null) {
      return inside.domain() == TenantInside.DomainPresence.VERIFIED;
    }
    boolean elsewhere = stated != null && holder != null && !stated.id().equals(holder.id());
    return !elsewhere && (state == DomainState.MANAGED || state == DomainState.FEDERATED);
  }
}
