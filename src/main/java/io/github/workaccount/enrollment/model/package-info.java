/**
 * The rules of work accounts in plain Java: what an address, a tenant, a plan and a DNS finding
 * are. It knows nothing of any framework.
 */
package io.github.workaccount.enrollment.model;
