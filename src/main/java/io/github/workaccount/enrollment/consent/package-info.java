/** Looks in the background whether tenants have taken their consent back. */
package io.github.workaccount.enrollment.consent;
