/** What people do in the simulated world: consent, publish records, change tenants, make faults. */
package io.github.workaccount.enrollment.sandbox.portal;
