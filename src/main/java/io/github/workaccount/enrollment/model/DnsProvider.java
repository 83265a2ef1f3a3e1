package io.github.workaccount.enrollment.model;

/**
 * Who runs a domain's name servers.
 *
 * @param name the provider, such as {@code Cloudflare}
 * @param where where to click there to add a record, such as {@code DNS > Records > Add record}
 */
public record DnsProvider(String name, String where) {}
