/** What a caller is told when something is not done: problem details (RFC 9457), or a page. */
package io.github.workaccount.enrollment.problem;
