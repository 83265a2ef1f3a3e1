/** What a caller is told when something is not done: problem details (RFC 9457). */
package io.github.workaccount.enrollment.problem;
