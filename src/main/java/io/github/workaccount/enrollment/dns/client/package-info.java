/**
 * Questions to name servers and resolvers, and what comes back, within a deadline and at a rate.
 */
package io.github.workaccount.enrollment.dns.client;
