package io.github.workaccount.enrollment.model.tenant;

import io.github.workaccount.enrollment.model.address.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What else was found when a domain was looked at, for the person who decides. None of it stops an
 * enrollment by itself.
 *
 * @param mail whether e-mail can reach the domain of the work e-mail
 * @param headquarters domains of the same name that have a tenant and may be the headquarters'
 *     (rule R2)
 * @param other the other one of the work e-mail's domain and the domain that it is a subdomain of;
 *     null when the work e-mail is at no subdomain
 * @param sharedPrograms why two partner programs would share one tenant (rule B4), a sentence; null
 *     when they would not
 */
public record Surroundings(
    MailReception mail, List<DomainName> headquarters, OtherDomain other, String sharedPrograms) {

  private static final Surroundings NONE =
      new Surroundings(MailReception.EXCHANGERS, List.of(), null, null);

  public Surroundings {
    headquarters = headquarters == null ? List.of() : List.copyOf(headquarters);
  }

  /** Nothing worth a word. */
  public static Surroundings none() {
    return NONE;
  }

  /**
   * The other domain, where it is the likelier one to enroll: it is in a tenant and the
   * enrollment's own is in none, and no tenant was named.
   *
   * @param facts what is known of the enrollment's own domain
   */
  Optional<OtherDomain> likelier(TenantFacts facts) {
    return facts.state() == DomainState.NONE
            && facts.stated() == null
            && other != null
            && other.canBeLinked()
        ? Optional.of(other)
        : Optional.empty();
  }

  /**
   * What the person who decides must know, each a sentence.
   *
   * @param email the work e-mail
   * @param domain the enrollment's domain
   */
  public List<String> warnings(String email, DomainName domain) {
    List<String> warnings = new ArrayList<>();
    warnOfMail(email, warnings);
    headquarters.forEach(
        found ->
            warnings.add(
                "%s is in a tenant too: the address of the corporate headquarters is preferred. If that is the same company, send the request back for that address, or name that tenant; otherwise go on."
                    .formatted(found)));
    if (other != null) {
      warnings.add(
          "%s is at a subdomain, so two domains can be enrolled: %s, or %s, which is %s. A subdomain of a domain that is verified in a tenant is verified with it there."
              .formatted(email, domain, other.domain(), other.inWords()));
    }
    return warnings;
  }

  private void warnOfMail(String email, List<String> warnings) {
    String code = "Microsoft mails a code to %s, so check that it can be read.".formatted(email);
    switch (mail) {
      case NULL_MX ->
          warnings.add("Its domain says that it takes no e-mail (null MX, RFC 7505). " + code);
      case NONE ->
          warnings.add("Its domain has neither mail (MX) nor address records in the DNS. " + code);
      case UNKNOWN ->
          warnings.add(
              "Whether its domain takes e-mail is unknown: the DNS did not answer. " + code);
      case EXCHANGERS, ADDRESS -> {
        // mail can be delivered
      }
    }
  }

  /**
   * A domain that could be enrolled instead.
   *
   * @param domain the domain
   * @param state what the outside can see of it
   * @param holder the tenant that holds it; null when there is none
   */
  public record OtherDomain(DomainName domain, DomainState state, Tenant holder) {

    /** Whether it is verified in a tenant of this cloud. */
    public boolean canBeLinked() {
      return state == DomainState.MANAGED || state == DomainState.FEDERATED;
    }

    /** Where it is, to follow its name. */
    public String inWords() {
      return switch (state) {
        case NONE, CONFLICT -> "in no work account (Microsoft Entra tenant)";
        case MANAGED, FEDERATED -> "verified in the tenant " + holder.label();
        case UNMANAGED -> "in an unmanaged tenant";
        case OTHER_CLOUD -> "in another Microsoft cloud";
      };
    }
  }
}
