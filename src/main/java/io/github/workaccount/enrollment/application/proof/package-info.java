/** Proves the domain: the record, the wait for it, and Microsoft's own look at it. */
package io.github.workaccount.enrollment.application.proof;
