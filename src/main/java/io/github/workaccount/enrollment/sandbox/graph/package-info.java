/** The simulated Microsoft Graph: tenants, domains, users and groups. */
package io.github.workaccount.enrollment.sandbox.graph;
