/** What is known of a tenant and of what surrounds it, from outside and from inside. */
package io.github.workaccount.enrollment.model.tenant;
