package io.github.workaccount.enrollment.model.dns;

/**
 * Where a host stands in the zone that holds it, since that is how providers want it entered.
 *
 * @param host the host, without a trailing dot
 * @param zone the name of the zone, which is the host or stands above it
 */
public record HostInZone(String host, String zone) {

  /** What stands for the top of a zone in zone files (RFC 1035, section 5.1) and at providers. */
  public static final String TOP = "@";

  /** Whether the host is the top of its own zone. */
  public boolean isTop() {
    return host.equalsIgnoreCase(zone);
  }

  /** The host as it is entered in the zone: {@code @} or, such as {@code emea}, the rest. */
  public String entered() {
    return isTop() ? TOP : host.substring(0, host.length() - zone.length() - 1);
  }

  /** What to enter, a sentence. */
  String advice() {
    return isTop()
        ? "In the zone %s the host to enter is %s; some providers leave the field empty instead."
            .formatted(zone, TOP)
        : "In the zone %s the host to enter is %s.".formatted(zone, entered());
  }
}
