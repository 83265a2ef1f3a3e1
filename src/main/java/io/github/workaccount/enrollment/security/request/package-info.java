/** What every request passes: limits, challenges, other sites, sessions; and how one is refused. */
package io.github.workaccount.enrollment.security.request;
