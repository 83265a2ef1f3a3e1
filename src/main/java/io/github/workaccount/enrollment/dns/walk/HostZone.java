package io.github.workaccount.enrollment.dns.walk;

import io.github.workaccount.enrollment.dns.client.Delegation;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Name;

/**
 * Where a host stands among zones.
 *
 * @param host the host
 * @param top the top of the zone that holds it; null when it is not known
 * @param registered the domain that was registered, which is the host or above it
 */
public record HostZone(Name host, Name top, Name registered) {

  /** The zone, for people; null when it is not known. */
  public String shown() {
    return top == null ? null : Delegation.shown(top);
  }

  /** Whether the zone was cut out of another one of whoever registered the domain. */
  public boolean isCutOut() {
    return top != null && !top.equals(registered);
  }

  /** Whether a name can be in this zone, as far as is known. */
  boolean holds(Name name) {
    return top == null || name.subdomain(top);
  }

  /** The names above the host, the nearest first, up to the domain that was registered. */
  List<Name> levels() {
    return above(host);
  }

  /** The names above a name up to the domain that was registered; none for another domain's. */
  List<Name> above(Name name) {
    List<Name> levels = new ArrayList<>();
    for (int up = 1; up <= name.labels() - registered.labels(); up++) {
      levels.add(new Name(name, up));
    }
    return levels;
  }
}
