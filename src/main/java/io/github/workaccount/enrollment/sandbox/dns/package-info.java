/** The simulated DNS: a name server for the zones of the simulated companies. */
package io.github.workaccount.enrollment.sandbox.dns;
