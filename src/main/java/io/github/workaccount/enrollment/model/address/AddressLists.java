package io.github.workaccount.enrollment.model.address;

import java.util.Set;

/**
 * The lists that addresses are held against. Domains are canonical, and what is below a listed
 * domain counts too.
 *
 * @param personal mail providers for private persons
 * @param disposable providers of throwaway addresses
 * @param specialUse reserved domains (RFC 6761), single labels too
 * @param roles local parts that name a role, lower case
 * @param allowed domains that this installation takes although they are listed
 * @param denied domains that this installation refuses as well
 */
public record AddressLists(
    Set<String> personal,
    Set<String> disposable,
    Set<String> specialUse,
    Set<String> roles,
    Set<DomainName> allowed,
    Set<DomainName> denied) {

  public AddressLists {
    personal = Set.copyOf(personal);
    disposable = Set.copyOf(disposable);
    specialUse = Set.copyOf(specialUse);
    roles = Set.copyOf(roles);
    allowed = Set.copyOf(allowed);
    denied = Set.copyOf(denied);
  }
}
