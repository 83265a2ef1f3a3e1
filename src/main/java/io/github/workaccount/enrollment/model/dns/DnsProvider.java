package io.github.workaccount.enrollment.model.dns;

/**
 * Who runs a domain's name servers.
 *
 * @param name the provider, such as {@code Cloudflare}
 * @param where where to click there to add a record, such as {@code DNS > Add record; name {host}}:
 *     {@code {host}} stands for the host as it is entered in its zone, {@code {name}} for its full
 *     name
 * @param top what is entered for the top of a zone, such as {@code @}
 */
public record DnsProvider(String name, String where, String top) {

  /**
   * Where to click.
   *
   * @param place the host
   */
  String where(HostInZone place) {
    return where
        .replace("{host}", place.isTop() ? top : place.entered())
        .replace("{name}", place.host());
  }
}
