/** Proves answers by DNSSEC. */
package io.github.workaccount.enrollment.dns.dnssec;
