/** Looks for verification records where the truth is, and waits for them. */
package io.github.workaccount.enrollment.dns;
