/**
 * Asks a tenant for consent, reads the tenant with it, and sees that it is taken back in the end.
 */
package io.github.workaccount.enrollment.application.consent;
