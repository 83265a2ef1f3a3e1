/** Records that prove a domain, and what looks for them find. */
package io.github.workaccount.enrollment.model.dns;
