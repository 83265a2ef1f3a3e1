package io.github.workaccount.enrollment.dns.walk;

import io.github.workaccount.enrollment.dns.client.NameServer;
import org.xbill.DNS.Name;

/**
 * One step on the way from a host to its records: a CNAME record.
 *
 * @param owner the alias
 * @param target what it is an alias of
 * @param server who said so
 */
public record Alias(Name owner, Name target, NameServer server) {}
