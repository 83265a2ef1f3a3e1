/** Walks from the root to a domain's own name servers, and asks each of them. */
package io.github.workaccount.enrollment.dns.walk;
