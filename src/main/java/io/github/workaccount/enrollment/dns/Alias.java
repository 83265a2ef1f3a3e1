package io.github.workaccount.enrollment.dns;

import org.xbill.DNS.Name;

/**
 * One step on the way from a host to its records: a CNAME record.
 *
 * @param owner the alias
 * @param target what it is an alias of
 * @param server who said so
 */
record Alias(Name owner, Name target, NameServer server) {}
