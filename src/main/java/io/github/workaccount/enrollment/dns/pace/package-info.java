/**
 * When a domain is looked at next, and in which lane, so that nobody waits for somebody else's slow
 * server.
 */
package io.github.workaccount.enrollment.dns.pace;
