/** Looks at passwords, and slows down whoever guesses them. */
package io.github.workaccount.enrollment.security.password;
